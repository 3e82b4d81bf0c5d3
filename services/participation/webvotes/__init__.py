"""A matter voted on the web, with paper at the team's table: planned, reported, opened, counted."""
