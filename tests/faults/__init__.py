"""What is killed or lost comes back by itself, with everything that was promised."""
