"""What happened, as rows that are counted and never changed."""
