"""Tells Django about this room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "algorithm_register.ledger"
    label = "ledger"
