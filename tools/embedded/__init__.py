"""PostgreSQL and NATS as child processes, out of Python wheels, for one machine and for tests."""
