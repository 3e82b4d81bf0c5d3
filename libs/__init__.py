"""Things that are imported: they never run on their own and know no service."""
