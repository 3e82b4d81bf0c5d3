"""The head of the ward's papers: what the ward is called, and who issues them."""
