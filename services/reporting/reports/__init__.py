"""Reports: drafted from figures, approved by other eyes, issued under a number."""
