"""Residents elect the head of their neighbourhood: days, team, candidates, votes for each."""
