"""Answers, which nobody can tie to whoever gave them."""
