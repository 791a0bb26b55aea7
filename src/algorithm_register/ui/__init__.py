"""The look: theme, icons, template tags and the built styles."""
