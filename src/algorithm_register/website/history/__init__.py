"""What happened to one description, as a line and in words."""
