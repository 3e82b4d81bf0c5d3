"""The page of one disclosure: what it says, the proof of every form, its story."""
