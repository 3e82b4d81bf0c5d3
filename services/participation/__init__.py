"""What residents discuss, decide, and say: households, meetings, ballots, opinions, surveys."""
