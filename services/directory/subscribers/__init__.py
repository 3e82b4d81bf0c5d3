"""Whoever wants to be told by mail what became public: an address, sealed, and nothing else."""
