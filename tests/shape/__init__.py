"""The shape of the code, tested like behaviour. Each guard is itself seen to bite."""
