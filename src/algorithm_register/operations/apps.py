"""Tells Django about this room."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "algorithm_register.operations"
    label = "operations"
