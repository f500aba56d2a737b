"""The ways two texts are compared: words and their weights, shingles, MinHash, alignment."""
