"""Dialogues: the yearly conference of the ward with its residents, and those of a complaint."""
