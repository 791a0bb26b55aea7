"""What the register tells rooms above it while its transaction is still open."""

from django.dispatch import Signal

# Sent with number, edition, language and parts: whoever keeps a copy of those parts empties it now.
parts_redacted = Signal()
