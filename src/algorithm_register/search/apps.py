"""Tells Django about this room."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "algorithm_register.search"
    label = "search"
