"""Ballots on paper: after a meeting that lacked households, or where the law lets choose."""
