"""Officials: accounts, and the roles they hold in a unit."""
