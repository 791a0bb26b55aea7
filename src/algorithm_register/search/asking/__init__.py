"""What somebody typed, read and turned into queries. Pure."""
