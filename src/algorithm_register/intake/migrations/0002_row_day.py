from typing import Any

from django.db import migrations, models
from django.db.models import F
from django.utils import timezone

from algorithm_register.kernel.days import day_of


def reckon(apps: Any, schema_editor: Any) -> None:
    """The day on which a row came was not kept: where it is dated ahead, today is the nearest that is known."""
    rows = apps.get_model("intake", "LastRow").objects.using(schema_editor.connection.alias)
    today = day_of(timezone.now())
    rows.filter(stated_on__lte=today).update(day=F("stated_on"))
    rows.filter(stated_on__gt=today).update(day=today)


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='lastrow',
            name='day',
            field=models.DateField(null=True),
        ),
        migrations.RunPython(reckon, migrations.RunPython.noop),
    ]
