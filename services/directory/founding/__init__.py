"""The first accounts of a ward, of a province, and of the platform: a password for each, once."""
