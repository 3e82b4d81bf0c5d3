"""The households of a neighbourhood, who represents each, and the roll of a day."""
