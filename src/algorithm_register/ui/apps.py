"""Tells Django about this room."""

from django.apps import AppConfig
from django.core.checks import register


class UiConfig(AppConfig):
    name = "algorithm_register.ui"
    label = "ui"

    def ready(self) -> None:
        from algorithm_register.ui.checks import check_theme

        register(check_theme)
