"""Tells Django about this room."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "algorithm_register.register"
    label = "register"
