"""Open days follow a changed calendar; the day before, the day after and why are kept."""
