"""What the home page shows of the register as a whole."""
