"""A list of households from a file: looked at row by row, entered whole or not at all."""
