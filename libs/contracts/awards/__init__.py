"""What awards tells."""
