"""Tells Django about this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "algorithm_register.intake"
    label = "intake"
