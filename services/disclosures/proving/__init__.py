"""What must be proven for a disclosure, and what is."""
