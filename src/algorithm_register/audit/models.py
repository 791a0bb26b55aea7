"""The table of the journal."""

from typing import ClassVar

from django.db import models

from algorithm_register.kernel.guards import Guarding


class Event(models.Model):
    """Who did what, when. The name is that of the day, and never any content of a description."""

    guarded: ClassVar[Guarding] = Guarding.APPEND_ONLY

    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    actor_id = models.CharField(max_length=60)
    actor_name = models.CharField(max_length=200)
    detail = models.TextField()
