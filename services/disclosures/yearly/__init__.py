"""The disclosure plan of a year: what is shown, how, when, for how long, and by whom (14.1)."""
