"""What a visitor reads on the line of everything that happened to a description."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.factories import clock, states

from algorithm_register.ledger.services import append
from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services
from algorithm_register.register.selectors import editions_of
from algorithm_register.standards.comparison import DIFFERING
from algorithm_register.website.comparing.differing import differing
from algorithm_register.website.comparing.records import Comparison

pytestmark = [pytest.mark.django_db, pytest.mark.database]

EDITOR = states.EDITOR


def line_of(client, number: str, language: str = "nl", page: str = ""):
    return client.get(f"/{language}/algoritme/gm9901/{number}/edities", {"page": page} if page else {})


def text_of(response) -> str:
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return words(body)


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def moments_of(response) -> list[str]:
    """The words of each moment on the line, from the top."""
    line = response.content.decode().split('<ol class="reg-time">')[1].split("</ol>")[0]
    return [words(each.partition(">")[2]) for each in line.split("<li ")[1:]]


def take_over(number: str, stated: date | None, **content: Any) -> None:
    states.imported(number, stated=stated, **content)


def translated_later(number: str, stated: date) -> None:
    states.taken_over(
        number, {"name": "Scan cars"}, stated=stated, source="export", language="en", translated_from="nl"
    )


@pytest.fixture
def eventful() -> str:
    """A description to which everything happened that can happen to one."""
    number = states.number_from("1935724")
    with clock.at("2025-03-01"):
        states.published(number)
    with clock.at("2025-04-01"):
        states.publish(number, reason="De bewaartermijn is korter.", goal="<p>Foto’s blijven 48 uur.</p>")
        services.record_translation(
            number=number,
            edition=2,
            language="en",
            content={"name": "Scan cars"},
            origin="machine",
            made_on=None,
            by=EDITOR,
        )
    with clock.at("2025-05-01"):
        services.redact_edition(
            number=number, edition=1, parts=["content/goal"], reason="Er stond een naam in.", by=EDITOR
        )
    with clock.at("2025-06-01"):
        services.withdraw_description(number=number, reason="Gestopt na toets.", by=EDITOR)
    with clock.at("2025-07-01"):
        services.restore_description(number=number, reason="De toets was goed.", by=EDITOR)
    with clock.at("2025-08-01"):
        services.confirm_description(number=number, by=EDITOR)
        rename_organisation(code="gm9901", name="Gemeente Noord", on=date(2025, 7, 15), by=EDITOR)
    return number


def test_everything_that_happened_stands_on_one_line_the_last_first(client, eventful):
    told = moments_of(line_of(client, eventful))
    beginnings = [
        "1 augustus 2025 Bevestigd: de tekst klopt nog",
        "15 juli 2025 Gemeente Noorderhaaks heet voortaan Gemeente Noord",
        "1 juli 2025 Teruggeplaatst Reden: De toets was goed.",
        "1 juni 2025 Ingetrokken Reden: Gestopt na toets.",
        "1 mei 2025 Afgeschermd in editie 1: Doel en impact Reden: Er stond een naam in.",
        "1 april 2025 Vertaling in het Engels toegevoegd aan editie 2 Vertaald door een computer.",
        "2 1 april 2025",
        "1 1 maart 2025",
    ]
    assert [said[: len(first)] for said, first in zip(told, beginnings, strict=True)] == beginnings


def test_an_edition_tells_its_reason_which_fields_differ_and_leads_to_the_comparison(client):
    number = states.published()
    states.publish(number, reason="De bewaartermijn is korter.", goal="<p>Foto’s blijven 48 uur.</p>")
    page = line_of(client, number)
    newest, first = moments_of(page)
    assert "nu zichtbaar Editie 2 De bewaartermijn is korter. 1 veld anders: Doel en impact" in newest
    assert "nu zichtbaar" not in first
    assert "anders" not in first
    shown = page.content.decode()
    assert f'href="/nl/algoritme/gm9901/{number}/edities/2"' in shown
    assert f'href="/nl/algoritme/gm9901/{number}/vergelijk?van=1&amp;tot=2"' in shown


def test_what_was_shielded_is_said_neither_to_differ_nor_to_be_the_same(client, eventful):
    edition = next(said for said in moments_of(line_of(client, eventful)) if "De bewaartermijn" in said)
    assert "Wat is afgeschermd, is niet te vergelijken. De andere velden zijn gelijk." in edition
    assert "anders" not in edition


def test_a_text_taken_over_tells_both_dates_and_which_of_them_the_register_can_vouch_for(client):
    number = states.number_from("1935724")
    with clock.at("2026-02-03"):
        take_over(number, date(2024, 5, 1))
    (edition,) = moments_of(line_of(client, number))
    assert "1 mei 2024" in edition
    assert (
        "Hier vastgelegd op 3 februari 2026. Alleen die tweede datum kan dit register zelf aantonen."
        in edition
    )


def test_a_text_whose_source_states_no_date_stands_at_the_day_of_recording(client):
    number = states.number_from("1935724")
    with clock.at("2026-02-03"):
        take_over(number, None)
    (edition,) = moments_of(line_of(client, number))
    assert "3 februari 2026" in edition
    assert "een andere bron, die geen datum noemt" in edition


def test_an_older_text_that_came_in_later_stands_where_it_counted_and_the_page_says_so(client):
    number = states.number_from("1935724")
    take_over(number, date(2025, 4, 4), goal="<p>Nu.</p>")
    take_over(number, date(2023, 3, 20), goal="<p>Toen.</p>")
    page = line_of(client, number)
    newer, older = moments_of(page)
    assert "nu zichtbaar Editie 1" in newer
    assert "Vergelijk met editie 2" in newer
    assert "Editie 2" in older
    assert "Vergelijk" not in older
    assert "De nummers lopen niet netjes af" in text_of(page)


def test_numbers_that_count_down_need_no_word(client):
    number = states.published()
    states.publish(number, reason="Beter.", goal="<p>Anders.</p>")
    assert "De nummers lopen niet netjes af" not in text_of(line_of(client, number))


def test_a_text_in_another_language_says_so_and_is_not_compared(client):
    number = states.number_from("1935724")
    take_over(number, date(2024, 5, 1))
    translated_later(number, date(2025, 5, 1))
    english, dutch = moments_of(line_of(client, number))
    assert "in het Engels" in english
    assert "anders" not in english
    assert "Vergelijk" not in english
    assert "nu zichtbaar" in dutch


def test_names_of_before_the_first_edition_and_of_days_to_come_are_not_told(client):
    with clock.at("2025-03-01"):
        number = states.published()
        rename_organisation(code="gm9901", name="Gemeente Oud", on=date(2020, 1, 1), by=EDITOR)
        rename_organisation(code="gm9901", name="Gemeente Later", on=date(2025, 6, 1), by=EDITOR)
        assert "heet voortaan" not in text_of(line_of(client, number))
    with clock.at("2025-06-01"):
        assert "Gemeente Oud heet voortaan Gemeente Later" in text_of(line_of(client, number))


def test_entries_that_no_service_makes_yet_and_entries_of_unknown_kinds_leave_a_page_that_can_be_read(client):
    number = states.published()
    states.enrolled(states.DUINVESTE)
    with transaction.atomic():
        moved = {"from": "gm9901", "to": "gm9902", "on": "2026-11-24", "reason": "Taak overgedragen."}
        append(kind="description.transferred", subject=f"algoritme/{number}", parts=moved)
        append(kind="description.numbered", subject=f"algoritme/{number}", parts={"number": "19357241"})
        append(kind="description.unheard", subject=f"algoritme/{number}", parts={"a": "b"})
    page = line_of(client, number)
    assert page.status_code == 200
    numbered, handed_over, _edition = moments_of(page)
    assert "Kreeg het nummer 1935 7241" in numbered
    assert "Overgedragen aan Gemeente Duinveste Reden: Taak overgedragen." in handed_over


def test_two_editions_can_be_chosen_to_compare(client):
    number = states.published()
    assert "Twee edities vergelijken" not in text_of(line_of(client, number))
    states.publish(number, reason="Beter.", goal="<p>Anders.</p>")
    page = line_of(client, number).content.decode()
    form = page[page.index(f'action="/nl/algoritme/gm9901/{number}/vergelijk"') :].split("</form>")[0]
    assert '<option value="1" selected>' in form.split('name="van"')[1].split("</select>")[0]
    assert "selected" not in form.split('name="tot"')[1]


def test_a_long_history_is_parted_in_pages_and_costs_as_much_as_a_short_one(client):
    short, long = states.number_from("1111111"), states.number_from("2222222")
    for number, editions in ((short, 2), (long, 60)):
        states.published(number)
        for n in range(1, editions):
            states.publish(number, reason=f"Reden {n}.", goal=f"<p>{n}</p>")
    asked = {}
    line_of(client, short)  # from here on it is known what publishers are called
    line_of(client, short)  # names are read anew when the ledger grew
    for number in (short, long):
        with CaptureQueriesContext(connection) as queries:
            page = line_of(client, number)
        asked[number] = len(queries)
    assert asked[long] == asked[short]
    first = moments_of(page)
    assert len(first) == 25
    assert "Editie 60" in first[0]
    last = moments_of(line_of(client, long, page="3"))
    assert "Editie 1 " in last[-1]
    assert "Vergelijk met editie 10" in last[0] + first[-1] + "".join(
        moments_of(line_of(client, long, page="2"))
    )
    assert moments_of(line_of(client, long, page="999")) == last
    assert moments_of(line_of(client, long, page="nergens")) == first


def test_a_reader_of_english_gets_the_line_in_english_with_the_reasons_in_dutch(client, eventful):
    page = line_of(client, eventful, "en")
    assert "Shielded in edition 1: Purpose and impact" in text_of(page)
    assert 'lang="nl">Er stond een naam in.' in page.content.decode()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"goal": "<p>Anders.</p>"}, 1),
        ({"goal": "<p>Anders.</p>", "status": "Buiten gebruik", "provider": "Bouwer"}, 3),
        ({"begin_date": None}, 1),
        ({"tags": "parkeren", "source_id": "A-1"}, 0),
        ({}, 0),
    ],
)
def test_the_line_counts_as_many_fields_as_the_comparison(changed, expected):
    number = states.published()
    states.publish(number, reason="Anders.", **changed)
    after, before = editions_of(number)
    tally = Comparison(before, after).tally()
    assert len(differing(before, after, "nl")) == expected
    assert sum(tally[state] for state in DIFFERING) == expected


def test_answers_beside_the_standard_and_answers_that_no_standard_knows_are_counted_too():
    number = states.number_from("1935724")
    for n, answer in enumerate(("Bel ons.", "Schrijf ons.")):
        services.record_imported_edition(
            number=number,
            organisation_code=states.enrolled(),
            organisation_name="Gemeente Noorderhaaks",
            content=dict(states.CONTENT),  # type: ignore[arg-type]
            unknown={"kleur": answer},
            extensions={"register": {"question": answer}},
            language="nl",
            source="listing",
            in_force_from=date(2024, 5, 1 + n),
            by=EDITOR,
        )
    after, before = editions_of(number)
    assert differing(before, after, "nl") == ("Een vraag stellen", "kleur")
    assert sum(Comparison(before, after).tally()[state] for state in DIFFERING) == 2


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2025-02-28", "Op 28 februari 2025 stond hier nog niets. De eerste editie is van 1 maart 2025."),
        ("2025-03-01", "Op 1 maart 2025 gold editie 1. Lees editie 1"),
        ("2025-05-31", "Op 31 mei 2025 gold editie 2. Lees editie 2"),
        ("2025-06-15", "Op 15 juni 2025 was deze beschrijving ingetrokken. Lees editie 2"),
        ("2025-07-01", "Op 1 juli 2025 gold editie 2. Lees editie 2"),
        ("2099-01-01", "Kies een dag die al geweest is, zo geschreven: 2026-01-15."),
        ("0000-00-00", "Kies een dag die al geweest is, zo geschreven: 2026-01-15."),
        ("<b>gisteren", "Kies een dag die al geweest is, zo geschreven: 2026-01-15."),
    ],
)
def test_a_reader_asks_what_stood_here_on_a_day(client, eventful, day, answer):
    page = client.get(f"/nl/algoritme/gm9901/{eventful}/edities", {"op": day})
    assert page.status_code == 200
    assert answer in text_of(page)
    assert "<b>gisteren" not in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "kept"),
    [("2025-03-01", "2025-03-01"), ("gisteren", ""), ("2025-02-30", ""), ("2099-01-01", "")],
)
def test_the_field_keeps_the_day_that_was_asked_where_it_is_one(client, eventful, asked, kept):
    page = client.get(f"/nl/algoritme/gm9901/{eventful}/edities", {"op": asked})
    assert f'name="op" value="{kept}"' in page.content.decode()


def test_of_an_original_and_a_translation_that_came_later_the_original_counted(client):
    number = states.number_from("1935724")
    take_over(number, date(2024, 5, 1))
    translated_later(number, date(2025, 5, 1))
    page = client.get(f"/nl/algoritme/gm9901/{number}/edities", {"op": "2025-06-01"})
    assert "Op 1 juni 2025 gold editie 1." in text_of(page)
