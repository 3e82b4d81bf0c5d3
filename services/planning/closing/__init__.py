"""A unit ends: its work goes to its successor, its own duties end with it."""
