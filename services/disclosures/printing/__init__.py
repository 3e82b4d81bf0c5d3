"""The A4 sheet that hangs beside a posted document, ready to print."""
