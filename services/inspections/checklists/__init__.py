"""The checklist of a check: answered line by line, by several people, nothing lost."""
