"""What proves a model, line by line, and how its unit scores itself."""
