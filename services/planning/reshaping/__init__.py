"""Several proposals merged into one, or one split into several, and both undone."""
