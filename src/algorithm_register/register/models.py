"""The tables of the register: descriptions, and the immutable editions and translations that hang on them.

Texts are not here: they stand once, sealed, in the ledger; a row names its entry by `sequence`.
"""

from typing import ClassVar

from django.db import models

from algorithm_register.kernel.guards import Guarding


class Description(models.Model):
    """One use of an algorithm by one organisation. What changes here is derived from the ledger."""

    issuer = models.CharField(max_length=100)
    number = models.CharField(max_length=8)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    live = models.OneToOneField("Edition", on_delete=models.PROTECT, null=True, related_name="+")
    editions_made = models.PositiveIntegerField(default=0)
    withdrawn_on = models.DateField(null=True)
    withdrawal = models.BigIntegerField(null=True)
    confirmed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["issuer", "number"], name="one_description_per_number"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number"], name="description_by_number")
        ]


class Edition(models.Model):
    """What was published. `in_force_from` is the day that counts; `is_stated` whether the source states it."""

    guarded: ClassVar[Guarding] = Guarding.APPEND_ONLY

    description = models.ForeignKey(Description, on_delete=models.PROTECT, related_name="editions")
    n = models.PositiveIntegerField()
    sequence = models.BigIntegerField(unique=True)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=20)
    standard = models.CharField(max_length=20)
    origin = models.CharField(max_length=20)
    source = models.CharField(max_length=100)
    is_translation = models.BooleanField()
    in_force_from = models.DateField()
    is_stated = models.BooleanField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["description", "n"], name="editions_are_counted_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-in_force_from", "-id"], name="editions_newest_first"),
        ]


class Translation(models.Model):
    """The k-th translation of one edition into one language; the newest is shown."""

    guarded: ClassVar[Guarding] = Guarding.APPEND_ONLY

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=20)
    k = models.PositiveIntegerField()
    sequence = models.BigIntegerField(unique=True)
    origin = models.CharField(max_length=20)
    source = models.CharField(max_length=100)
    made_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["edition", "language", "k"], name="translations_are_counted_once"
            ),
        ]
