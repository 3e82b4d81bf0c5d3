"""One reader for each kind of file; each hands over lines, never a tree."""
