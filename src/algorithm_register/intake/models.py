"""The memory of intake: the last row of each source, every fingerprint seen, and what was redacted.

Nothing here is public and nobody else reads it; it can change, because the ledger keeps what was recorded.
"""

from typing import ClassVar

from django.db import models

from algorithm_register.intake.shapes import Shape


class Known(models.Model):
    """One description as sources know it: `key` is its number, or a hash where the source gives none.

    `number` is empty until a description was made for a key without a number.
    """

    key = models.CharField(max_length=50, unique=True)
    number = models.CharField(max_length=8, blank=True, db_index=True)


class LastRow(models.Model):
    """What one source said last about one description, mapped. `stands_as_edition`: a translation without original.

    `day` is what its age is reckoned by: `stated_on`, or the day the row came where that was earlier.
    """

    known = models.ForeignKey(Known, on_delete=models.CASCADE, related_name="rows")
    source = models.CharField(max_length=100)
    shape = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    stated_on = models.DateField(null=True)
    day = models.DateField(null=True)
    language = models.CharField(max_length=20)
    organisation_code = models.CharField(max_length=120)
    organisation_name = models.TextField()
    certainty = models.PositiveSmallIntegerField()
    content = models.JSONField(default=dict)
    unknown = models.JSONField(default=dict)
    memory = models.JSONField(default=dict)
    stands_as_edition = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["known", "source", "shape"], name="one_last_row_per_source"),
        ]

    @property
    def rank(self) -> int:
        return Shape(self.shape).rank

    @property
    def is_translation(self) -> bool:
        return Shape(self.shape).is_translation


class SeenRow(models.Model):
    """A fingerprint that a source gave once."""

    known = models.ForeignKey(Known, on_delete=models.CASCADE, related_name="seen")
    source = models.CharField(max_length=100)
    shape = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["known", "source", "shape", "fingerprint"], name="seen_once"),
        ]


class DigestKey(models.Model):
    """The key of the digests below, in its one row: a new secret key of the register makes no difference to them."""

    key = models.CharField(max_length=64)


class EmptiedValue(models.Model):
    """A text that was redacted, as a keyed digest of its name and value: met again in a file, it is left out."""

    number = models.CharField(max_length=8)
    language = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number", "language", "digest"], name="emptied_once"),
        ]
