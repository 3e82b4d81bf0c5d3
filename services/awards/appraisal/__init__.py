"""What the appraisers find on each line, and why where it differs."""
