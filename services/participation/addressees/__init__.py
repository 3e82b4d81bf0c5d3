"""Those whom a decision on duties and rights binds are told, heard, and it is written down."""
