"""Everything public of this service in one shape: for a ward's home, its search, its feeds."""
