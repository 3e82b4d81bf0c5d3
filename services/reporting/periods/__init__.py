"""The periods on which a report is owed, and by which day."""
