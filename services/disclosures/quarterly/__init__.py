"""The list of everything disclosed in a quarter."""
