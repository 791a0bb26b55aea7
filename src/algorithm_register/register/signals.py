"""What the register tells rooms above it while its transaction is still open."""

from django.dispatch import Signal

# Sent with number, edition, language, parts (their names) and values (by name, as they were): whoever keeps a copy
# empties it now, and may remember a digest to know the text again.
parts_redacted = Signal()
