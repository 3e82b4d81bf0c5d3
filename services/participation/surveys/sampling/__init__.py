"""Who is asked: by lot with a code each, or whoever comes by and scans a sheet."""
