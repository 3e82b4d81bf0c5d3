"""Matters as they are read: by everybody, and by whoever has a step to take."""
