"""The annual plan of a ward, and who owes what by when."""
