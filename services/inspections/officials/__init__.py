"""Which accounts work in the ward and in which unit, so that nobody checks their own unit."""
