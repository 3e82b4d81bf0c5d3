"""Meetings of the steering committee and hearings of the Front: called, held, concluded."""
