"""What reception tells: who was received, what was petitioned, what came of it. Never a person."""
