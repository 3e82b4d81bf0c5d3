"""The append-only log of everything shown to the people, with proofs that anybody can check."""
