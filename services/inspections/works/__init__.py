"""Programmes and projects that a board of residents supervises, from the notice to the end."""
