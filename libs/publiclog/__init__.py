"""The public log as anybody may check it: hashing, proofs, signed heads. It knows no database."""
