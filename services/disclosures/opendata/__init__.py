"""What is public for programs: a feed of news, open data and its dictionary, a calendar."""
