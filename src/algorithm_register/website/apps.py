"""Tells Django about this room."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "algorithm_register.website"
    label = "website"
