"""What the words of the plan seem to ask for: always proposed, never decided."""
