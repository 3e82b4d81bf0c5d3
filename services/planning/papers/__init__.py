"""Papers of the ward as documents: who issues them, and in whose name they are signed."""
