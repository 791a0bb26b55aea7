"""Sealing: what a commitment hides, shows and refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.errors import ValueRefused
from algorithm_register.ledger.commitment import commitment, digest, seal

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1)
PARTS = st.dictionaries(
    st.from_regex(r"[a-z0-9_./~-]{1,20}", fullmatch=True),
    TEXT | st.lists(TEXT, min_size=1) | st.dictionaries(TEXT, TEXT, min_size=1),
    min_size=1,
    max_size=6,
)


@given(PARTS)
def test_every_part_opens_its_own_commitment(parts):
    sealed = seal(parts)
    assert all(
        commitment(name, parts[name], sealed.salts[name]) == sealed.commitments[name] for name in parts
    )
    assert digest(sealed.commitments) == sealed.digest


@given(PARTS)
def test_equal_parts_get_different_commitments_so_that_none_can_be_guessed(parts):
    assert not set(seal(parts).commitments.values()) & set(seal(parts).commitments.values())


@pytest.mark.parametrize("value", ["", [], {}, None, 1, True, ["a", 1], {"a": None}, [["nested"]], "\ud800"])
def test_a_part_that_cannot_be_committed_to_is_refused(value):
    with pytest.raises(ValueRefused):
        seal({"content/name": value})


@pytest.mark.parametrize("name", ["", "Naam", "content/na me", "é"])
def test_a_part_name_outside_ascii_is_refused(name):
    with pytest.raises(ValueRefused):
        seal({name: "x"})
