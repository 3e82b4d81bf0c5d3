"""Which letters are alike, found by keyed marks: nothing that can be read leaves the seal."""
