"""A consultation as a whole: the draft, its days, what was said to it and what became of that."""
