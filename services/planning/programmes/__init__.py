"""Programmes of a year: that of the steering committee, and the one agreed with the Front."""
