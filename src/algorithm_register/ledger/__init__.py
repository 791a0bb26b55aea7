"""The public append-only log: sealed records, and the entries that commit to them."""
