"""Training classes: planned, held with attendance by group, or called off."""
