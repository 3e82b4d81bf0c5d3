"""Where to look first: points of units with their reasons, and checks proposed."""
