"""Models of democracy at work, and who is commended: registered, scored, voted, decided, shown."""
