"""Residents demand a matter: consents of households, each valid for three months (article 16)."""
