"""Secret ballots: a blind signature (RFC 9474), a sealed choice, a list that anybody recounts."""
