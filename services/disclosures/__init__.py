"""disclosures: what the people must know, and the proof that it was shown to them."""
