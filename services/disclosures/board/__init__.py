"""The board of the fourteen contents, a content, the places, and punctuality."""
