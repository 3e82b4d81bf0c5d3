"""The events: all that a service may know of another. Plain data, one module or package per teller.

Additions only: whoever needs another meaning tells another event.
"""
