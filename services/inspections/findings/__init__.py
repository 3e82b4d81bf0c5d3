"""What a check found: how grave it is, against which article, and what proves it."""
