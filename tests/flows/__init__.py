"""Stories of a ward, told through the door of the whole product."""
