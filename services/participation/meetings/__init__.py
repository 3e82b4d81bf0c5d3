"""Residents meet: told in time, ticked off a phone, counted by clusters (article 18)."""
