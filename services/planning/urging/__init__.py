"""Letters that urge units to do what they owe (đôn đốc), and their answers."""
