"""What became of what residents said: explained to all, decided, reported to council and Front."""
