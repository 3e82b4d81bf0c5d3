"""Slots of a reception session, booked on the web without an account, seen and freed by a code."""
