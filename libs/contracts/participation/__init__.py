"""What participation tells."""
