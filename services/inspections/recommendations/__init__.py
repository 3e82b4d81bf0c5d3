"""What a unit is asked to put right after a check: by when, what it did, and who found it done."""
