"""A department with a service, a door and a portal of its own, whose link to the ward is cut."""
