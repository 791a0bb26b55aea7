"""Tells Django about this room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "algorithm_register.organisations"
    label = "organisations"
