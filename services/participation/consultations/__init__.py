"""Residents are asked before the ward decides: a draft, their opinions, and what became of them."""
