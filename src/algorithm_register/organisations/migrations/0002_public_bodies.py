"""Fills the directory with the public bodies that ship with the register."""

from typing import Any

from django.db import migrations

from algorithm_register.organisations.services import sync_directory


def fill(registry: Any, schema_editor: Any) -> None:
    sync_directory(registry)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    # Going back leaves the bodies: descriptions may stand under them.
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
