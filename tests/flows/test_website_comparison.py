"""What a reader sees that changed between two editions, as a page and as data."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import clock, states

from algorithm_register.organisations.services import rename_organisation
from algorithm_register.register import services

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BY: Any = {"by": states.EDITOR}
NUMBER = states.number_from("1935724")


def address(number: str = NUMBER, language: str = "nl", *, data: bool = False) -> str:
    return f"/{language}/algoritme/gm9901/{number}/vergelijk" + (".json" if data else "")


def compared(client, van: object = 1, tot: object = 2, language: str = "nl", **more: str):
    return client.get(address(language=language), {"van": van, "tot": tot, **more})


def words(markup: str) -> str:
    """The words of markup in one line, with every icon and tag gone."""
    bare = re.sub(r"<(script|style|svg).*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def text_of(response) -> str:
    return words(response.content.decode().split("<main")[1].split("</main>")[0])


def block_of(response, key: str) -> str:
    """The markup of what became of one answer."""
    markup: str = response.content.decode()
    (found,) = (part for part in markup.split("<section ") if f'id="{key}"' in part)
    return found.split("</section>")[0]


def sides_of(response, key: str) -> list[str]:
    return [
        words(side.partition(">")[2])
        for side in block_of(response, key).split('<div class="reg-diff__side"')[1:]
    ]


def of(key: str, value: object) -> Any:
    """One answer by its key, as an argument."""
    return {key: value}


@pytest.fixture
def changed() -> str:
    """A description with two editions: one answer changed, one newly filled in, one emptied."""
    with clock.at("2025-03-01"):
        states.published(
            NUMBER, goal="<p>Foto’s blijven 13 weken.</p>", website="https://noorderhaaks.example"
        )
    with clock.at("2026-03-01"):
        states.publish(
            NUMBER,
            reason="De bewaartermijn is korter.",
            goal="<p>Foto’s blijven 48 uur.</p>",
            provider="Parkzicht",
        )
    return NUMBER


def test_a_reader_sees_the_words_that_were_removed_and_added_side_by_side(client, changed):
    response = compared(client)
    assert response.status_code == 200
    before, after = sides_of(response, "content-goal")
    assert before == "Editie 1, 1 maart 2025 Foto’s blijven [verwijderd: 13 weken ] ."
    assert after == "Editie 2, 1 maart 2026 Foto’s blijven [toegevoegd: 48 uur ] ."


def test_the_publishers_reason_and_a_tally_come_first(client, changed):
    read = text_of(compared(client))
    assert "Gemeente Noorderhaaks schreef bij editie 2: De bewaartermijn is korter." in read
    assert "1 veld gewijzigd 1 veld nieuw ingevuld 1 veld leeggemaakt 7 velden gelijk" in read


def test_a_reader_sees_what_was_newly_filled_in_and_what_was_emptied(client, changed):
    response = compared(client)
    assert sides_of(response, "content-provider") == [
        "Editie 1, 1 maart 2025 Niet ingevuld",
        "Editie 2, 1 maart 2026 [toegevoegd: Parkzicht ]",
    ]
    assert sides_of(response, "content-website") == [
        "Editie 1, 1 maart 2025 [verwijderd: https://noorderhaaks.example ]",
        "Editie 2, 1 maart 2026 Niet ingevuld",
    ]


def test_what_is_equal_is_folded_and_named(client, changed):
    response = compared(client)
    folded = response.content.decode().split('<details class="reg-same">')[1].split("</details>")[0]
    assert words(folded).startswith("7 velden zijn gelijk gebleven Naam Korte omschrijving Thema Status")
    assert "Afwegingen" not in text_of(response)


def test_both_texts_can_be_read_in_one(client, changed):
    response = compared(client, weergave="samen")
    assert "Foto’s blijven [verwijderd: 13 weken ] [toegevoegd: 48 uur ] ." in words(
        block_of(response, "content-goal")
    )
    assert '<input type="hidden" name="weergave" value="samen">' in response.content.decode()


def test_what_differs_beside_the_text_is_told(client):
    with clock.at("2025-03-01"):
        states.imported(NUMBER, stated=date(2024, 5, 1))
        rename_organisation(code="gm9901", name="Gemeente Noord", on=date(2025, 3, 1), **BY)
    with clock.at("2026-03-01"):
        states.publish(NUMBER)
    read = text_of(compared(client))
    assert "Organisatie Van Gemeente Noorderhaaks naar Gemeente Noord" in read
    assert "Herkomst Van overgenomen uit een andere bron (listing) naar geschreven in dit register" in read
    assert "Geldt sinds Van 1 mei 2024 naar 1 maart 2026" in read
    assert "Vastgelegd in dit register Van 1 maart 2025 naar 1 maart 2026" in read
    assert "Geen veld dat u op deze site leest, is anders." in read


def test_a_text_that_is_itself_a_translation_says_so(client):
    for day, language, original in ((date(2024, 5, 1), "en", "nl"), (date(2024, 6, 1), "nl", None)):
        services.record_imported_edition(
            number=NUMBER,
            organisation_code=states.enrolled(),
            organisation_name="Gemeente Noorderhaaks",
            content={"name": "ANPR"},
            unknown={},
            language=language,
            source="export",
            in_force_from=day,
            translated_from=original,
            **BY,
        )
    read = text_of(compared(client))
    other = "overgenomen uit een andere bron (export)"
    assert f"Herkomst Van {other}, een vertaling uit het Nederlands naar {other}" in read


def test_an_answer_that_no_page_shows_is_named_when_it_differs(client):
    states.published(NUMBER, tags="scannen")
    states.publish(NUMBER, tags="scannen, parkeren")
    read = text_of(compared(client))
    assert "Geen veld dat u op deze site leest, is anders." in read
    assert "Anders, maar niet te zien op deze site Zoektermen" in read


def test_answers_to_the_extension_and_what_no_standard_knows_are_compared(client):
    states.published(NUMBER)
    states.publish(
        NUMBER,
        extension={
            "objection": "<p>Binnen zes weken.</p>",
            "not_applicable": [{"field": "end_date", "reason": "Het gebruik loopt door."}],
        },
    )
    response = compared(client)
    assert "[toegevoegd: Binnen zes weken. ]" in words(block_of(response, "extension-register-objection"))
    assert "Einddatum: Het gebruik loopt door." in words(
        block_of(response, "extension-register-not_applicable")
    )


def test_an_answer_that_was_emptied_with_a_reason_says_why_it_is_blank(client, changed):
    blank = {"field": "website", "reason": "De pagina bestaat niet meer."}
    states.publish(NUMBER, website=None, extension={"not_applicable": [blank]})
    side = sides_of(compared(client, 1, 3), "content-website")[1]
    assert side.endswith("Niet van toepassing, want De pagina bestaat niet meer.")


@pytest.mark.parametrize("before_first", [True, False])
def test_what_the_standard_does_not_know_is_compared_under_its_own_key(client, before_first):
    for n, unknown in enumerate([{"old_key": "Een"}, {"old_key": "Twee"}]):
        services.record_imported_edition(
            number=NUMBER,
            organisation_code=states.enrolled(),
            organisation_name="Gemeente Noorderhaaks",
            content={"name": "Scanauto"},
            unknown=unknown,
            language="nl",
            source="listing",
            in_force_from=date(2024, 1 + n, 1),
            **BY,
        )
    asked = (1, 2) if before_first else (2, 1)
    assert sides_of(compared(client, *asked), "unknown-old_key") == [
        "Editie 1, 1 januari 2024 [verwijderd: Een ]",
        "Editie 2, 1 februari 2024 [toegevoegd: Twee ]",
    ]


def test_an_item_that_moved_is_not_shown_as_rewritten(client):
    key = "impacttoetsen_grouping"
    one, other = {"title": "DPIA", "link": "https://noorderhaaks.example/dpia"}, {"title": "IAMA"}
    states.published(NUMBER, **of(key, [one, other]))
    states.publish(NUMBER, **of(key, [other, one]))
    block = block_of(compared(client), f"content-{key}")
    assert "Alleen de volgorde is anders." in words(block)
    assert "<ins" not in block
    assert "(verplaatst)" in block


def test_a_choice_is_told_in_the_words_of_the_page(client):
    states.published(NUMBER, category=["Verkeer"], begin_date="2023-03")
    states.publish(NUMBER, category=["Verkeer", "Wonen"], begin_date="2024-05")
    response = compared(client, language="en")
    assert sides_of(response, "content-category")[1].endswith("[added: Housing ] Traffic")
    assert sides_of(response, "content-begin_date")[1].endswith("[added: May 2024 ]")


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("<p>Een.</p><p>Twee.</p>", "Alleen alinea's, regels of lijsten zijn anders."),
        ("<div>Een. Twee.</div>", "Alleen opmaak die u hier niet ziet, is anders."),
    ],
)
def test_equal_words_with_other_markup_are_said_to_be_so(client, goal, told):
    states.published(NUMBER, goal="<p>Een. Twee.</p>")
    states.publish(NUMBER, goal=goal)
    assert told in words(block_of(compared(client), "content-goal"))


def test_a_part_that_is_not_public_is_not_compared_and_says_why(client, changed):
    services.redact_edition(
        number=NUMBER, edition=1, parts=["content/goal"], reason="Er stond een naam in.", **BY
    )
    response = compared(client)
    assert "niet te vergelijken" in words(block_of(response, "content-goal"))
    before, after = sides_of(response, "content-goal")
    assert before.endswith("Niet openbaar, want: Er stond een naam in.")
    assert after.endswith("Foto’s blijven 48 uur.")
    assert "13 weken" not in response.content.decode()


def test_a_reason_that_is_not_public_is_said_to_be_so(client, changed):
    services.redact_edition(number=NUMBER, edition=2, parts=["reason"], reason="Er stond een naam in.", **BY)
    assert "De reden van editie 2 is niet openbaar." in text_of(compared(client))


def test_on_an_english_page_the_texts_that_count_are_compared_and_it_says_so(client, changed):
    services.record_translation(
        number=NUMBER,
        edition=2,
        language="en",
        content={"goal": "<p>Photos stay 48 hours.</p>"},
        origin="human",
        made_on=None,
        **BY,
    )
    response = compared(client, language="en")
    assert "You are comparing the texts in Dutch: these are the ones that count" in text_of(response)
    assert '<div class="reg-diff__text reg-prose" lang="nl">' in block_of(response, "content-goal")
    assert '<span class="reg-hidden" dir="ltr" lang="en">[added: </span>' in block_of(
        response, "content-goal"
    )
    assert "Photos" not in response.content.decode()


def test_editions_in_two_languages_stand_beside_each_other_unmarked(client, changed):
    services.publish_edition(
        number=NUMBER,
        content={**states.CONTENT, "goal": "<p>Photos stay.</p>"},
        reason="In English.",
        language="en",
        **BY,
    )
    response = compared(client, 2, 3)
    assert "Editie 2 is in het Nederlands en editie 3 in het Engels." in text_of(response)
    before, after = sides_of(response, "content-goal")
    assert before.endswith("Foto’s blijven 48 uur.")
    assert after.endswith("Photos stay.")


def test_without_editions_the_last_change_is_shown_at_an_address_that_keeps_its_meaning(client, changed):
    response = client.get(address())
    assert response.status_code == 302
    assert response.headers["Location"] == f"{address()}?van=1&tot=2"
    kept = client.get(address(), {"weergave": "samen"})
    assert kept.headers["Location"] == f"{address()}?van=1&tot=2&weergave=samen"


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [({"van": 1}, "van=1&tot=3"), ({"tot": 2}, "van=1&tot=2"), ({"tot": 1}, "van=1&tot=2")],
)
def test_the_edition_that_is_not_asked_for_is_the_one_that_belongs_with_the_other(
    client, changed, asked, led_to
):
    states.publish(NUMBER, goal="<p>Foto’s blijven een dag.</p>")
    assert client.get(address(), asked).headers["Location"] == f"{address()}?{led_to}"


def test_the_last_change_is_that_of_the_edition_that_holds_and_not_of_the_one_recorded_last(client, changed):
    states.imported(NUMBER, stated=date(2024, 5, 1))
    assert client.get(address()).headers["Location"] == f"{address()}?van=1&tot=2"


def test_editions_the_wrong_way_round_are_turned_and_the_page_says_why(client, changed):
    response = compared(client, 2, 1)
    assert "Editie 1 gold eerder dan editie 2." in text_of(response)
    assert sides_of(response, "content-goal") == sides_of(compared(client), "content-goal")
    assert (
        f'<link rel="canonical" href="http://testserver{address()}?van=1&amp;tot=2">'
        in response.content.decode()
    )


@pytest.mark.parametrize(
    ("van", "tot"), [(1, 9), ("x", 2), ("9", "-1"), ("1" * 5_000, 2), ("\x00", 2), ("²", 1)]
)
def test_an_edition_that_does_not_exist_is_not_found_and_others_can_be_chosen(client, changed, van, tot):
    response = compared(client, van, tot)
    assert response.status_code == 404
    assert "Van deze beschrijving bestaat geen editie" in text_of(response)
    assert '<meta name="robots" content="noindex, follow">' in response.content.decode()
    assert '<select class="utrecht-select utrecht-select--html-select" id="van"' in response.content.decode()


def test_the_same_edition_twice_says_that_nothing_differs(client, changed):
    response = compared(client, 2, 2)
    assert response.status_code == 200
    assert "U koos twee keer editie 2." in text_of(response)


@pytest.mark.parametrize("asked", [{}, {"van": 1, "tot": 1}])
def test_of_one_edition_there_is_nothing_to_compare_yet(client, asked):
    states.published(NUMBER)
    response = client.get(address(), asked)
    assert response.status_code == 200
    assert "Er is maar één editie." in text_of(response)
    assert "<select" not in response.content.decode()


def test_what_was_withdrawn_can_still_be_compared(client, changed):
    services.withdraw_description(number=NUMBER, reason="Niet meer in gebruik.", **BY)
    response = client.get(address(), follow=True)
    assert response.status_code == 200
    assert "De edities blijven te lezen en te vergelijken." in text_of(response)
    assert "[toegevoegd: 48 uur ]" in text_of(response)


def test_the_editions_between_two_are_named(client, changed):
    states.publish(NUMBER, goal="<p>Foto’s blijven een dag.</p>")
    response = compared(client, 1, 3)
    assert "Daartussen: editie 2, 1 maart 2026" in text_of(response)


def test_a_description_with_only_a_name_can_be_compared(client):
    for n, name in enumerate(["Scanauto", "Scanauto’s"]):
        services.record_imported_edition(
            number=NUMBER,
            organisation_code=states.enrolled(),
            organisation_name="Gemeente Noorderhaaks",
            content={"name": name},
            unknown={},
            language="nl",
            source="listing",
            in_force_from=date(2024, 1 + n, 1),
            **BY,
        )
    read = text_of(compared(client))
    assert "Bij editie 2 staat geen reden." in read
    assert "1 veld gewijzigd 0 velden gelijk" in read


def test_texts_that_are_one_long_word_run_right_to_left_or_hold_markup_signs_are_shown_as_they_are(client):
    states.published(
        NUMBER, goal=f"<p>{'x' * 2400}</p>", proportionality="<p>النص القديم هنا</p>", provider="A < B"
    )
    states.publish(
        NUMBER, goal=f"<p>{'y' * 2400}</p>", proportionality="<p>النص الجديد هنا</p>", provider="A <b> C"
    )
    response = compared(client)
    assert (
        f'<ins class="reg-ins"><span class="reg-hidden" dir="ltr">[toegevoegd: </span>{"y" * 2400}'
        in block_of(response, "content-goal")
    )
    assert '<p dir="auto">النص <ins class="reg-ins">' in block_of(response, "content-proportionality")
    assert "A &lt; <del" in block_of(response, "content-provider")
    assert "<b>" not in block_of(response, "content-provider")


def test_every_other_form_leads_to_the_canonical_address_with_the_same_question(client, changed):
    for other in (f"/nl/algoritme/gm9999/{NUMBER}/vergelijk", f"/nl/algoritme/{NUMBER}/vergelijk"):
        response = client.get(other, {"van": 1, "tot": 2})
        assert response.headers["Location"] == f"{address()}?van=1&tot=2"
    data = client.get(f"/nl/algoritme/{NUMBER}/vergelijk.json", {"van": 1, "tot": 2})
    assert data.headers["Location"] == f"{address(data=True)}?van=1&tot=2"


@pytest.mark.parametrize("data", [False, True])
def test_a_comparison_that_a_visitor_has_is_not_sent_again_until_something_happens(client, changed, data):
    asked = f"{address(data=data)}?van=1&tot=2"
    first = client.get(asked)
    assert first.headers["Cache-Control"] == "no-cache"
    had = {"If-None-Match": first.headers["ETag"]}
    assert client.get(asked, headers=had).status_code == 304
    services.redact_edition(number=NUMBER, edition=1, parts=["content/goal"], reason="Een naam.", **BY)
    assert client.get(asked, headers=had).status_code == 200


def test_a_comparison_costs_as_many_queries_however_many_editions_there_are(client, changed):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert compared(client).status_code == 200
        return len(queries)

    cost()
    few = cost()
    for n in range(6):
        states.publish(NUMBER, goal=f"<p>Foto’s blijven {n} dagen.</p>", lawful_basis="Wegenverkeerswet")
    cost()  # names are read anew when the ledger grew
    assert cost() == few
    assert few <= 12


def test_the_same_is_told_as_data(client, changed):
    response = client.get(address(data=True), {"van": 1, "tot": 2})
    assert response.headers["Content-Type"] == "application/json"
    told = response.json()
    assert told["number"] == NUMBER
    assert told["from"] == {
        "id": f"http://testserver/id/algoritme/{NUMBER}/1",
        "edition": 1,
        "language": "nl",
        "standard": "1.0",
        "organisation": {"code": "gm9901", "name": "Gemeente Noorderhaaks"},
        "origin": "desk",
        "source": "",
        "reason": "Eerste publicatie.",
        "in_force_from": "2025-03-01",
        "recorded_at": "2025-03-01T12:00:00Z",
    }
    assert told["to"]["edition"] == 2
    tally = {key: count for key, count in told["tally"].items() if key != "empty"}
    assert tally == {"changed": 1, "filled": 1, "emptied": 1, "equal": 7, "not_comparable": 0}
    parts = {part["name"]: part for part in told["parts"]}
    assert parts["content/goal"] == {
        "name": "content/goal",
        "kind": "rich text",
        "state": "changed",
        "shown": True,
        "difference": {
            "text": [
                {"change": "kept", "text": "Foto’s blijven "},
                {"change": "removed", "text": "13 weken"},
                {"change": "added", "text": "48 uur"},
                {"change": "kept", "text": "."},
            ],
            "layout_only": False,
        },
    }
    assert parts["content/website"]["difference"] == {"before": "https://noorderhaaks.example", "after": ""}
    assert "difference" not in parts["content/name"]


def test_choices_and_references_are_told_as_data_by_value_and_by_item(client):
    key = "impacttoetsen_grouping"
    states.published(NUMBER, category=["Verkeer"], **of(key, [{"title": "DPIA"}]))
    states.publish(
        NUMBER, category=["Wonen"], **of(key, [{"title": "DPIA", "link": "https://noorderhaaks.example"}])
    )
    told = client.get(address(data=True), {"van": 1, "tot": 2}).json()
    parts = {part["name"]: part for part in told["parts"]}
    assert parts["content/category"]["difference"] == {
        "values": [{"change": "added", "value": "Wonen"}, {"change": "removed", "value": "Verkeer"}]
    }
    assert parts[f"content/{key}"]["difference"] == {
        "items": [
            {
                "before": {"place": 0, "title": "DPIA"},
                "after": {"place": 0, "title": "DPIA", "link": "https://noorderhaaks.example"},
                "moved": False,
                "title": [{"change": "kept", "text": "DPIA"}],
            }
        ]
    }


def test_data_is_the_same_in_every_language(client, changed):
    dutch, english = (
        client.get(address(language=language, data=True), {"van": 1, "tot": 2}).content
        for language in ("nl", "en")
    )
    assert dutch == english


def test_data_on_what_is_not_public_says_so_and_holds_none_of_it(client, changed):
    services.redact_edition(number=NUMBER, edition=1, parts=["content/goal"], reason="Een naam.", **BY)
    response = client.get(address(data=True), {"van": 1, "tot": 2})
    (part,) = (part for part in response.json()["parts"] if part["name"] == "content/goal")
    assert (part["state"], part["barrier"]) == ("not_comparable", "redacted")
    assert "13 weken" not in response.content.decode()


@pytest.mark.parametrize(("asked", "led_to"), [({}, "van=1&tot=2"), ({"van": 2, "tot": 1}, "van=1&tot=2")])
def test_data_asked_for_in_another_way_leads_to_what_is_meant(client, changed, asked, led_to):
    response = client.get(address(data=True), asked)
    assert response.headers["Location"] == f"{address(data=True)}?{led_to}"


def test_data_on_an_edition_that_does_not_exist_is_not_found(client, changed):
    response = client.get(address(data=True), {"van": 1, "tot": 9})
    assert response.status_code == 404
    assert response.json() == {"error": "There is no edition 9.", "editions": [1, 2]}


def test_data_on_one_edition_only_is_not_found(client):
    states.published(NUMBER)
    response = client.get(address(data=True))
    assert response.status_code == 404
    assert response.json() == {"error": "There is one edition only.", "editions": [1]}
