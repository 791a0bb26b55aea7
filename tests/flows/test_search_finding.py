"""A reader finds what was published: at once, by its words, its publisher or its number, and nothing else."""

import time
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.factories import states
from tests.factories.states import EDITOR, number_from

from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services
from algorithm_register.search.engine import search
from algorithm_register.search.port import Note, Question

pytestmark = pytest.mark.django_db

PARKING = number_from("1935724")
DEBT = number_from("1111111")
WATER = number_from("2222222")


def find(text="", **more):
    return search().find(Question(text=text, **more))


def numbers(text="", **more):
    """The numbers of the full answers."""
    answer = find(text, **more)
    return [hit.number for hit in answer.hits[: answer.full]]


def shown(runs):
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in runs)


@pytest.fixture
def three():
    """Three descriptions: parking, debts that mention parking, and water of another publisher."""
    states.published(PARKING)
    states.published(
        DEBT,
        name="Vroegsignalering van schulden",
        description_short="Wie drie rekeningen laat liggen, krijgt een brief.",
        goal="<p>Hulp bieden voordat een schuld groot is, ook na een boete voor <br>parkeren &amp; rijden.</p>",
        category=["Werk"],
        source_data_grouping=[{"title": "Basisregistratie Personen", "link": "https://brp.example/uitleg"}],
    )
    states.published(
        WATER,
        organisation=states.DUINVESTE,
        name="Pompen op maat",
        description_short="Het model voorspelt het waterpeil per uur.",
        goal="<p>Droge voeten in café De Terp.</p>",
        category=["Natuur en milieu"],
    )


@pytest.mark.database
def test_a_publication_is_found_at_once_without_a_worker():
    assert numbers("kentekens") == []
    states.published(PARKING)
    assert numbers("kentekens") == [PARKING]


@pytest.mark.database
def test_a_publication_is_on_the_page_of_results_at_once(client):
    states.published(PARKING)
    page = client.get("/nl/algoritme", {"q": "kentekens"}).content.decode()
    assert f"/{PARKING}/" in page
    assert ">kentekens</mark>" in page


@pytest.mark.usefixtures("three")
class TestWords:
    def test_are_all_required_in_any_field(self):
        expected = {
            "schuld": {DEBT},
            "SCHULDEN": {DEBT},
            "waterpeil": {WATER},
            "cafe": {WATER},
            "boete parkeren": {DEBT, PARKING},
            '"een brief"': {DEBT},
            '"brief een"': set(),
            "duinveste": {WATER},
            "uur -model": set(),
            "-boete": {WATER, PARKING},
            "basisregistratie": {DEBT},
            PARKING: {PARKING},
            f"{PARKING[:4]} {PARKING[4:]}": {PARKING},
            PARKING[:7] + "9": set(),
        }
        assert {text: set(numbers(text)) for text in expected} == expected

    def test_that_are_keys_versions_or_markup_match_nothing(self):
        typed = [
            "null",
            "nld",
            "1.0",
            "title",
            "link",
            "br",
            "amp",
            "example",
            "nl",
            "name",
            states.EDITOR.name,
        ]
        assert {text: numbers(text) for text in typed} == {text: [] for text in typed}

    def test_in_the_name_weigh_most(self):
        states.published(number_from("3333333"), name="Boete", goal="<p>Innen.</p>")
        assert numbers("boete")[:2] == [number_from("3333333"), DEBT]

    def test_of_one_publisher_are_found_within_it(self):
        assert numbers("", filters={"organisatie": ["gm9902"]}) == [WATER]
        assert numbers("schulden", filters={"organisatie": ["gm9902"]}) == []

    def test_are_marked_in_name_and_snippet(self):
        hit = find("schuld parkeren").hits[0]
        assert shown(hit.title) == "[Vroegsignalering] van [schulden]"
        assert "een [schuld] groot is, ook na een boete voor [parkeren] & rijden." in shown(hit.snippet)
        assert hit.record.number == DEBT

    def test_that_stand_in_no_text_leave_the_summary_to_show(self):
        assert shown(find(DEBT).hits[0].snippet) == "Wie drie rekeningen laat liggen, krijgt een brief."


