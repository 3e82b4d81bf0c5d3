"""What is overdue goes up: to the head of the unit, then to the chair."""
