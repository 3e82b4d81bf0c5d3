"""Lists of persons: what they may show, and when they leave the public pages."""
