"""Sample views for every template; the names and numbers in them are invented."""
