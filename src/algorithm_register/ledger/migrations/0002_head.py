"""The head of an empty ledger: the one row that every append locks."""

from django.db import migrations


def make_head(apps, schema_editor):
    apps.get_model("ledger", "Head").objects.get_or_create(pk=1, defaults={"size": 0, "time": ""})


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(make_head, migrations.RunPython.noop)]
