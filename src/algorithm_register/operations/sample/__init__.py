"""The sample register: fictitious organisations, what they say of their algorithms, and how that is loaded."""
