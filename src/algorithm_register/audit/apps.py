"""Tells Django about this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "algorithm_register.audit"
    label = "audit"
