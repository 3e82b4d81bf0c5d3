"""What residents say to a draft: from the web, on paper, in meetings; looked at, then shown."""
