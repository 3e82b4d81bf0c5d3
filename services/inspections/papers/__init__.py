"""The minutes and the conclusion of a check as papers: drafts until signed, then kept as issued."""
