"""The law as data and the arithmetic on it: no database, no network, no clock."""
