"""A description tells who else uses the same product, and what is like it."""

import fcntl
import html
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import states
from tests.factories.states import EDITOR, number_from

from algorithm_register.register import services
from algorithm_register.search.engine import search

pytestmark = pytest.mark.django_db

RIJNOEVER = ("gm9903", "Gemeente Rijnoever")
VEENKAMP = ("gm9904", "Gemeente Veenkamp")
FIRST, SECOND, THIRD, FOURTH = (number_from(f"111111{n}") for n in range(1, 5))

MOST_QUERIES = 21

# Every body puts its own name into the text of the supplier.
GOAL = (
    "<p>{name} controleert met rijdende camera’s of voor geparkeerde auto’s parkeerbelasting betaald werd. Een"
    " medewerker van {name} bekijkt iedere foto voordat de inwoner een naheffing ontvangt.</p>"
)
OWN_GOAL = (
    "<p>Wij willen eerlijk heffen en minder te voet hoeven lopen door alle wijken van onze mooie stad.</p>"
)
WATER = {
    "name": "Pompen op maat",
    "description_short": "Het model voorspelt het waterpeil per uur.",
    "goal": "<p>Droge voeten, ook na een natte winter, door gemalen die op tijd beginnen te pompen.</p>",
}


def scanning(number, organisation=states.NOORDERHAAKS, **content):
    """A description of ScanPlux, in the words of its supplier."""
    given = {
        "name": "ScanPlux",
        "provider": "Parkzicht B.V.",
        "description_short": "Auto’s lezen kentekens.",
        "goal": GOAL.format(name=organisation[1]),
    }
    return states.published(number, organisation=organisation, **{**given, **content})


def page_of(number, language="nl"):
    return Client().get(f"/id/algoritme/{number}", headers={"Accept-Language": language}, follow=True)


def part(number, name, language="nl"):
    """The words of a part of the page and where its links lead; None where the page has no such part."""
    found = re.search(
        rf'<section[^>]*id="{name}".*?</section>', page_of(number, language).content.decode(), re.DOTALL
    )
    if found is None:
        return None
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[0])).split())
    return words, re.findall(r'href="([^"]*)"', found[0])


def users(number):
    """The organisations that are named as users of the same product."""
    found = part(number, "ook")
    return (
        set()
        if found is None
        else {each for each in (DUINVESTE, *OTHERS) if each in found[0].partition("tekst.")[2]}
    )


DUINVESTE = states.DUINVESTE[1]
OTHERS = (RIJNOEVER[1], VEENKAMP[1], states.NOORDERHAAKS[1])


