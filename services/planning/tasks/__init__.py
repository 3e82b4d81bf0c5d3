"""Who owes what by when, what was done, and who was urged."""
