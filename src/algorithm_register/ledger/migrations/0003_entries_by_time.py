"""What was recorded in a span of time is found without reading the whole ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_head")]
    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["time", "kind"], name="entries_by_time"),
        ),
    ]
