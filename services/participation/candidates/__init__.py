"""Who stands for head, on which day, and how many ballots each had: what votes and papers ask."""
