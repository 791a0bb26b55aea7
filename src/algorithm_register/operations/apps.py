"""Tells Django about this room: guards after every migration, and the checks of a running register."""

from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import register
from django.db.models.signals import post_migrate


class OperationsConfig(AppConfig):
    name = "algorithm_register.operations"
    label = "operations"

    def ready(self) -> None:
        from algorithm_register.operations.checks import (
            check_data_folder,
            check_guards,
            check_security_contact,
        )

        # The signal comes once for every room with tables, after all have migrated; one of them will do.
        post_migrate.connect(_install, sender=apps.get_app_config("ledger"))
        register(check_guards, "database")
        register(check_data_folder, "security")
        register(check_security_contact, "security")


def _install(**_: Any) -> None:
    from algorithm_register.operations.guards import install_guards

    install_guards()
