"""Petitions: what came is registered, sorted, and settled by the clocks of its kind."""
