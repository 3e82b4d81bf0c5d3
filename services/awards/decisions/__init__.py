"""What the chair decides: granted, refused, withdrawn."""
