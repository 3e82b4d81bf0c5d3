"""Units: the bodies inside a ward and beside it."""
