"""The units that reception may hand work to."""
