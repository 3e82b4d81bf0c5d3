"""Whether a petition about a unit is pending: the one fact that another service may know."""
