"""The council: its members, and what it votes in secret; only sums are kept."""
