"""Secret ballots on the web and on paper: one household, one vote, which nobody can tie to it."""
