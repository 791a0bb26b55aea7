"""How the difference between two editions is put before a reader, and before a machine."""
