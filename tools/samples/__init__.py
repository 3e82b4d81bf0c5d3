"""A sample ward, entered as people would: through the door."""
