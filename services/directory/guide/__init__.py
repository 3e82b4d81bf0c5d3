"""The guide of a ward's first steps: since when the ward is here, and whether it was put away."""
