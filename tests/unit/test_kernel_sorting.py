"""Names and labels stand in the order that a reader looks for them in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.kernel.sorting import sort_key


def in_order(*texts: str, language: str = "nl") -> list[str]:
    backwards = list(reversed(texts))  # so that no text keeps its place by chance
    return sorted(backwards, key=lambda text: sort_key(text, language))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("nl", ["Eemnes", "Één loket", "Ermelo"]),
        ("nl", ["Heusden", "IJsselstein", "Ĳzendijke", "Ilpendam", "Kampen"]),
        ("nl", ["Rucphen", "'s-Gravenhage", "’s-Hertogenbosch", "Schagen"]),
        ("nl", ["De Bilt", "De Fryske Marren", "Den Helder", "Deventer"]),
        ("nl", ["zorg", "Zuid"]),
        ("en", ["Economy", "Housing", "Yard"]),
        ("fy", ["Iepenbiere oarder", "Ynternasjonaal", "Jild", "Kultuer"]),
        ("fy", ["Súdwest-Fryslân", "Sûnens", "Swan"]),
    ],
)
def test_texts_stand_in_the_order_of_the_language(language, texts):
    assert in_order(*texts, language=language) == texts


@given(st.text(), st.sampled_from(["nl", "en", "fy"]))
def test_a_composed_letter_stands_where_its_parts_do(text, language):
    composed, parted = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed, language) == sort_key(parted, language)
