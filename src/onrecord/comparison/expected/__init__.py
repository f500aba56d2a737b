"""What was announced for a later day, and whether that day has come."""
