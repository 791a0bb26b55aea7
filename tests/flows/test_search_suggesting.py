"""Who is still typing is offered what the register has: by the beginning of a word, and nothing that was withdrawn."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.factories import states
from tests.factories.states import EDITOR, number_from

from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services
from algorithm_register.search.engine import search
from algorithm_register.search.index.shelf import Shelf
from algorithm_register.search.index.suggested import COLUMNS
from algorithm_register.search.port import SuggestionKind

pytestmark = pytest.mark.django_db

PARKING = number_from("1935724")
TAXES = number_from("1111111")
WATER = number_from("2222222")
FRISIAN = ("pv9921", "Provinsje Fryslân-Súd")

TERM, DESCRIPTION, ORGANISATION, THEME, SUPPLIER = SuggestionKind


def offered(text, kind=None, language="nl", **more):
    """What is offered, as text; of one kind, or of all."""
    found = search().suggest(text, language, **more).suggestions
    return [plain(each) for each in found if kind in (None, each.kind)]


def plain(suggestion):
    return "".join(text for text, _ in suggestion.text)


def shown(suggestion):
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in suggestion.text)


@pytest.fixture
def three():
    """Parking by Noorderhaaks, and taxes and water by Duinveste."""
    states.published(PARKING, provider="Parkzicht B.V.")
    states.published(
        TAXES,
        organisation=states.DUINVESTE,
        name="Gemeentelijke belastingen op tijd",
        description_short="Het model telt belastingen op en berekent de coördinatie.",
        category=["Overheidsfinanciën"],
        goal="<p>Alle belastingen op tijd.</p>",
    )
    states.published(
        WATER,
        organisation=states.DUINVESTE,
        name="Parkeren bij het water",
        description_short="Het model voorspelt de drukte.",
        category=["Natuur en milieu"],
        provider="PARKZICHT bv",
    )


@pytest.mark.database
def test_two_letters_offer_each_kind_by_the_beginning_of_a_word(three):
    assert "belastingen" in offered("belas", TERM)
    assert offered("be", DESCRIPTION) == ["Gemeentelijke belastingen op tijd"]
    assert offered("no", ORGANISATION) == ["Gemeente Noorderhaaks"]
    assert offered("fina", THEME) == []
    assert offered("overheidsf", THEME) == ["Overheidsfinanciën"]
    assert offered("ve", THEME) == ["Verkeer"]
    assert offered("parkz", SUPPLIER) in (["Parkzicht B.V."], ["PARKZICHT bv"])


def test_one_letter_and_no_letter_offer_nothing(three):
    assert offered("b") == offered("") == offered("  ?! ") == offered("-") == []


def test_accents_and_capitals_do_not_matter_and_words_are_offered_as_they_are_written(three):
    assert "coördinatie" in offered("COORD", TERM)
    assert "coördinatie" in offered("coörd", TERM)
    assert offered("financien") == []
    assert (
        offered("OVERHEIDSFINANCIEN", THEME)
        == offered("overheidsfinancie\u0308n", THEME)
        == ["Overheidsfinanciën"]
    )


def test_an_organisation_is_offered_by_any_word_of_its_name():
    states.published(PARKING, organisation=FRISIAN)
    for typed in ("fryslan", "sud", "provinsje", "prov fry", "PROVINSJE FRYSLÂN-S"):
        assert offered(typed, ORGANISATION) == ["Provinsje Fryslân-Súd"], typed
    assert offered("provinsje gronin", ORGANISATION) == []


def test_a_renamed_organisation_is_offered_by_its_new_name():
    states.published(PARKING)
    rename_organisation(code="gm9901", name="Gemeente Noorderhaven", on=date(2026, 1, 1), by=EDITOR)
    assert offered("noorderhav", ORGANISATION) == ["Gemeente Noorderhaven"]


def test_a_thing_leads_somewhere_and_says_how_much_it_has(three):
    (council,) = (each for each in search().suggest("duin", "nl").suggestions if each.kind is ORGANISATION)
    assert (council.key, council.count, shown(council)) == ("gm9902", 2, "Gemeente [Duin]veste")
    (supplier,) = (each for each in search().suggest("parkz", "nl").suggestions if each.kind is SUPPLIER)
    assert (supplier.key, supplier.count) == ("parkzicht", 2)  # in two spellings
    (theme,) = (each for each in search().suggest("natuur", "nl").suggestions if each.kind is THEME)
    assert theme.key == "Natuur en milieu"


def test_a_name_that_begins_as_typed_comes_before_a_name_that_holds_it(three):
    assert offered("parke", DESCRIPTION) == ["Parkeren bij het water", "Scanauto’s voor parkeercontrole"]


def test_all_typed_words_count(three):
    assert offered("scanauto par", DESCRIPTION) == ["Scanauto’s voor parkeercontrole"]
    assert offered("scanauto’s voor par", DESCRIPTION) == ["Scanauto’s voor parkeercontrole"]
    assert offered("water par", TERM) == ["water parkeren"]
    assert offered("water bela", TERM) == []


def test_a_term_keeps_what_stands_before_it(three):
    (term,) = (
        each for each in search().suggest("Gemeentelijke  bela", "nl").suggestions if each.kind is TERM
    )
    assert term.key == "Gemeentelijke  belastingen"
    assert shown(term) == "[Gemeentelijke]  [bela]stingen"


def test_function_words_and_what_was_typed_itself_are_no_terms(three):
    assert offered("vo", TERM) == ["voorspelt"]
    assert "parkeren" not in offered("parkeren", TERM)


def test_one_name_is_offered_once_and_no_kind_fills_the_list():
    for place in range(6):
        states.published(
            number_from(f"111111{place + 1}"),
            name=("Belastingen innen", "BELASTINGEN innen")[place % 2] if place < 3 else f"Bel {place}",
        )
    assert sum("innen" in name for name in offered("bel", DESCRIPTION)) == 1
    assert len(offered("bel", DESCRIPTION)) == 4
    assert len(offered("bel", limit=3)) == 3


@pytest.mark.database
def test_a_whole_number_offers_its_description_and_part_of_one_nothing():
    states.published(PARKING)
    for typed in (PARKING, f"{PARKING[:4]} {PARKING[4:]}", f"{PARKING[:4]}.{PARKING[4:]}"):
        (found,) = search().suggest(typed, "nl").suggestions
        assert (found.kind, found.key) == (DESCRIPTION, PARKING)
    assert offered(PARKING[:5]) == offered("11111111") == offered("9" * 90) == []


@pytest.mark.database
def test_nothing_of_a_withdrawn_description_is_offered_at_once(three):
    assert all(map(offered, ("gemeentelijke", "overheids", "coord")))
    services.withdraw_description(number=TAXES, reason="Niet meer in gebruik.", by=EDITOR)
    assert offered("gemeentelijke") == offered("overheids") == offered("coord") == offered(TAXES) == []
    (council,) = (each for each in search().suggest("duin", "nl").suggestions if each.kind is ORGANISATION)
    assert council.count == 1


def test_nothing_of_what_was_redacted_is_offered_or_stays_in_the_files():
    states.published(PARKING, name="Zwaluwenberg helpt café’s", provider="Zwaluwenberg B.V.")
    assert all(map(offered, ("zwaluw", "café")))
    services.redact_edition(
        number=PARKING,
        edition=1,
        parts=["content/name", "content/provider"],
        reason="Er stond een naam.",
        by=EDITOR,
    )
    search().catch_up(limit=None)
    assert offered("zwaluw") == offered("café") == []
    serving = Shelf(Path(django_settings.REGISTER_DATA_DIR) / "search", "nl").serving()
    assert serving is not None
    terms_of = serving.snapshot().searcher.terms_with_prefix
    assert not any(terms_of(column, start) for column in COLUMNS for start in ("zwaluw", "cafe"))


def test_readers_of_english_are_offered_english(three):
    services.record_translation(
        number=PARKING,
        edition=1,
        language="en",
        content={"name": "Scan cars for parking"},
        origin="human",
        made_on=date(2026, 11, 20),
        by=EDITOR,
    )
    assert offered("scan c", DESCRIPTION, "en") == ["Scan cars for parking"]
    assert offered("traf", THEME, "en") == ["Traffic"]
    assert offered("scan c", DESCRIPTION) == []


def test_in_a_language_without_an_index_of_its_own_dutch_is_offered(three):
    assert offered("belas", TERM, "fy") == ["belastingen"]


@settings(
    max_examples=2 * settings().max_examples, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=120) | st.text(alphabet="parke -\"'0189éß\x00\x1f\ud800İ", max_size=30))
@example(typed="x" * 10_000)
@example(typed="\x1f\x00\t")
@example(typed="a\x00b" + "\udcff" * 3)
@example(typed="(((*[a-z]+?")
@example(typed="1" * 10_000)
@example(typed="² ½ ٣٤")
def test_any_text_answers(typed):
    for each in search().suggest(typed, "nl").suggestions:
        assert plain(each).strip()
