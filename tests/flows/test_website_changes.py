"""What a visitor reads on the page of changes."""

import html
import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.factories import clock, states

from algorithm_register.ledger.services import append
from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services

pytestmark = [pytest.mark.django_db, pytest.mark.database]

EDITOR = states.EDITOR
NUMBERS = [states.number_from(str(n)) for n in range(1111111, 1111499) if "0" not in str(n)]


def words(markup: str) -> str:
    shown = re.sub(r"<(script|style|svg).*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def changes(client, language: str = "nl", **asked: str):
    return client.get(f"/{language}/wijzigingen", asked)


def title_of(response) -> str:
    return words(response.content.decode().split("<h1")[1].split("</h1>")[0].partition(">")[2])


def days_of(response) -> dict[str, list[str]]:
    """The lines of each day, under the words in its margin, from the top."""
    sections = response.content.decode().split('<section class="reg-day"')[1:]
    return {
        words(each.split("</h2>")[0].partition("<h2")[2].partition(">")[2]): [
            words(line.partition(">")[2]) for line in each.split("</section>")[0].split("<li ")[1:]
        ]
        for each in sections
    }


def tabs_of(response) -> list[str]:
    tabs = response.content.decode().split('<nav class="reg-tabs"')[1].split("</nav>")[0]
    return [words(each.partition(">")[2]) for each in tabs.split("<a ")[1:]]


@pytest.fixture
def week():
    """A week in which something of each kind happened, seen from Tuesday 24 November 2026."""
    number, other = NUMBERS[:2]
    with clock.at("2026-11-10"):
        states.published(number)
        states.published(other, name="Risicoscore bij bijstand")
    with clock.at("2026-11-18"):
        states.publish(number, reason="De bewaartermijn is korter.", goal="<p>48 uur.</p>")
    with clock.at("2026-11-20"):
        services.withdraw_description(number=other, reason="Gestopt na toets.", by=EDITOR)
    with clock.at("2026-11-23"):
        services.confirm_description(number=number, by=EDITOR)
        rename_organisation(code="gm9901", name="Gemeente Noord", on=date(2026, 12, 1), by=EDITOR)
    with clock.at("2026-11-24"):
        states.published(NUMBERS[2], organisation=states.DUINVESTE, name="Routes voor strooiwagens")
        services.redact_edition(
            number=number, edition=1, parts=["content/goal"], reason="Er stond een naam in.", by=EDITOR
        )
        yield number


def test_the_week_is_told_by_day_in_words_the_last_first(client, week):
    page = changes(client)
    assert title_of(page) == "6 wijzigingen deze week"
    assert "Van woensdag 18 tot en met dinsdag 24 november 2026. 1 beschrijving werd ingetrokken." in words(
        page.content.decode()
    )
    assert days_of(page) == {
        "Vandaag dinsdag 24 november": [
            "Scanauto’s voor parkeercontrole Afgeschermd · Gemeente Noorderhaaks "
            "Reden: Er stond een naam in. Afgeschermd in editie 1: Doel en impact. De rest is niet veranderd.",
            "Routes voor strooiwagens Nieuw · Gemeente Duinveste Auto’s lezen kentekens. Categorie B.",
        ],
        "Gisteren maandag 23 november": [
            "Gemeente Noord Andere naam Gemeente Noorderhaaks heet Gemeente Noord vanaf 1 december 2026.",
            "Scanauto’s voor parkeercontrole Bevestigd · Gemeente Noorderhaaks De organisatie zegt: dit klopt nog.",
        ],
        "Vrijdag 20 november": [
            "Risicoscore bij bijstand Ingetrokken · Gemeente Noorderhaaks Reden: Gestopt na toets."
        ],
        "Woensdag 18 november": [
            "Scanauto’s voor parkeercontrole Gewijzigd · Gemeente Noorderhaaks De bewaartermijn is korter. "
            "Wat is afgeschermd, is niet te vergelijken. De andere velden zijn gelijk. "
            "Bekijk wat er veranderde : Scanauto’s voor parkeercontrole"
        ],
    }


def test_what_was_withdrawn_and_put_back_is_said_first(client):
    number = states.withdrawn()
    services.restore_description(number=number, reason="Toch in gebruik.", by=EDITOR)
    assert "1 beschrijving werd ingetrokken. 1 beschrijving werd teruggeplaatst." in words(
        changes(client).content.decode()
    )


def test_a_change_names_its_fields_and_leads_to_the_difference(client):
    number = states.published()
    states.publish(number, reason="Korter.", goal="<p>48 uur.</p>", status="Buiten gebruik")
    page = changes(client)
    (lines,) = days_of(page).values()
    assert "Korter. 2 velden anders: Status, Doel en impact. Bekijk wat er veranderde" in lines[0]
    assert f'href="/nl/algoritme/gm9901/{number}/vergelijk?van=1&amp;tot=2"' in page.content.decode()


def test_of_many_fields_a_few_are_named_and_the_rest_counted(client):
    number = states.published()
    others = {
        "provider": "Bouwer",
        "proportionality": "<p>Ja.</p>",
        "risks": "<p>Geen.</p>",
        "begin_date": "2024-01",
    }
    states.publish(number, reason="Veel.", goal="<p>48 uur.</p>", **others)
    assert " en nog 1. Bekijk" in words(changes(client).content.decode())


def test_tabs_count_each_kind_and_show_only_that_kind(client, week):
    page = changes(client)
    assert tabs_of(page) == [
        "Alles 6",
        "Nieuw 1",
        "Gewijzigd 1",
        "Bevestigd 1",
        "Ingetrokken 1",
        "Afgeschermd 1",
        "Andere naam 1",
    ]
    gone = changes(client, soort="ingetrokken")
    assert title_of(gone) == "Ingetrokken: 1 wijziging deze week"
    assert list(days_of(gone)) == ["Vrijdag 20 november"]
    assert "<title>Ingetrokken: 1 wijziging deze week" in gone.content.decode()
    assert 'aria-current="true">Ingetrokken' in gone.content.decode()


def test_with_a_kind_chosen_the_lead_and_the_chart_tell_of_that_kind_only(client, week):
    gone = words(changes(client, soort="ingetrokken").content.decode())
    assert "november 2026. 1 beschrijving werd ingetrokken." in gone
    assert "Alles op vrijdag 20 november" in gone
    new = words(changes(client, soort="nieuw").content.decode())
    assert "werd ingetrokken" not in new
    assert "Alles op dinsdag 24 november" in new
    assert "dinsdag 24 november 1 maandag 23 november 0" in new


def test_a_kind_of_which_there_was_nothing_says_so(client, week):
    page = changes(client, soort="vertaald")
    assert title_of(page) == "Vertaald: geen wijzigingen deze week"
    assert title_of(changes(client, "en", soort="vertaald")) == "Translated: no changes this week"
    assert "Geen wijziging van deze soort in deze dagen." in words(page.content.decode())
    assert "Vertaald 0" in tabs_of(page)


def test_a_day_and_a_month_can_be_asked_and_so_can_earlier_ones(client, week):
    assert title_of(changes(client, periode="dag")) == "2 wijzigingen vandaag"
    assert title_of(changes(client, periode="dag", tot="2026-11-20")) == "1 wijziging op 20 november 2026"
    assert title_of(changes(client, periode="maand")) == "8 wijzigingen in november 2026"
    assert (
        title_of(changes(client, tot="2026-11-17")) == "Geen wijzigingen van 11 tot en met 17 november 2026"
    )
    assert title_of(changes(client, tot="2026-11-10")) == "2 wijzigingen van 4 tot en met 10 november 2026"
    assert title_of(changes(client, periode="maand", tot="2025-12-31")) == "Geen wijzigingen in december 2025"


def test_earlier_and_later_lead_through_all_days_and_stop_where_there_is_nothing(client, week):
    now = changes(client).content.decode()
    assert 'href="/nl/wijzigingen?tot=2026-11-17" rel="prev"' in now
    assert 'rel="next"' not in now
    first = changes(client, tot="2026-11-10", soort="nieuw").content.decode()
    assert 'rel="prev"' not in first
    assert 'href="/nl/wijzigingen?tot=2026-11-17&amp;soort=nieuw" rel="next"' in first
    before = changes(client, tot="2026-11-03").content.decode()
    assert 'rel="prev"' not in before
    assert 'href="/nl/wijzigingen">Deze week' in before


@pytest.mark.parametrize(
    "asked",
    [
        {"tot": "gisteren"},
        {"tot": "2026-02-30"},
        {"tot": "9999-12-31"},
        {"tot": "0001-01-01"},
        {"periode": "eeuw"},
        {"soort": "alles"},
        {"page": "-1"},
        {"page": "99999999999"},
        {"tot": "\x00", "periode": "\ud800".encode("utf-8", "replace").decode(), "soort": "x" * 5000},
    ],
)
def test_a_question_that_makes_no_sense_gives_the_page_of_this_week(client, week, asked):
    page = changes(client, **asked)
    assert page.status_code == 200
    assert title_of(page) == "6 wijzigingen deze week"


def test_entries_of_kinds_that_nobody_knows_yet_are_neither_told_nor_counted(client):
    number = states.published()
    states.enrolled(states.DUINVESTE)
    with transaction.atomic():
        append(kind="organisation.merged", subject="organisatie/gm9902", parts={"into": "gm9901"})
        append(kind="description.numbered", subject=f"algoritme/{number}", parts={"number": "19357241"})
        moved = {"from": "gm9901", "to": "gm9902", "on": "2026-11-24", "reason": "Taak overgedragen."}
        append(kind="description.transferred", subject=f"algoritme/{number}", parts=moved)
    page = changes(client)
    assert title_of(page) == "3 wijzigingen deze week"
    (lines,) = days_of(page).values()
    assert "Reden: Taak overgedragen. Overgedragen aan Gemeente Duinveste." in lines[0]
    assert "Kreeg het nummer 1935 7241." in lines[1]


def test_an_empty_register_has_a_page_of_changes(client):
    for period in ("dag", "week", "maand"):
        page = changes(client, periode=period)
        assert page.status_code == 200
        assert "In deze dagen veranderde er niets." in words(page.content.decode())


def test_days_are_those_of_amsterdam(client):
    with clock.at("2026-11-23T22:59"):
        states.published(NUMBERS[0], name="Nog maandag")
    with clock.at("2026-11-23T23:01"):
        states.published(NUMBERS[1], name="Al dinsdag")
        days = days_of(changes(client))
    assert [(day, len(lines)) for day, lines in days.items()] == [
        ("Vandaag dinsdag 24 november", 1),
        ("Gisteren maandag 23 november", 1),
    ]


def take_over(numbers, organisation, stated=date(2024, 5, 1)) -> None:
    for number in numbers:
        states.imported(number, organisation=organisation, stated=stated)


def test_what_an_organisation_had_taken_over_is_one_line(client):
    take_over(NUMBERS[:43], states.NOORDERHAAKS)
    states.published(NUMBERS[50], organisation=states.DUINVESTE, name="Routes voor strooiwagens")
    page = changes(client)
    assert title_of(page) == "44 wijzigingen deze week"
    (lines,) = days_of(page).values()
    assert lines[1:] == [
        "43 beschrijvingen van Gemeente Noorderhaaks Overgenomen Overgenomen uit een andere bron."
    ]
    assert (
        'href="/nl/algoritme?organisatie=gm9901&amp;overgenomen=ja">43 beschrijvingen van'
        in page.content.decode()
    )


def test_one_description_that_was_taken_over_is_told_by_its_name_and_date(client):
    take_over(NUMBERS[:1], states.NOORDERHAAKS)
    (lines,) = days_of(changes(client)).values()
    assert lines == [
        "Scanauto’s voor parkeercontrole Overgenomen · Gemeente Noorderhaaks Auto’s lezen kentekens. "
        "Uit een andere bron, met als datum 1 mei 2024. Categorie B."
    ]


def test_several_editions_of_what_was_taken_over_are_counted_apart(client):
    take_over([NUMBERS[0], NUMBERS[0], NUMBERS[1]], states.NOORDERHAAKS)
    (lines,) = days_of(changes(client)).values()
    assert lines == [
        "2 beschrijvingen van Gemeente Noorderhaaks Overgenomen Overgenomen uit een andere bron, in 3 edities."
    ]


def test_an_import_of_many_organisations_is_one_line_that_leads_to_a_line_for_each(client):
    bodies = [(f"gm99{n}", f"Gemeente {n}") for n in range(10, 80)]
    for number, body in zip(NUMBERS, bodies, strict=False):
        take_over([number], body)
    take_over(NUMBERS[200:202], bodies[0])
    page = changes(client)
    (lines,) = days_of(page).values()
    assert lines == ["72 beschrijvingen van 70 organisaties Overgenomen Overgenomen uit een andere bron."]
    leads = re.search(r'href="(/nl/wijzigingen\?periode=dag[^"]+soort=overgenomen)"', page.content.decode())
    assert leads
    first = client.get(html.unescape(leads[1]))
    (lines,) = days_of(first).values()
    assert len(lines) == 50
    assert lines[0].startswith("3 beschrijvingen van Gemeente 10 Overgenomen")
    (rest,) = days_of(client.get(html.unescape(leads[1]) + "&page=2")).values()
    assert len(rest) == 20


def test_translations_that_came_together_are_one_line(client):
    take_over(NUMBERS[:3], states.NOORDERHAAKS)
    for number in NUMBERS[:3]:
        services.record_translation(
            number=number,
            edition=1,
            language="en",
            content={"name": "Scan cars"},
            origin="source",
            made_on=None,
            by=EDITOR,
        )
    (lines,) = days_of(changes(client)).values()
    assert lines[0] == "3 vertalingen Vertaald"
    (lines,) = days_of(changes(client, soort="vertaald")).values()
    assert len(lines) == 3
    assert "Vertaling in het Engels toegevoegd aan editie 1. De vertaling kwam met de tekst mee" in lines[0]


def test_a_busy_day_is_parted_in_pages_without_losing_or_doubling_a_line(client):
    for at, number in enumerate(NUMBERS[:60]):
        states.published(number, name=f"Algoritme {at:03}")
        if at % 20 == 0:
            services.confirm_description(number=number, by=EDITOR)
    pages = [changes(client, page=str(n)) for n in (1, 2, 3)]
    (first,), (second,), (last,) = (days_of(page).values() for page in pages)
    assert (len(first), len(second)) == (50, 13)
    assert last == second
    assert len({*first, *second}) == 63
    assert [line[:13] for line in second if "Nieuw" in line] == [
        f"Algoritme {at:03}" for at in range(11, -1, -1)
    ]


def test_the_page_costs_as_many_queries_for_one_change_as_for_fifty(client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            changes(client)
        return len(queries)

    def something_of_each(number: str, body: tuple[str, str]) -> None:
        states.published(number, organisation=body)
        states.publish(number, reason="Anders.", goal="<p>Anders.</p>")
        services.withdraw_description(number=number, reason="Gestopt.", by=EDITOR)
        services.restore_description(number=number, reason="Toch niet.", by=EDITOR)
        rename_organisation(code=body[0], name=f"{body[1]} Noord", on=date(2026, 1, 1), by=EDITOR)

    something_of_each(NUMBERS[0], states.NOORDERHAAKS)
    take_over([NUMBERS[100]], states.NOORDERHAAKS)
    few = asked()
    for n, number in enumerate(NUMBERS[1:10]):
        something_of_each(number, (f"gm98{n:02}", f"Gemeente {n}"))
        take_over([NUMBERS[101 + n]], (f"gm98{n:02}", f"Gemeente {n}"))
    assert asked() <= few <= 22


def test_a_visitor_who_has_the_page_gets_it_again_only_after_something_changed_or_midnight(client):
    with clock.at("2026-11-24"):
        number = states.published()
        page = changes(client)
        had = {"If-None-Match": page["ETag"]}
        assert client.get("/nl/wijzigingen", headers=had).status_code == 304
        services.confirm_description(number=number, by=EDITOR)
        assert client.get("/nl/wijzigingen", headers=had).status_code == 200
        had = {"If-None-Match": changes(client)["ETag"]}
    with clock.at("2026-11-25"):
        later = client.get("/nl/wijzigingen", headers=had)
        assert later.status_code == 200
        assert "Gisteren" in words(later.content.decode())


def test_the_days_are_drawn_with_a_finding_and_stand_in_a_table(client, week):
    page = changes(client).content.decode()
    assert '<title id="per-dag">Hoogstens 2 van de 6 op één dag</title>' in page
    table = words(page.split("<tbody>")[1].split("</tbody>")[0])
    assert table == (
        "dinsdag 24 november 2 maandag 23 november 2 zondag 22 november 0 zaterdag 21 november 0 "
        "vrijdag 20 november 1 donderdag 19 november 0 woensdag 18 november 1"
    )
    assert "per-dag" not in changes(client, periode="dag").content.decode()


def test_the_finding_names_the_day_on_which_most_changed_with_its_denominator(client):
    with clock.at("2026-11-23"):
        states.published(NUMBERS[0])
        assert "Alles op maandag 23 november" in words(changes(client).content.decode())
        services.confirm_description(number=NUMBERS[0], by=EDITOR)
    with clock.at("2026-11-24"):
        services.confirm_description(number=NUMBERS[0], by=EDITOR)
        assert "De meeste op maandag 23 november: 2 van 3" in words(changes(client).content.decode())


def test_a_name_that_is_not_public_leaves_a_line_that_can_be_read(client):
    states.redacted(part="content/name")
    assert "Naam niet openbaar" in words(changes(client).content.decode())


def test_a_reader_of_english_gets_the_page_in_english_with_the_reasons_in_dutch(client, week):
    page = changes(client, "en")
    assert title_of(page) == "6 changes this week"
    assert 'lang="nl">Gestopt na toets.' in page.content.decode()
    assert "Yesterday Monday 23 November" in days_of(page)
