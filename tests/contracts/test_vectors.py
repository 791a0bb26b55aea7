"""Commitments, digests, entries, leaf hashes and numbers come out to the bit."""

import json
from pathlib import Path

import pytest

from algorithm_register.kernel.errors import ValueRefused
from algorithm_register.kernel.numbers import checked_number, is_number
from algorithm_register.ledger.commitment import seal
from algorithm_register.ledger.entry import leaf_hash, read_entry

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "vector", VECTORS["records"], ids=[read_entry(v["entry"]).kind for v in VECTORS["records"]]
)
def test_a_record_and_its_entry_come_out_to_the_bit(vector):
    sealed = seal(vector["parts"], vector["salts"])
    assert sealed.commitments == vector["commitments"]
    assert sealed.digest == vector["digest"]
    entry = read_entry(vector["entry"])
    assert entry.digest == vector["digest"]
    assert entry.body() == vector["entry"]
    assert leaf_hash(entry.body()) == vector["leaf"]


@pytest.mark.parametrize("number", VECTORS["numbers"]["valid"])
def test_a_valid_number_is_taken(number):
    assert checked_number(number) == number


@pytest.mark.parametrize("number", VECTORS["numbers"]["invalid"])
def test_an_invalid_number_is_refused_with_a_remedy(number):
    assert not is_number(number)
    with pytest.raises(ValueRefused, match="cannot exist"):
        checked_number(number)
