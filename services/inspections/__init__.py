"""Who checks the ward's work, what they found, and what became of what they asked for."""
