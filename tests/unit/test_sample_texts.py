"""The texts of the sample register: they show the standard at its best, so they are held to more than its gate."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from algorithm_register.kernel.numbers import is_national
from algorithm_register.operations.sample.reading import (
    SampleDescription,
    SampleEdition,
    sample_organisations,
)
from algorithm_register.organisations.directory import public_bodies
from algorithm_register.organisations.profiles import LIMITS, checked_texts
from algorithm_register.standards.canonicalisation import canonicalise
from algorithm_register.standards.extensions import findings_on_answers
from algorithm_register.standards.loading import extension, standard
from algorithm_register.standards.model import Kind
from algorithm_register.standards.text import plain
from algorithm_register.standards.validation import findings_on

STANDARD = standard("1.0")
ORGANISATIONS = sample_organisations()
DESCRIPTIONS = [description for body in ORGANISATIONS for description in body.descriptions]
EDITIONS = [
    pytest.param(edition, id=f"{description.number}/{n}")
    for description in DESCRIPTIONS
    for n, edition in enumerate(description.editions, 1)
]
REGISTER = extension("register")
PROSE = {field.key for field in STANDARD.fields.values() if field.kind is Kind.RICH_TEXT} - {"tags"}
# Laws are real; every other address is fictitious.
LAWS = {"wetten.overheid.nl", "eur-lex.europa.eu"}
OFFICIALESE = re.compile(
    r"(?<!AI-)\bsysteem|\bsystemen\b|\bbeschikking|\bactor|\bmiddels\b|\bteneinde\b|\bindien\b|\binzake\b|"
    r"\bdient te\b|\bderhalve\b|\bconform\b|\boptimalis|\bgefaciliteerd|\bten behoeve\b|\bbetreffende\b",
    re.IGNORECASE,
)


def prose(content: Mapping[str, object]) -> dict[str, str]:
    """What a reader reads as text, without markup, by key."""
    return {key: plain(str(value)) for key, value in content.items() if key in PROSE | {"description_short"}}


def sentences(content: Mapping[str, object]) -> Iterator[str]:
    """Sentences and items of lists."""
    for text in prose(content).values():
        yield from sentences_of(text)


def sentences_of(text: str) -> list[str]:
    return re.split(r"(?<=[.?!;:]) ", text)


def ways(edition: SampleEdition) -> list[str]:
    """What an edition says a reader can do."""
    texts = (edition.extension.get(key) for key in ("objection", "complaint", "question"))
    return [plain(str(text)) for text in texts if text]


def general_texts() -> list[str]:
    """What the organisations say in Dutch of themselves."""
    return [plain(texts["nl"]) for body in ORGANISATIONS for texts in body.profile.values()]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_passes_the_gate_without_a_single_finding(edition: SampleEdition) -> None:
    canonical = canonicalise(edition.content, STANDARD)
    assert canonical.findings == ()
    assert canonical.content == edition.content
    assert findings_on(canonical.content, STANDARD) == ()
    answers = canonicalise(edition.extension, REGISTER)
    assert answers.findings == ()
    assert answers.content == edition.extension
    assert findings_on_answers(answers.content, REGISTER, canonical.content, STANDARD) == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_is_written_in_short_sentences_and_plain_words(edition: SampleEdition) -> None:
    lengths = [len(sentence.split()) for sentence in sentences(edition.content)]
    assert sum(lengths) / len(lengths) <= 12
    assert max(lengths) <= 20
    assert not [
        text for text in (*prose(edition.content).values(), *ways(edition)) if OFFICIALESE.search(text)
    ]
    assert all(len(one.split()) <= 20 for text in ways(edition) for one in sentences_of(text))


def test_every_organisation_says_its_general_way_in_plain_words() -> None:
    for body in ORGANISATIONS:
        kept = checked_texts(body.profile)
        stated = {
            name: {language: kept[language].get(name) for language in texts}
            for name, texts in body.profile.items()
        }
        assert stated == body.profile
        assert {"contact", "about"} <= body.profile.keys() <= LIMITS.keys()
    assert {language for body in ORGANISATIONS for texts in body.profile.values() for language in texts} == {
        "nl",
        "en",
    }
    assert all(len(one.split()) <= 20 for text in general_texts() for one in sentences_of(text))
    assert not [text for text in general_texts() if OFFICIALESE.search(text)]


def test_the_sample_shows_every_question_of_the_extension() -> None:
    answered = {key for each in DESCRIPTIONS for edition in each.editions for key in edition.extension}
    assert REGISTER.fields.keys() - answered == {"complaint_url"}
    assert len([each for each in DESCRIPTIONS if each.editions[-1].extension]) >= 5


def test_no_description_repeats_a_sentence_of_another() -> None:
    said = Counter(
        sentence
        for description in DESCRIPTIONS
        for sentence in {one for edition in description.editions for one in sentences(edition.content)}
        if len(sentence.split()) > 5
    )
    assert not [sentence for sentence, times in said.items() if times > 1]


def test_every_number_can_exist_and_is_used_once() -> None:
    numbers = [description.number for description in DESCRIPTIONS]
    assert all(is_national(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_no_organisation_has_a_code_or_a_name_of_a_real_one() -> None:
    real = {body.code for body in public_bodies()} | {body.name for body in public_bodies()}
    assert not {body.code for body in ORGANISATIONS} & real
    assert (
        not {name for body in ORGANISATIONS for name in (body.name, *(to.name for to in body.renames))} & real
    )


def test_every_address_is_fictitious_or_that_of_a_law() -> None:
    said = repr(
        [
            *((edition.content, edition.extension) for each in DESCRIPTIONS for edition in each.editions),
            *(body.profile for body in ORGANISATIONS),
        ]
    )
    hosts = set(re.findall(r"(?:https?://|@)([\w.-]+\w)", said)) - LAWS
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_the_sample_shows_every_category_status_and_theme() -> None:
    live = [description.editions[-1].content for description in DESCRIPTIONS]
    for key in ("publication_category", "status"):
        assert {content[key] for content in live} == set(STANDARD.field(key).values)
    assert {theme for content in live for theme in content.get("category", [])} == set(
        STANDARD.field("category").values
    )


def test_the_sample_is_large_and_varied_enough_to_try_everything() -> None:
    assert len(ORGANISATIONS) >= 8
    assert len(DESCRIPTIONS) >= 24
    assert len([each for each in DESCRIPTIONS if len(each.editions) > 1]) >= 5
    assert [each for each in DESCRIPTIONS if len(each.editions[-1].content) <= 8], "none is thin"
    assert [each for each in DESCRIPTIONS if len(each.editions[-1].content) >= 18], "none is full"
    assert [each for each in DESCRIPTIONS if (day := each.editions[-1].in_force_from) and day.year < 2025]
    assert [each for each in DESCRIPTIONS if each.withdrawal]
    assert [each for each in DESCRIPTIONS if each.is_confirmed]
    assert [each for each in DESCRIPTIONS if each.mistake]
    assert {made.origin for each in DESCRIPTIONS for made in each.translations} == {"human", "machine"}


@pytest.mark.parametrize(
    "description", [each for each in DESCRIPTIONS if len(each.editions) > 1], ids=lambda each: each.number
)
def test_every_later_edition_changes_something_and_says_why(description: SampleDescription) -> None:
    for before, after in zip(description.editions, description.editions[1:], strict=False):
        assert before.content != after.content
        assert len(after.reason.split()) >= 4
        assert before.reason != after.reason


def test_a_redaction_names_a_part_that_is_there() -> None:
    for description in DESCRIPTIONS:
        for redaction in description.redactions:
            content = description.editions[redaction.edition - 1].content
            assert {part.removeprefix("content/") for part in redaction.parts} <= content.keys()


def test_a_translation_has_canonical_texts_of_what_its_edition_says() -> None:
    for description in DESCRIPTIONS:
        for made in description.translations:
            assert made.content.keys() <= description.editions[made.edition - 1].content.keys()
            assert canonicalise(made.content, STANDARD).content == made.content
            assert canonicalise(made.content, STANDARD).findings == ()
