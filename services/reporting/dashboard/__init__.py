"""The ward today, under the six sayings."""
