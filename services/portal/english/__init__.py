"""The public pages in English: the same templates, their sentences exchanged (decision 0023)."""