@contextmanager
def somebody_writing():
    """While another process holds the right to write the Dutch index."""
    with (Path(settings.REGISTER_DATA_DIR) / "search" / "nl" / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture
def three():
    """The same product at three organisations."""
    scanning(FIRST)
    scanning(SECOND, states.DUINVESTE, provider="PARKZICHT")
    scanning(THIRD, RIJNOEVER, status="Buiten gebruik")


@pytest.mark.database
def test_who_else_uses_the_same_product_is_named_with_a_link_and_how_it_stands(three):
    words, links = part(FIRST, "ook")
    assert words == (
        "Ook in gebruik bij 2 organisaties Gemeente Noorderhaaks en deze organisaties beschrijven waarschijnlijk"
        " hetzelfde product. We vergeleken leverancier, naam en tekst. Gemeente Duinveste Actueel Gemeente Rijnoever"
        " Buiten gebruik"
    )
    assert links == [f"/nl/algoritme/gm9902/{SECOND}/scanplux", f"/nl/algoritme/gm9903/{THIRD}/scanplux"]
    assert 'href="#ook">Ook in gebruik bij</a>' in page_of(FIRST).content.decode()


def test_every_page_of_a_product_tells_the_others(three):
    assert [users(each) for each in (FIRST, SECOND, THIRD)] == [
        {DUINVESTE, RIJNOEVER[1]},
        {states.NOORDERHAAKS[1], RIJNOEVER[1]},
        {states.NOORDERHAAKS[1], DUINVESTE},
    ]


def test_it_is_told_in_english_too(three):
    words, links = part(FIRST, "ook", "en")
    assert words.startswith(
        "Also in use at 2 organisations Gemeente Noorderhaaks and these organisations probably"
    )
    assert links[0] == f"/en/algoritme/gm9902/{SECOND}/scanplux"


@pytest.mark.database
def test_what_is_withdrawn_is_gone_at_once(three):
    assert users(FIRST) == {DUINVESTE, RIJNOEVER[1]}
    services.withdraw_description(number=SECOND, reason="Gestopt.", by=EDITOR)
    assert users(FIRST) == {RIJNOEVER[1]}
    services.withdraw_description(number=THIRD, reason="Gestopt.", by=EDITOR)
    assert part(FIRST, "ook") is None


def test_who_changes_to_another_product_is_gone_at_once(three):
    states.publish(SECOND, reason="Ander product.", **WATER)
    assert users(FIRST) == {RIJNOEVER[1]}


def test_an_older_edition_does_not_speak_of_now(three):
    states.publish(FIRST, reason="Anders.", goal="<p>Anders.</p>")
    older = Client().get(f"/nl/algoritme/gm9901/{FIRST}/edities/1").content.decode()
    assert 'id="ook"' not in older
    assert 'id="lijkt"' not in older


@pytest.mark.parametrize(
    ("content", "is_same"),
    [
        pytest.param({"name": "Controle van parkeren"}, True, id="maker and text agree"),
        pytest.param({"goal": OWN_GOAL}, True, id="maker and name agree"),
        pytest.param({"provider": None}, True, id="name and text agree, and all others name one maker"),
        pytest.param({"provider": "Parkzicht Nederland"}, True, id="the maker is written longer"),
        pytest.param(
            {"name": "Controle van parkeren", "provider": None}, True, id="the text alone, nearly the same"
        ),
        pytest.param({"provider": "Zichtwerk BV"}, False, id="another maker with the same name and text"),
        pytest.param({"name": "Controle van parkeren", "goal": OWN_GOAL}, False, id="the maker alone"),
        pytest.param({"provider": None, "goal": OWN_GOAL}, False, id="the name alone"),
    ],
)
def test_two_of_maker_name_and_text_agree_and_the_third_does_not_contradict(three, content, is_same):
    scanning(FOURTH, VEENKAMP, **content)
    assert (VEENKAMP[1] in users(FIRST)) is is_same


def test_a_text_that_many_makers_lend_says_nothing_of_who_made_it(three):
    scanning(FOURTH, VEENKAMP, provider="Zichtwerk BV", name="ZichtAuto")
    unsaid = scanning(number_from("2222221"), ("gm9905", "Gemeente Oosterhoven"), provider=None)
    scanning(number_from("2222222"), ("gm9906", "Gemeente Westerdiep"), provider="Kijkwagen BV")
    assert part(unsaid, "ook") is None
    assert users(FIRST) == {DUINVESTE, RIJNOEVER[1]}


def test_an_organisation_counts_once_and_never_itself(three):
    scanning(FOURTH, states.DUINVESTE)
    scanning(number_from("2222221"))
    words, links = part(FIRST, "ook")
    assert "Ook in gebruik bij 2 organisaties" in words
    assert len(links) == 2


@pytest.mark.database
def test_what_is_similar_is_another_product_about_the_same_things(three):
    permit = states.published(
        FOURTH,
        organisation=VEENKAMP,
        name="Parkeervergunning met kentekens",
        description_short="Inwoners krijgen meteen een parkeervergunning voor geparkeerde auto’s.",
        goal="<p>Een medewerker hoeft de parkeerbelasting van een inwoner niet meer te bekijken.</p>",
    )
    states.published(number_from("2222221"), organisation=VEENKAMP, **WATER)
    words, links = part(FIRST, "lijkt")
    assert links == [f"/nl/algoritme/gm9904/{permit}/parkeervergunning-met-kentekens"]
    assert words == "Lijkt hierop B Parkeervergunning met kentekens (categorie B) Gemeente Veenkamp"
    assert 'href="#lijkt">Lijkt hierop</a>' in page_of(FIRST).content.decode()


def test_the_same_text_of_another_maker_is_similar(three):
    other = scanning(FOURTH, VEENKAMP, provider="Zichtwerk BV")
    assert part(FIRST, "lijkt")[1] == [f"/nl/algoritme/gm9904/{other}/scanplux"]


def test_where_nothing_is_alike_the_page_says_nothing(three):
    alone = states.published(FOURTH, organisation=VEENKAMP, **WATER)
    assert part(alone, "ook") is None
    assert part(alone, "lijkt") is None
    assert "#ook" not in page_of(alone).content.decode()


def test_a_name_that_was_redacted_is_no_name_that_others_share():
    first, second = (states.redacted(each, part="content/name") for each in (FIRST, SECOND))
    assert "Naam niet openbaar" in page_of(first).content.decode()
    assert page_of(second).status_code == 200


def test_a_product_that_many_use_costs_as_little_as_one_of_few_and_the_rest_is_counted(three):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page = page_of(FIRST)
        assert page.status_code == 200
        return len(queries)

    page_of(FIRST)
    few = asked()
    for n in range(1, 15):
        scanning(number_from(f"33333{n:02}".replace("0", "9")), (f"gm99{n + 10}", f"Gemeente Zand {n}"))
    page_of(FIRST)
    assert asked() == few <= MOST_QUERIES
    words, links = part(FIRST, "ook")
    assert "Ook in gebruik bij 16 organisaties" in words
    assert words.endswith("En nog 6 organisaties. Zoek naar ‘ScanPlux’")
    assert links[-1] == "/nl/algoritme?q=ScanPlux"
    assert len(links) == 11


def test_an_index_that_is_still_being_built_tells_nothing(three):
    search().catch_up(limit=2)
    with somebody_writing():
        assert part(FIRST, "ook") is None
    assert users(FIRST) == {DUINVESTE, RIJNOEVER[1]}


def test_a_page_from_an_index_that_was_behind_is_made_again(three):
    page_of(FIRST)
    address = f"/nl/algoritme/gm9901/{FIRST}/scanplux"
    with somebody_writing():
        scanning(FOURTH, VEENKAMP)
        behind = Client().get(address)
        assert users(FIRST) == {DUINVESTE, RIJNOEVER[1]}
    again = Client().get(address, headers={"If-None-Match": behind.headers["ETag"]})
    assert again.status_code == 200
    assert VEENKAMP[1] in again.content.decode()
    level = Client().get(address)
    assert Client().get(address, headers={"If-None-Match": level.headers["ETag"]}).status_code == 304
