"""The tables of the ledger: its head, its entries and the records they commit to."""

from typing import ClassVar

from django.db import models

from algorithm_register.kernel.guards import Guarding


class Head(models.Model):
    """One row, locked by every append: how long the ledger is and when it last grew."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    size = models.BigIntegerField()
    time = models.CharField(max_length=20)


class Entry(models.Model):
    """`body` is the entry; the other columns are read from it and serve look-ups."""

    guarded: ClassVar[Guarding] = Guarding.APPEND_ONLY

    sequence = models.BigIntegerField(primary_key=True)
    body = models.TextField()
    leaf = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    topic = models.CharField(max_length=100, db_index=True)
    time = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            # Counts what was recorded in a span of time from the index alone.
            models.Index(fields=["time", "kind"], name="entries_by_time"),
        ]


class Record(models.Model):
    """Parts, salts and commitments as canonical text, so that the bytes stay what was hashed."""

    guarded: ClassVar[Guarding] = Guarding.REDACTABLE

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="record")
    parts = models.TextField()
    salts = models.TextField()
    commitments = models.TextField()
    redacted_at = models.DateTimeField(null=True)
