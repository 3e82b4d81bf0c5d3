"""Wards that use the product, each entered once from the official list."""
