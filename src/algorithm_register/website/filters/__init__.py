"""What an answer can be narrowed by."""
