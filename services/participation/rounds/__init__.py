"""One counting of a matter in one neighbourhood: its frozen households, its sums, its outcome."""
