"""Files that come with a letter: encrypted as they arrive, opened as the letter is."""
