"""The internal append-only journal: who did what, when, under which name."""
