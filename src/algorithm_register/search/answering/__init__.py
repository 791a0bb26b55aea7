"""What an index answers: hits in order, marked texts."""
