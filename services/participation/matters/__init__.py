"""What residents decide: put forward, agreed, voted, sent, recognised (articles 15 to 22)."""
