"""Tells Django about this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "algorithm_register.accounts"
    label = "accounts"
