"""What came to an official: told by other services' events, kept as ids and codes, no words."""
