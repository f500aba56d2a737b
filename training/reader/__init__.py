"""Trains the reader: from the corpora to the folder that the package ships."""
