"""Finding a description: an index per language that follows the ledger."""
