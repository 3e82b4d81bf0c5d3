"""What a unit was asked to put right after a check, as a task of that unit."""
