"""What the chair reads before signing, that it is what gets signed, and drafts sent back."""
