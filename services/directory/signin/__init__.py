"""Signing in: passwords, second factors, sessions, and keys for machines."""
