"""What staff decide or are asked about: who proposed it, and how it was settled."""
