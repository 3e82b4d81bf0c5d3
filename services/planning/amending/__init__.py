"""A plan in force is amended: by a version with its own number, or by a decision on one task."""
