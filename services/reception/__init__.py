"""Citizens at the ward's door: reception days, petitions, the hotline, and what became of them."""
