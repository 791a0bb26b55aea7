"""What pages about organisations say of them."""
