"""The profile of an organisation: set by a command, kept within limits, read in the language of the reader."""

import io
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import states
from tests.factories.states import EDITOR

from algorithm_register.audit.models import Event
from algorithm_register.kernel.errors import NotKnown, ValueRefused
from algorithm_register.ledger.selectors import position
from algorithm_register.operations.verification import differences
from algorithm_register.organisations.profiles import LIMITS, ProfileText, checked_texts, profile_in
from algorithm_register.organisations.selectors import profile, profiles_version
from algorithm_register.organisations.services import set_profile

pytestmark = pytest.mark.django_db

WRITTEN = """\
contact:
  nl: gemeente@noorderhaaks.example
objection:
  nl: |
    Maak binnen zes weken bezwaar.

    Dat kan op https://noorderhaaks.example/bezwaar.
  en: Object within six weeks.
about:
  nl: Noorderhaaks ligt aan zee.
"""


def said(code: str, text: str) -> str:
    """What the command says about a profile in a file."""
    out = StringIO()
    call_command("set_profile", code, file=text, stdout=out, skip_checks=True)
    return out.getvalue()


def text_in(code: str, name: str, language: str = "nl") -> tuple[str, str]:
    """A text of a profile as a reader of the language gets it, with the language that it is in."""
    found = getattr(profile(code, language), name)
    assert isinstance(found, ProfileText), f"the profile has no {name}"
    return found.text, found.language


@pytest.fixture
def code() -> str:
    return states.enrolled()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "profile.yaml"
    written.write_text(WRITTEN, encoding="utf-8")
    return written


@pytest.mark.database
def test_a_profile_is_set_from_a_file_and_read_by_language(code, file):
    assert said(code, file) == "The profile of Gemeente Noorderhaaks is set.\n"
    assert text_in(code, "contact") == ("gemeente@noorderhaaks.example", "nl")
    assert text_in(code, "objection")[0].startswith("Maak binnen zes weken bezwaar.")
    assert text_in(code, "objection", "en") == ("Object within six weeks.", "en")
    assert text_in(code, "about", "en") == ("Noorderhaaks ligt aan zee.", "nl")
    assert profile(code, "nl").complaint is None


def test_standard_input_does_as_well_as_a_file(code, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRITTEN.encode())))
    call_command("set_profile", code, stdout=StringIO(), skip_checks=True)
    assert text_in(code, "about") == ("Noorderhaaks ligt aan zee.", "nl")


def test_a_reader_of_frisian_gets_the_dutch_text(code, file):
    said(code, file)
    assert text_in(code, "objection", "fy")[1] == "nl"


@pytest.mark.database
def test_setting_a_profile_is_journalled_and_is_no_entry_of_the_ledger(code, file):
    before = position()
    said(code, file)
    assert position() == before
    told = Event.objects.filter(kind="organisation.profiled")
    assert [(each.subject, each.actor_id) for each in told] == [("organisatie/gm9901", "operator")]
    assert "Noorderhaaks ligt aan zee" not in told[0].detail
    assert list(differences()) == []


def test_a_change_of_any_profile_gives_a_new_version_and_setting_the_same_none(code, file):
    empty = profiles_version()
    said(code, file)
    first = profiles_version()
    said(code, file)
    assert empty < first == profiles_version()
    set_profile(code=states.enrolled(states.DUINVESTE), texts={"about": {"nl": "Duinen."}}, by=EDITOR)
    assert profiles_version() > first


def test_what_is_left_out_is_emptied(code, file):
    said(code, file)
    before = profiles_version()
    set_profile(code=code, texts={"complaint": {"nl": "Bel ons."}}, by=EDITOR)
    assert profile(code, "nl").about is None
    assert text_in(code, "complaint") == ("Bel ons.", "nl")
    set_profile(code=code, texts={}, by=EDITOR)
    assert profile(code, "nl") == profile("gm9902", "nl")
    assert profiles_version() > before


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("telefoon: {nl: '14 0223'}", "line 1: The key 'telefoon' is not known here. Use contact"),
        ("about:\n  de: Am Meer.", "line 2: The key 'de' is not known here. Use nl, en"),
        ("about: Aan zee.", "line 1: Here a mapping is needed."),
        ("about: {nl: 12}", "line 1: Here text is needed."),
        ("about: {nl: ''}", "This text is empty."),
        ("about: [", "This is not YAML"),
        ("", "The file is empty"),
        (f"contact: {{nl: {'x' * 501}}}", "has 501 characters, 500 are allowed. Make it shorter."),
    ],
)
def test_a_profile_that_cannot_be_is_refused_with_what_to_do(code, tmp_path, written, says):
    file = tmp_path / "profile.yaml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        said(code, file)
    assert says in str(refused.value)
    assert profiles_version() == 0


def test_an_unknown_organisation_or_file_is_told(file, tmp_path):
    with pytest.raises(CommandError, match="no organisation with the code gm0000"):
        said("gm0000", file)
    with pytest.raises(CommandError, match="cannot be read"):
        said(states.enrolled(), tmp_path / "nergens.yaml")
    with pytest.raises(NotKnown):
        set_profile(code="gm0000", texts={}, by=EDITOR)


def test_markup_that_a_page_does_not_show_is_taken_away(code):
    set_profile(
        code=code, texts={"about": {"nl": "<p onclick='x()'>Aan zee.</p><script>x</script>"}}, by=EDITOR
    )
    assert text_in(code, "about") == ("<p>Aan zee.</p>", "nl")


@given(st.dictionaries(st.sampled_from([*LIMITS]), st.dictionaries(st.sampled_from(["nl", "en"]), st.text())))
def test_any_texts_are_kept_in_a_form_that_stays_or_refused(texts):
    try:
        kept = checked_texts(texts)
    except ValueRefused:
        return
    again = {name: {language: kept[language].get(name, "") for language in kept} for name in LIMITS}
    assert checked_texts(again) == kept
    for language in ("nl", "en", "fy"):
        for text in vars(profile_in(kept, language)).values():
            assert text is None or kept[text.language]
