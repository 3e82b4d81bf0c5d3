"""The figures of a report and how each is counted from facts."""
