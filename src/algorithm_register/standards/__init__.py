"""The publication standards as data, and the pure functions that read content by them."""
