"""On real descriptions: in any state of the filters, the count beside a value is what choosing it gives."""

import random
from io import StringIO

import pytest

from algorithm_register.intake.services import import_files
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question

pytestmark = [pytest.mark.django_db, pytest.mark.proof, pytest.mark.timeout(900)]

FILES = ("listing-2026-05-13.json", "register-nld-2026.jsonl", "register-export-eng-2025-06.csv")
TEXTS = (
    "",
    "parkeren",
    "gemeente",
    "fraude onderzoek",
    '"persoonsgegevens"',
    "anonimiseren -zaak",
    "mag de computer beslissen",
)
STATES = 300


def answer(text, filters):
    return search().find(Question(text=text, filters=filters, size=1))


def narrowed(chance, text):
    """Filters that somebody arrived at box by box, each of which led to something."""
    filters: dict[str, tuple[str, ...]] = {}
    for _ in range(chance.randint(0, 4)):
        counts = answer(text, filters).counts
        name = chance.choice(sorted(counts))
        if counts[name]:
            value = chance.choice(sorted(counts[name]))
            filters[name] = tuple(dict.fromkeys((*filters.get(name, ()), value)))
    return filters


def test_counts_are_true_in_any_state(real_data):
    import_files([real_data / name for name in FILES], report=StringIO())
    chance = random.Random(4)  # noqa: S311 - it only has to vary
    for _ in range(STATES):
        text = chance.choice(TEXTS)
        filters = narrowed(chance, text)
        counts = answer(text, filters).counts
        for name in chance.sample(sorted(counts), 4):
            for value in chance.sample(sorted(counts[name]), min(3, len(counts[name]))):
                given = answer(text, {**filters, name: (value,)}).total
                assert given == counts[name][value], (text, filters, name, value)


def test_filters_and_counts_agree_with_the_records(real_data):
    import_files([real_data / name for name in FILES], report=StringIO())
    everything = answer("", {})
    for name, values in everything.counts.items():
        # Each description has exactly one of these; of the others it may have several or none.
        if name in {"actualiteit", "jaar", "organisatie", "overgenomen"}:
            assert sum(values.values()) == everything.total, name
