"""The one door: everything from outside comes in here and is handed on over the bus."""
