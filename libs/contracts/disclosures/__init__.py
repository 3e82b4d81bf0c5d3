"""What disclosures tell: what must be shown to the people, and the proof that it was."""
