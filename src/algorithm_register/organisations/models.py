"""The tables of this room: public bodies, the names they had from a day on, and what else they are called."""

from typing import ClassVar

from django.db import models

from algorithm_register.organisations.hierarchy import checked_parent


class Organisation(models.Model):
    """A public body, known for ever by its code: that of TOOI, of the national register, or `x-{slug}`."""

    code = models.CharField(max_length=120, primary_key=True)
    uri = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=40, blank=True)
    abbreviation = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Refuses a parent that is the organisation itself or stands below it."""
        if self.parent_id is not None:
            parents = dict(Organisation.objects.exclude(parent=None).values_list("code", "parent_id"))
            checked_parent(self.code, self.parent_id, parents)


class OrganisationName(models.Model):
    """What an organisation is called from a day on; without a day: from as long as the register knows."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    begins_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "begins_on"], name="one_name_from_a_day_on"),
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(begins_on=None), name="one_name_without_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Profile(models.Model):
    """What an organisation says of itself in one language. `version` grows with every change of any profile."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="profiles")
    language = models.CharField(max_length=20)
    contact = models.TextField(blank=True)
    objection = models.TextField(blank=True)
    complaint = models.TextField(blank=True)
    about = models.TextField(blank=True)
    version = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "language"], name="one_profile_in_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} ({self.language})"


class Alias(models.Model):
    """Another name by which sources mean exactly this organisation, with the reason."""

    name = models.CharField(max_length=300, unique=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="aliases")
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name
