"""The life of a disclosure: drafted, approved, published, corrected, withdrawn."""
