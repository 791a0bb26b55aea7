"""A public register of the algorithms that public bodies use."""
