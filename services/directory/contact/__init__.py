"""How a ward is reached: what stands at the foot of its public pages."""
