"""What reporting counts, made again from all events."""
