"""Who was received, about what, and what came of it: the register of thirteen columns."""
