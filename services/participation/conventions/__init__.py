"""Village conventions: drafted, posted for thirty days, voted on, recognised, kept, ended."""
