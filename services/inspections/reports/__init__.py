"""Which reports of a quarter a board of the people still owes the Front."""
