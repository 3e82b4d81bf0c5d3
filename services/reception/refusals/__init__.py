"""Refusing to receive: on a ground of the law, explained, and notified in writing where owed."""
