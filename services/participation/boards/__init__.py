"""Boards that residents elect (khoản 5): who is on them, from when to when, who is missing."""
