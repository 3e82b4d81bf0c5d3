"""Whoever wrote is told how it goes, by mail or by a message to the telephone, and nothing else."""
