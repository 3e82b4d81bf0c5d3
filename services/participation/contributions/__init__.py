"""Accounts of what residents contribute: what was decided, given, spent, and hung up."""
