"""The report that is laid before a session of the People's Council (law 10/2022, article 14.3)."""
