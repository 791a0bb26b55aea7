"""Checks that the names given in the register are those that the ledger tells."""

from collections.abc import Iterator

from algorithm_register.ledger import selectors as ledger
from algorithm_register.ledger.verification import Difference
from algorithm_register.organisations.models import OrganisationName


def differences() -> Iterator[Difference]:
    """Every name with a day that no entry gave, and every entry whose name is not there.

    Names without a day come from the shipped list or a source, not from the ledger.
    """
    told = _told()
    dated = OrganisationName.objects.exclude(begins_on=None).order_by("organisation_id", "begins_on")
    for row in dated.iterator(chunk_size=ledger.BATCH):
        if told.pop((row.organisation_id, str(row.begins_on)), None) != row.name:
            yield Difference(
                f"organisatie/{row.organisation_id}", "its name of a day is not what the ledger says"
            )
    for code, on in told:
        yield Difference(f"organisatie/{code}", f"the ledger has a name from {on} and the register has none")


def _told() -> dict[tuple[str, str], str]:
    """The last name that entries give, by organisation and day."""
    renamed = list(reversed(ledger.newest_entries(limit=None, kinds=["organisation.renamed"])))
    sealed = ledger.records(entry.sequence for entry in renamed)
    records = ((entry, sealed[entry.sequence]) for entry in renamed)
    return {
        (entry.subject.split("/")[1], record.text("on")): record.text("name") for entry, record in records
    }
