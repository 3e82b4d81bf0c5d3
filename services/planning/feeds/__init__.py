"""Due days in people's own calendars: a secret address for a program that cannot sign in."""
