"""What reception's own database keeps of a sealed letter: that there is one, and for how long."""
