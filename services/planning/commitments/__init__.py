"""What was promised to residents in a dialogue, as tasks of the units that keep it."""
