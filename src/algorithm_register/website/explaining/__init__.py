"""What the register explains in words of its own."""
