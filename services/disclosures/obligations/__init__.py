"""What the ward owes the people, by which day, and why."""