@pytest.mark.usefixtures("three")
class TestOrderAndPages:
    def test_the_newest_comes_first_when_nothing_is_asked(self):
        old = states.imported(number_from("4444444"))
        assert numbers() == [WATER, DEBT, PARKING, old]

    def test_the_newest_comes_first_when_it_is_asked_so(self):
        states.imported(number_from("4444444"), name="Parkeren parkeren parkeren")
        assert numbers("parkeren", sort="newest") == [DEBT, PARKING, number_from("4444444")]

    def test_of_equals_the_newest_comes_first(self):
        yesterday = timezone.localdate() - timedelta(days=1)
        older = states.imported(number_from("5555555"), name="Handhaving", stated=yesterday)
        newer = states.published(number_from("6666666"), name="Handhaving")
        assert numbers("handhaving") == [newer, older]

    def test_of_equals_what_is_in_use_comes_before_what_is_not(self):
        ended = states.published(
            number_from("6666666"), name="Handhaving", status="Buiten gebruik", end_date="2026-10"
        )
        used = states.published(number_from("7777777"), name="Handhaving", status="In gebruik")
        states.publish(
            ended, name="Handhaving", status="Buiten gebruik", end_date="2026-10", reason="Nog eens."
        )
        assert numbers("handhaving") == [used, ended]

    def test_pages_are_parted_without_loss(self):
        pages = [find(size=2, page=page) for page in (1, 2)]
        assert [hit.number for page in pages for hit in page.hits] == [WATER, DEBT, PARKING]
        assert [(page.page, page.pages, page.total) for page in pages] == [(1, 2, 3), (2, 2, 3)]

    def test_a_page_that_is_not_there_becomes_the_nearest(self):
        asked = {-1: 1, 0: 1, 3: 2, 10**9: 2, 10**30: 2}
        assert {page: find(size=2, page=page).page for page in asked} == asked
        assert len(find(size=2, page=10**9).hits) == 1

    def test_nothing_found_is_one_empty_page(self):
        answer = find("onvindbaar", page=7)
        assert (answer.total, answer.hits, answer.page, answer.pages) == (0, (), 1, 1)


@pytest.mark.usefixtures("three")
class TestFollowing:
    def test_a_new_edition_takes_the_place_of_the_old(self):
        states.publish(WATER, name="Gemalen op maat", reason="Nieuwe naam.")
        assert numbers("pompen") == []
        assert numbers("gemalen") == [WATER]

    def test_what_is_withdrawn_is_not_found_until_it_is_restored(self):
        services.withdraw_description(number=DEBT, reason="Gestopt.", by=EDITOR)
        assert numbers("schulden") == []
        services.restore_description(number=DEBT, reason="Toch niet gestopt.", by=EDITOR)
        assert numbers("schulden") == [DEBT]

    def test_a_publisher_is_found_by_its_new_name_too(self):
        rename_organisation(code="gm9902", name="Gemeente Zilverduin", on=date(2026, 1, 1), by=EDITOR)
        assert numbers("zilverduin") == [WATER]

    def test_the_answer_knows_the_position_it_was_made_from(self):
        before = find().position
        states.publish(WATER, reason="Nog eens.")
        assert find().position == before + 1
        search().catch_up()
        assert search().position() == before + 1


@pytest.mark.usefixtures("three")
class TestLanguages:
    def test_a_translation_is_found_in_its_own_words(self):
        services.record_translation(
            number=DEBT,
            edition=1,
            language="en",
            content={"name": "Early signs of debts"},
            origin="human",
            made_on=None,
            by=EDITOR,
        )
        hit = find("debt", language="en").hits[0]
        assert (hit.number, shown(hit.title)) == (DEBT, "Early signs of [debts]")
        assert numbers("signs") == []
        assert numbers("vroegsignalering", language="en") == []

    def test_without_a_translation_the_original_is_found(self):
        assert numbers("waterpeil", language="en") == [WATER]

    def test_a_permitted_value_is_found_in_the_language_of_the_reader(self):
        assert numbers("traffic", language="en") == [PARKING]
        assert numbers("verkeer") == [PARKING]

    def test_a_language_without_an_index_is_answered_from_the_dutch_one(self):
        assert numbers("waterpeil", language="fy") == [WATER]


@pytest.mark.usefixtures("three")
class TestAnythingTyped:
    def test_gets_an_answer_quickly(self):
        numbers()
        find("zorg")  # the first to ask waits for the words
        for text in [
            "x" * 10_000,
            "zorg " * 2_000,
            "\0",
            '"' * 999,
            "-" * 999,
            "*:* OR",
            "(((",
            "\ud800",
            "a:b~1^2",
            "é" * 5_000,
            " ".join(f"{n}{n}-a" for n in range(2_000)),
        ]:
            began = time.process_time()
            find(text, filters={"organisatie": ["\0"]})
            assert time.process_time() - began < 0.2, text[:20]

    def test_without_words_shows_everything_and_says_so(self):
        answer = find("?!")
        assert (answer.total, answer.note) == (3, Note.NO_WORDS)

    def test_too_long_is_cut_and_says_so(self):
        assert find("parkeren " * 1_000).note == Note.CUT


def test_a_hit_in_the_search_terms_only_shows_the_summary_and_not_the_terms():
    states.published(PARKING, tags="kenteken, naheffing")
    (hit,) = find("naheffing kenteken").hits
    assert "kenteken, naheffing" not in "".join(text for text, _ in hit.snippet)
