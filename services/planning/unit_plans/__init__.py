"""Plans of departments, neighbourhoods and other units: how each does its part of the ward's."""
