"""The text of a unit's plan: read like the ward's, kept whole, its steps proposed to the unit."""
