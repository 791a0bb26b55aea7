"""The shipped directory against names as the national register writes them."""

import json
from pathlib import Path

import pytest

from algorithm_register.organisations.resolving import Resolution, Resolver

pytestmark = [pytest.mark.django_db, pytest.mark.proof]


def rows(file: Path) -> list[dict[str, str]]:
    text = file.read_text(encoding="utf-8")
    return json.loads(text) if file.suffix == ".json" else [json.loads(line) for line in text.splitlines()]


def listed_codes(folder: Path) -> dict[str, tuple[str, str]]:
    """Number → the organisation's name in the listing, and the code in its address."""
    listing = rows(folder / "listing-2026-05-13.json")
    return {
        row["id"]: (row["organisatie"], row["url"].split("/algoritme/")[1].split("/")[0]) for row in listing
    }


def wrong(resolver: Resolver, expected: dict[str, str]) -> dict[str, Resolution]:
    found = {name: resolver.resolve(name) for name in expected}
    return {name: one for name, one in found.items() if one.certain and one.code != expected[name]}


def test_the_names_of_the_listing_lead_to_the_codes_in_its_addresses(real_data: Path):
    expected = dict(listed_codes(real_data).values())
    resolver = Resolver.from_directory()
    assert wrong(resolver, expected) == {}
    right = [name for name, code in expected.items() if resolver.resolve(name).code == code]
    assert len(expected) == 268
    assert len(right) >= 260


def test_the_names_of_the_dutch_export_lead_to_the_same_codes(real_data: Path):
    codes = listed_codes(real_data)
    expected = {
        row["organization"]: codes[str(row["lars"])][1] for row in rows(real_data / "register-nld-2026.jsonl")
    }
    assert wrong(Resolver.from_directory(), expected) == {}
