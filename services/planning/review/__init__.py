"""What the importer proposes, and what people decide about it."""
