"""Models of democracy at work, and who is commended for them: registered, scored, voted, decided, shown."""
