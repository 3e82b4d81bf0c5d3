"""Opinions that say alike stand in a group, and each group gets its explanation."""
