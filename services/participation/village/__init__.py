"""Conventions as they are read, printed and kept: all that stands above their drafts and votes."""
