"""The yearly conference of the staff of an agency, a centre or a school, and its checks."""
