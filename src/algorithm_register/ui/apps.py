"""Tells Django about this room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "algorithm_register.ui"
    label = "ui"
