"""What an account asks of a household changes by another decision of residents."""
