"""What residents decided is carried out: a task of the unit that leads it."""
