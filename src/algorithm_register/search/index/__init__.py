"""What is kept to search in, and how it keeps up with the ledger."""
