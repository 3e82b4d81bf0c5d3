"""How long somebody heads a neighbourhood: terms, provisional heads, what is owed when one ends."""
