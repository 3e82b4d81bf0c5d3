"""What inspections tells."""
