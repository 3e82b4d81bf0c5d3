"""Giving a report its number and its place among the papers of the ward."""
