"""Redaction: named parts are gone everywhere, the rest still verifies."""

import pytest
from tests.factories import states
from tests.factories.traces import is_found

from algorithm_register.kernel.errors import NotKnown, StateRefused, ValueRefused
from algorithm_register.operations.verification import differences
from algorithm_register.register import services
from algorithm_register.register.selectors import edition_record, published_record

SECRET = "Karelijne van der Zwaluwenberg"


@pytest.mark.django_db
@pytest.mark.database
class TestRedaction:
    def test_the_named_part_is_gone_and_the_rest_still_verifies(self):
        number = states.redacted()
        record = published_record(number)
        assert "goal" not in record.content
        assert record.redacted == ("content/goal",)
        assert record.name == states.CONTENT["name"]
        assert list(differences()) == []

    def test_translations_of_the_edition_lose_the_same_part(self):
        number = states.translated()
        services.redact_edition(
            number=number, edition=1, parts=["content/goal"], reason="Naam.", by=states.EDITOR
        )
        record = published_record(number)
        assert all("goal" not in translation.content for translation in record.translations)
        assert list(differences()) == []

    def test_one_translation_can_be_redacted_alone(self):
        number = states.translated()
        services.redact_edition(
            number=number,
            edition=1,
            parts=["content/goal"],
            reason="Naam.",
            by=states.EDITOR,
            translation=("en", 1),
        )
        record = published_record(number)
        assert "goal" in record.content
        assert "goal" not in record.translations[0].content
        assert list(differences()) == []

    def test_what_is_found_later_can_be_redacted_too(self):
        number = states.redacted()
        services.redact_edition(number=number, edition=1, parts=["reason"], reason="Naam.", by=states.EDITOR)
        assert edition_record(number, 1).redacted == ("content/goal", "reason")
        assert list(differences()) == []

    @pytest.mark.parametrize("part", ["redacted", "organisation", "language", "in_force_from", "content"])
    def test_a_part_that_readers_need_is_never_redacted(self, part):
        with pytest.raises(ValueRefused):
            states.redacted(part=part)

    def test_a_later_translation_leaves_out_what_was_redacted(self):
        number = states.redacted()
        made = services.record_translation(
            number=number,
            edition=1,
            language="en",
            content={"name": "Scan cars", "goal": f"<p>Call {SECRET}.</p>"},
            origin="human",
            made_on=None,
            by=states.EDITOR,
        )
        assert made.left_out == ("content/goal",)
        assert dict(published_record(number).translations[0].content) == {"name": "Scan cars"}

    def test_a_part_that_is_not_there_is_refused(self):
        with pytest.raises(StateRefused, match="content/risks"):
            states.redacted(part="content/risks")

    def test_a_translation_that_is_not_there_is_refused(self):
        number = states.published()
        with pytest.raises(NotKnown):
            services.redact_edition(
                number=number,
                edition=1,
                parts=["content/goal"],
                reason="x",
                by=states.EDITOR,
                translation=("en", 1),
            )


@pytest.mark.database
def test_a_redacted_part_is_found_nowhere_in_the_database(own_database):
    number = states.published(goal=f"<p>Bel {SECRET}.</p>" + "<p>En meer tekst.</p>" * 60)
    assert is_found(SECRET, own_database)
    services.redact_edition(
        number=number, edition=1, parts=["content/goal"], reason="Naam.", by=states.EDITOR
    )
    assert not is_found(SECRET, own_database)
    assert list(differences()) == []
