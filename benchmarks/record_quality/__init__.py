"""What a record says of labelled stories, measured: see ``__main__``."""
