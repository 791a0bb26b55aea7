"""Publishing: the strict gate, numbers, what is live."""

from datetime import date

import pytest
from tests.factories import states

from algorithm_register.kernel.errors import ContentRefused, NotKnown, StateRefused, ValueRefused
from algorithm_register.ledger.selectors import entries, position
from algorithm_register.operations.verification import differences
from algorithm_register.register import services
from algorithm_register.register.events import history
from algorithm_register.register.selectors import (
    edition_in_force,
    edition_record,
    editions_of,
    live_numbers,
    numbers_changed,
    published_record,
    published_records,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_what_is_published_is_read_back_as_it_was_given():
    number = states.published()
    record = published_record(number)
    assert record.content == states.CONTENT
    assert (record.edition, record.is_live, record.origin) == (1, True, "desk")
    assert record.organisation_name == "Gemeente Noorderhaaks"
    assert record.in_force_from == record.recorded_at.astimezone().date() or record.is_stated


def test_a_second_edition_takes_the_place_of_the_first_and_leaves_it_readable():
    number = states.published()
    states.publish(number, reason="Foto’s korter bewaard.", goal="<p>Nieuw.</p>")
    assert [record.edition for record in editions_of(number)] == [2, 1]
    assert published_record(number).content["goal"] == "<p>Nieuw.</p>"
    assert edition_record(number, 1).content["goal"] == states.CONTENT["goal"]
    assert not edition_record(number, 1).is_live


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"name": "x" * 101}, "name"),
        ({"contact_email": None}, "contact_email"),
        ({"status": "Aan"}, "status"),
        ({"shoe_size": "44"}, "shoe_size"),
        ({"shoe_size": ""}, "shoe_size"),
    ],
)
def test_content_outside_the_standard_is_refused_and_leaves_nothing_behind(content, field):
    number = states.registered()
    before = position()
    with pytest.raises(ContentRefused) as refused:
        states.publish(number, **content)
    assert field in {getattr(finding, "field", None) for finding in refused.value.findings}
    assert position() == before
    assert editions_of(number) == []


def test_an_edition_without_a_reason_is_refused():
    with pytest.raises(ValueRefused, match="reason"):
        states.publish(states.registered(), reason=" ")


def test_an_unknown_number_is_refused():
    with pytest.raises(NotKnown):
        states.publish("19357241")


def test_a_number_is_given_once():
    states.registered("19357241")
    with pytest.raises(StateRefused, match="another description"):
        states.registered("19357241", organisation=states.DUINVESTE)


def test_a_withdrawn_description_takes_no_edition_until_it_is_restored():
    number = states.withdrawn()
    with pytest.raises(StateRefused, match="Restore"):
        states.publish(number)
    services.restore_description(number=number, reason="Toch weer in gebruik.", by=states.EDITOR)
    assert states.publish(number) == 2


def test_a_withdrawn_description_keeps_its_reason_and_its_editions():
    number = states.withdrawn(reason="Gestopt na een toets.")
    record = published_record(number)
    assert not record.is_live
    assert record.withdrawal_reason == "Gestopt na een toets."
    assert published_records([number]) == {}
    assert live_numbers() == []
    assert len(editions_of(number)) == 1


def test_an_import_on_a_withdrawn_description_is_recorded_and_not_live():
    number = states.withdrawn("19357241")
    states.imported(number)
    assert len(editions_of(number)) == 2
    assert live_numbers() == []


def test_the_source_date_decides_what_is_live_and_the_order_of_recording_does_not():
    number = states.imported(stated=date(2025, 6, 1), goal="<p>Nieuw.</p>")
    states.imported(number, stated=date(2024, 1, 1), goal="<p>Oud.</p>")
    assert published_record(number).edition == 1
    assert edition_in_force(number, date(2024, 7, 1)) == 2
    assert edition_in_force(number, date(2020, 1, 1)) == 2


def test_without_a_source_date_the_recording_day_counts_and_the_record_says_so():
    record = published_record(states.imported(stated=None))
    assert not record.is_stated
    assert (record.recorded_at.date() - record.in_force_from).days in {0, -1}


def test_a_source_date_in_the_future_does_not_count():
    record = published_record(states.imported(stated=date(2999, 1, 1)))
    assert not record.is_stated
    assert record.in_force_from < date(2999, 1, 1)


def test_a_translation_without_original_is_never_live_beside_an_original():
    number = states.imported(stated=date(2024, 1, 1))
    services.record_imported_edition(
        number=number,
        organisation_code="gm9901",
        organisation_name="Noorderhaaks",
        content={"name": "Scan cars"},
        unknown={},
        language="en",
        source="csv-en",
        in_force_from=date(2026, 1, 1),
        translated_from="nl",
        by=states.EDITOR,
    )
    assert published_record(number).edition == 1


def test_a_page_in_a_language_shows_the_translation_over_the_original():
    shown = published_record(states.translated()).in_language("en")
    assert shown.content["name"] == "Scan cars for parking control"
    assert shown.content["status"] == "In gebruik"
    assert shown.translated == {"name", "goal"}
    assert not shown.is_older


def test_a_translation_of_an_older_edition_is_marked_as_older():
    number = states.translated()
    states.publish(number, reason="Anders.", goal="<p>Anders.</p>")
    assert published_record(number).in_language("en").is_older


@pytest.mark.parametrize("field", ["status", "begin_date", "contact_email"])
def test_only_texts_are_translated(field):
    with pytest.raises(ValueRefused):
        states.translated(None, **{field: "In use"})


def test_a_confirmation_makes_an_old_description_fresh():
    number = states.imported(stated=date(2020, 1, 1))
    assert published_record(number).freshness.state == "outdated"
    services.confirm_description(number=number, by=states.EDITOR)
    assert published_record(number).freshness.state == "current"


def test_the_ledger_tells_everything_that_happened_in_order():
    number = states.withdrawn("19357241")
    assert [(event.kind, event.subject) for event in history(number)] == [
        ("description.withdrawn", "algoritme/19357241"),
        ("edition.published", "algoritme/19357241/1"),
    ]
    assert [entry.sequence for entry in entries(after=-1, limit=100)] == list(range(position()))
    numbers, reached = numbers_changed(after=-1, limit=100)
    assert numbers == [number]
    assert reached == position() - 1


def test_reading_many_records_takes_a_constant_number_of_queries(django_assert_num_queries):
    numbers = [states.published(goal=f"<p>{n}</p>") for n in range(12)]
    with django_assert_num_queries(3):
        assert len(published_records(numbers)) == 12


def test_a_register_after_all_services_verifies():
    states.redacted("19357241")
    states.withdrawn("12345670")
    states.translated()
    assert list(differences()) == []
