"""Collectives and individuals proposed for a title, granted here or only proposed upward."""
