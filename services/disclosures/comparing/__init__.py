"""What changed between two versions of a disclosure, word by word."""
