"""onrecord follows a story through the news and returns its record."""
