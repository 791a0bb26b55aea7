"""Answers to an extension: published with an edition, verified and redacted with it, and never exchanged."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.factories import states

from algorithm_register.kernel.days import day_of
from algorithm_register.kernel.errors import ContentRefused, NotKnown
from algorithm_register.ledger import selectors as ledger
from algorithm_register.operations.verification import differences
from algorithm_register.register import services
from algorithm_register.register.selectors import edition_record, published_record
from algorithm_register.search.engine import search
from algorithm_register.search.port import Question

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ANSWERS = {
    "objection": "<p>Maak binnen zes weken bezwaar.</p>",
    "objection_url": "https://noorderhaaks.example/bezwaar",
    "review_date": "2027-03-01",
    "not_public": [
        {
            "field": "methods_and_models",
            "reason": "wie de regels kent, kan ze omzeilen",
            "ground": "Woo, artikel 5.1, tweede lid, onder d",
        }
    ],
}


def answered(**changes):
    """A description whose live edition answers the extension."""
    number = states.registered()
    states.publish(number, extension=ANSWERS | changes)
    return number


def test_answers_are_read_back_with_their_edition_and_verify():
    number = answered()
    record = published_record(number)
    assert record.answers() == ANSWERS
    assert record.blanks["methods_and_models"].reason == "wie de regels kent, kan ze omzeilen"
    assert record.content == states.CONTENT
    sealed = ledger.records([record.sequence])[record.sequence]
    assert sealed.parts["extension/register/review_date"] == "2027-03-01"
    assert list(differences()) == []


def test_a_later_edition_has_only_its_own_answers():
    number = answered()
    states.publish(number, reason="Anders.", goal="<p>Anders.</p>")
    assert published_record(number).answers() == {}
    assert edition_record(number, 1).answers() == ANSWERS


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"review_date": "morgen"}, "review_date"),
        ({"objection": "x" * 1001}, "objection"),
        ({"objection_url": "noorderhaaks.example"}, "objection_url"),
        ({"schoenmaat": "44"}, "schoenmaat"),
        ({"not_applicable": [{"field": "goal", "reason": "er is geen doel"}]}, "not_applicable.0.field"),
        ({"not_applicable": "niets"}, "not_applicable"),
    ],
)
def test_what_the_extension_does_not_allow_is_refused_and_leaves_nothing_behind(answers, field):
    number = states.registered()
    before = ledger.position()
    with pytest.raises(ContentRefused, match="extension register") as refused:
        states.publish(number, extension=answers)
    assert field in {getattr(finding, "field", None) for finding in refused.value.findings}
    assert ledger.position() == before


def test_an_extension_that_nobody_knows_is_refused():
    number = states.registered()
    with pytest.raises(NotKnown, match="no extension 'elders'"):
        services.publish_edition(
            number=number,
            content=states.CONTENT,
            extensions={"elders": {"x": "y"}},
            reason="Eerste publicatie.",
            by=states.EDITOR,
        )


def test_an_answer_is_redacted_by_its_name():
    number = answered()
    services.redact_edition(
        number=number,
        edition=1,
        parts=["extension/register/objection"],
        reason="Er stond een naam in.",
        by=states.EDITOR,
    )
    record = published_record(number)
    assert "objection" not in record.answers()
    assert record.redacted == ("extension/register/objection",)
    assert list(differences()) == []


def test_no_answer_leaks_into_the_exchange_form():
    number = states.number_from("1935724")
    states.registered(number)
    states.publish(number, extension=ANSWERS)
    record = published_record(number)
    assert record.exchange() == {
        **states.CONTENT,
        "organization": "Gemeente Noorderhaaks",
        "lang": "nld",
        "standard_version": "1.0",
        "lars": number,
        "publication_dt": record.in_force_from.isoformat(),
    }
    assert list(record.exchange())[:3] == ["name", "description_short", "organization"]


def test_a_local_number_is_exchanged_without_a_national_one():
    local = published_record(states.published(states.number_from("0935724")))
    assert "lars" not in local.exchange()


def test_a_stated_review_date_says_when_a_description_is_due_on_the_page_and_in_search():
    today = day_of(timezone.now())
    late, early = (states.number_from(f"111111{n}") for n in (1, 2))
    for number, review in ((late, today - timedelta(days=1)), (early, today + timedelta(days=900))):
        states.enrolled()
        services.record_imported_edition(
            number=number,
            organisation_code="gm9901",
            organisation_name="Gemeente Noorderhaaks",
            content=states.CONTENT,  # type: ignore[arg-type]
            unknown={},
            extensions={"register": {"review_date": review.isoformat()}},
            language="nl",
            source="listing",
            in_force_from=today - timedelta(days=300 if number == late else 1500),
            by=states.EDITOR,
        )
    assert [published_record(number).freshness.state for number in (late, early)] == ["maybe", "current"]
    search().catch_up(limit=None)
    for state, number in (("mogelijk", late), ("actueel", early)):
        hits = search().find(Question("", filters={"actualiteit": (state,)})).hits
        assert [hit.number for hit in hits] == [number]


def test_what_another_source_states_as_review_date_may_be_anything():
    number = states.imported(
        stated=date(2026, 1, 5),
        extensions={"register": {"review_date": "ooit", "not_public": [{"field": "goal"}, "x"]}},  # type: ignore[dict-item]
    )
    record = published_record(number)
    assert record.freshness.due_on == date(2027, 1, 5)
    assert record.blanks == {}
