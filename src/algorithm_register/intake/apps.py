"""Tells Django about this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "algorithm_register.intake"
    label = "intake"

    def ready(self) -> None:
        """Empty our copy of what the register redacts."""
        from algorithm_register.intake.redaction import forget_parts
        from algorithm_register.register.signals import parts_redacted

        parts_redacted.connect(forget_parts, dispatch_uid="intake.forget_parts")
