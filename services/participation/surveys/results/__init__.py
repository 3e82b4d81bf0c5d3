"""What the answers say, with nothing that points to a few people."""
