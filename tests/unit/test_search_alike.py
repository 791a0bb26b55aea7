"""What tells one product: the same text is the same whoever publishes it and however it is typed."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.records import public_record

from algorithm_register.search.index.alike import own_words, signs, sketch, telling_words

GOAL = (
    "Gemeente Noorderhaaks controleert met rijdende camera’s of voor geparkeerde auto’s parkeerbelasting betaald werd. "
    "Een medewerker van Noorderhaaks bekijkt iedere foto voordat de inwoner een naheffing ontvangt."
)

publishers = st.sampled_from(
    [
        "Gemeente Duinveste",
        "Gemeente Rijnoever",
        "Waterschap De Oude Zijpe",
        "Provincie Veenland",
        "ABC-dienst",
    ]
)
words = st.lists(
    st.text(st.characters(categories=["Ll"], max_codepoint=122), min_size=3, max_size=9), max_size=60
)


def record(*, publisher="Gemeente Noorderhaaks", language="nl", **content):
    return public_record(organisation_name=publisher, language=language, content=content)


def sketches(goal, publisher="Gemeente Noorderhaaks"):
    return signs(record(name="X", goal=goal, publisher=publisher)).sketches


def shared(one, other):
    """The part of one text's sketch that another holds."""
    (mine,), (its,) = one, other
    return len(set(mine) & set(its)) / len(mine)


@given(publishers)
def test_a_text_is_the_same_with_the_name_of_another_publisher_in_it(publisher):
    own = publisher.removeprefix("Gemeente ")
    text = GOAL.replace("Gemeente Noorderhaaks", publisher).replace("Noorderhaaks", own)
    assert sketches(text, publisher) == sketches(GOAL)


def test_a_publisher_is_also_meant_by_words_made_of_its_name():
    assert telling_words("De Noorderhaakse inwoner", own_words("Gemeente Noorderhaaks")) == ["inwoner"]


def test_without_its_kind_or_name_a_publisher_is_meant_all_the_same():
    assert sketches(GOAL.replace("Gemeente Noorderhaaks", "De gemeente")) == sketches(GOAL)


@given(st.randoms(use_true_random=False))
def test_capitals_spaces_and_markup_make_no_difference(random):
    loud = "".join(letter.upper() if random.random() < 0.3 else letter for letter in GOAL)
    spaced = re.sub(" ", lambda _: random.choice(["  ", "\n", "</p><p>", " "]), loud)
    assert sketches(f"<p>{spaced}</p>") == sketches(GOAL)


@given(words)
def test_a_sketch_is_short_and_in_order_and_always_the_same(text):
    made = sketch(text)
    assert made == sketch(list(text))
    assert len(made) <= 32
    assert made == sorted(made, key=lambda each: int(each, 16))


@given(words, words)
def test_texts_share_about_as_much_of_their_sketches_as_of_their_words(one, other):
    def pairs(text):
        return set(zip(text, text[1:], strict=False))

    mine, its = sketch(one + other), sketch(other + one)
    if mine and its and len(pairs(one + other)) <= 32 and len(pairs(other + one)) <= 32:
        assert len(set(mine) & set(its)) == len(pairs(one + other) & pairs(other + one))


def test_a_changed_sentence_leaves_most_of_a_sketch():
    changed = GOAL + " Foto’s zonder overtreding worden binnen een dag gewist."
    assert shared(sketches(GOAL), sketches(changed)) > 0.6


def test_another_text_shares_nothing():
    other = (
        "Het model voorspelt uit metingen van regen en grondwater hoe hoog het peil morgen staat, zodat gemalen"
        " op tijd kunnen pompen en dijken droog blijven."
    )
    assert shared(sketches(GOAL), sketches(other)) == 0


@pytest.mark.parametrize("text", ["", "Sneller en beter werken.", "Wij helpen inwoners."])
def test_a_text_that_says_too_little_tells_nothing(text):
    assert sketches(text) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Anonimiseren",
        "Anonimiseringssoftware",
        "anonimiseringstool",
        "Software: anonimiseren",
        "ANONIMISEREN",
    ],
)
def test_a_name_is_the_same_in_every_form(name):
    assert signs(record(name=name)).names == signs(record(name="Anonimiseren")).names


def test_words_of_a_name_may_stand_in_any_sequence():
    one, other = (
        signs(record(name=each)) for each in ("Parkzicht: kwijtschelding", "Kwijtschelding Parkzicht")
    )
    assert one == other
    assert one.names


def test_a_name_is_also_known_without_its_maker():
    with_maker = signs(record(name="Parkzicht: kwijtschelding", provider="Parkzicht B.V.")).names
    without = signs(record(name="Kwijtschelding", provider="Parkzicht B.V.")).names
    assert set(without) < set(with_maker)


def test_a_word_that_is_in_no_dictionary_is_the_name_of_a_product():
    assert signs(record(name="ScanPlux voor parkeercontrole")).product == "scanplux"
    assert signs(record(name="Parkeercontrole")).product == ""
    assert signs(record(name="Controle Noorderhaaks")).product == ""


def test_who_makes_it_is_the_same_in_every_spelling():
    made = {
        signs(record(name="X", provider=each)).makers
        for each in ("Parkzicht B.V.", "PARKZICHT", "parkzicht bv")
    }
    assert made == {("parkzicht",)}
    assert signs(record(name="X", provider="Intern ontwikkeld")).makers == ()


def test_signs_are_those_of_the_original_in_every_language():
    assert signs(record(name="Chatbot", goal=GOAL, language="fy")).sketches == sketches(GOAL)


def test_a_redacted_description_has_no_signs():
    found = signs(record())
    assert not any(getattr(found, each.name) for each in dataclasses.fields(found))
