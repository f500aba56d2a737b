"""Where the articles of a story differ: figures, days, roles, places, claims, words."""
