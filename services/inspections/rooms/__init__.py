"""Whose room is whose: the people's boards and the Front, where nobody of the committee enters."""
