"""How two answers to one question differ. Pure."""
