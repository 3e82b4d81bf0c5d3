"""Who waits: under discipline, inspected, or with something unresolved, and why in plain words."""
