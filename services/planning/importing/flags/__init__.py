"""What does not agree in the source: shown to people, never mended."""
