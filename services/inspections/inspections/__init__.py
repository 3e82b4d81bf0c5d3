"""A check: decided, announced or not, carried out by its team, concluded."""
