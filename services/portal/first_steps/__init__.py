"""The first steps of a new ward: what they are, and how far it is, asked of the services."""
