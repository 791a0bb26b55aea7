"""The standard is data: what the definition of 1.0 says, and how a wrong definition is refused."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithm_register.kernel.errors import Malformed, NotKnown
from algorithm_register.standards.canonicalisation import canonicalise
from algorithm_register.standards.findings import MESSAGES
from algorithm_register.standards.loading import DEFINITIONS, load_definition, standard, versions
from algorithm_register.standards.model import Kind, Severity, Shown, language_of
from algorithm_register.standards.validation import findings_on

SMALL = """\
version: "9.9"
sections:
  - key: wat
    label: {nl: Wat, en: What}
    fields:
      - key: naam
        kind: text
        label: {nl: Naam, en: Name}
        help: {nl: Hoe het heet., en: What it is called.}
        limit: 10
        shown: always
        weight: 5
      - key: kleur
        kind: choice
        label: {nl: Kleur, en: Colour}
        help: {nl: De kleur., en: The colour.}
        shown: when filled
        values:
          rood: {en: red}
          groen: {en: green}
profiles:
  delivery:
    severity: refuses
    required: [naam]
"""
ONE_POINT_ZERO = (DEFINITIONS / "1.0.yaml").read_text(encoding="utf-8")


@pytest.fixture
def definition(tmp_path: Path) -> Path:
    return tmp_path / "9.9.yaml"


def refused(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        load_definition(path)
    return str(caught.value)


def test_a_new_version_is_a_file_and_no_python(definition):
    definition.write_text(SMALL, encoding="utf-8")
    new = load_definition(definition)
    canonical = canonicalise({"naam": " Ampelman ", "kleur": "blauw", "maat": "L"}, new)
    assert canonical.content == {"naam": "Ampelman", "kleur": "blauw"}
    assert canonical.unknown == {"maat": "L"}
    codes = [(each.field, each.code) for each in findings_on(canonical.content, new)]
    assert codes == [("kleur", "not-permitted")]


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('version: "9.9"', "version: 9.9", "9.9.yaml, line 1: Here text is needed. Write it between quotes"),
        ('version: "9.9"', 'version: "9.8"', "line 1: The version '9.8' is not that of the file name."),
        ("    label: {nl: Wat, en: What}", "    label: {nl: Wat}", "line 4: The key 'en' is missing."),
        ("help: {nl: Hoe het heet., en: What it is called.}", "", "line 6: The key 'help' is missing."),
        ("help: {nl: Hoe het heet., en", "help: {nl: , en", "line 9: Here text is needed."),
        ("en: What it is called.", 'en: " "', "line 9: This text is empty."),
        ("kind: text", "kind: prose", "line 7: 'prose' is not known here. Use text, rich text, choice"),
        ("limit: 10", "limit: ten", "line 10: Here a whole number is needed."),
        ("limit: 10", "limit: -1", "line 10: -1 is not a whole number of 0 or more."),
        ("limit: 10", "limits: 10", "line 10: The key 'limits' is not known here. Use key, kind,"),
        ("limit: 10", "kind: text", "line 10: The key 'kind' stands here twice."),
        ("shown: always", "shown: sometimes", "line 11: 'sometimes' is not known here."),
        ("key: kleur", "key: naam", "line 13: The key 'naam' is defined twice."),
        ("key: kleur", "key: wat", "line 13: The key 'wat' is defined twice."),
        ("key: kleur", "key: De kleur", "line 13: The key 'De kleur' cannot be recorded. Use only a-z"),
        ("kind: choice", "kind: text", "line 19: A field of kind 'text' has no 'values'. Remove `values:`."),
        ("kind: text", "kind: choice", "line 6: A field of kind 'choice' needs 'values'. Add `values:`."),
        ("kind: text", "kind: references", "line 6: A field of kind 'references' needs 'items'."),
        ("groen: {en: green}", "rood: {en: green}", "line 20: The key 'rood' stands here twice."),
        ("groen: {en: green}", "groen: green", "line 20: Here a mapping is needed."),
        ("[naam]", "[name]", "line 24: 'name' is not known here. Use naam, kleur."),
        ("[naam]", "[naam, naam]", "line 24: 'naam' stands here twice."),
        ("[naam]", "naam", "line 24: Here a list is needed."),
        ("severity: refuses", "severity: shouts", "line 23: 'shouts' is not known here."),
        ("  delivery:", "  gate:", "line 22: The profile 'delivery' is missing."),
        ("sections:", "sections: [", "This is not YAML"),
    ],
)
def test_a_wrong_definition_is_refused_with_file_line_and_remedy(definition, was, becomes, told):
    assert was in SMALL
    message = refused(definition, SMALL.replace(was, becomes, 1))
    assert message.startswith("9.9.yaml, line ")
    assert told in message


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("orders: [[naam, kleur]]", "'naam' is not known here."),
        ("expectations: [{field: kleur, value: paars, expected: naam}]", "'paars' is not known here."),
        ("expectations: [{field: kleur, value: rood}]", "The key 'expected' is missing."),
    ],
)
def test_a_rule_about_something_that_does_not_exist_is_refused(definition, rule, told):
    assert told in refused(definition, f"{SMALL}rules:\n  {rule}\n")


def test_a_pattern_that_cannot_be_read_is_refused(definition):
    assert "This is not a pattern" in refused(definition, f'{SMALL}    patterns: {{naam: "("}}\n')


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"- 1", b"[" * 1000, b"a: 1\n---\nb: 2", b"\x00"])
def test_a_file_that_is_no_definition_is_malformed(definition, content):
    definition.write_bytes(content)
    with pytest.raises(Malformed, match=r"9\.9\.yaml"):
        load_definition(definition)


def test_a_file_that_is_not_there_is_malformed(definition):
    with pytest.raises(Malformed, match="cannot be read"):
        load_definition(definition)


@pytest.mark.proof
@settings(max_examples=settings().max_examples // 2)
@given(st.data())
def test_a_definition_with_any_line_changed_loads_or_is_malformed(tmp_path_factory, data):
    lines = ONE_POINT_ZERO.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    other = data.draw(
        st.sampled_from(["", "  - x", "*a", "<<: {}", "? [a]", "key: {}", "\t", lines[place - 1]])
    )
    path = tmp_path_factory.mktemp("changed") / "1.0.yaml"
    path.write_text("\n".join([*lines[:place], other, *lines[place + 1 :]]), encoding="utf-8")
    with suppress(Malformed):
        load_definition(path)


def test_an_unknown_version_is_not_known():
    for version in ("7.0", "", "../loading", "1.0.yaml"):
        with pytest.raises(NotKnown, match="Known are"):
            standard(version)
    assert "1.0" in versions()


def test_an_unknown_field_or_profile_is_not_known():
    with pytest.raises(NotKnown, match="no field 'theme'"):
        standard().field("theme")
    with pytest.raises(NotKnown, match="Use one of delivery, formal"):
        standard().profile("strict")


def test_every_field_asks_its_question_in_both_languages():
    for field in standard().fields.values():
        assert set(field.help) >= {"nl", "en"}
        assert field.help["nl"].rstrip(".").count(".") + field.help["nl"].count("?") <= 3, field.key
        for value in field.values:
            assert set(field.value_labels[value]) >= {"nl", "en"}


def test_sections_fields_and_values_have_a_frisian_name_too():
    for section in standard().sections:
        assert "fy" in section.label
    for field in standard().fields.values():
        named = [field.label, *field.value_labels.values(), *(item.label for item in field.items.values())]
        assert [texts["nl"] for texts in named if "fy" not in texts] == []


def test_a_text_that_is_missing_in_a_further_language_is_read_in_dutch(definition):
    definition.write_text(SMALL.replace("en: Name}", "en: Name, fy: Namme}"), encoding="utf-8")
    named, coloured = load_definition(definition).fields.values()
    assert (named.label["fy"], language_of(named.label, "fy")) == ("Namme", "fy")
    assert (named.help["fy"], language_of(named.help, "fy")) == ("Hoe het heet.", "nl")
    assert coloured.value_labels["rood"]["fy"] == "rood"
    assert (named.label["en"], language_of(named.label, "en")) == ("Name", "en")


def test_a_text_in_a_language_that_pages_do_not_have_is_refused(definition):
    told = refused(definition, SMALL.replace("en: Name}", "en: Name, de: Name}"))
    assert "9.9.yaml, line 8" in told
    assert "nl, en, fy" in told


def test_every_message_exists_in_both_languages():
    for texts in MESSAGES.values():
        assert set(texts) == {"nl", "en"}


def test_the_gate_requires_seven_answers_and_the_formal_standard_eighteen():
    fields = standard().fields
    assert [key for key, field in fields.items() if field.required] == [
        "name",
        "description_short",
        "organization",
        "status",
        "contact_email",
        "publication_category",
        "lang",
    ]
    assert len(standard().profile("formal").required) == 18
    assert standard().profile("formal").severity is Severity.WARNS


def test_search_weighs_the_name_most_then_summary_theme_and_goal():
    weights = {key: field.weight for key, field in standard().fields.items()}
    assert (
        weights["name"]
        > weights["description_short"]
        > weights["category"]
        > weights["goal"]
        > weights["risks"]
    )
    assert weights["category"] == weights["tags"]
    assert not any(weights[key] for key in ("contact_email", "website", "begin_date", "lars"))


def test_what_the_record_writes_itself_is_generated():
    generated = {key for key, field in standard().fields.items() if field.generated}
    assert generated == {"organization", "lang", "standard_version", "lars", "publication_dt"}


@pytest.mark.proof
def test_the_definition_holds_the_facts_of_the_published_standard(real_data):
    facts = json.loads(
        (real_data.parent / "reference" / "standards" / "1.0.json").read_text(encoding="utf-8")
    )
    fields = standard().fields
    assert fields.keys() == facts["fields"].keys()
    for key, fact in facts["fields"].items():
        field = fields[key]
        assert field.limit == fact.get("max_length"), key
        assert field.required == fact["required"], key
        assert (field.shown is Shown.ALWAYS) == fact.get("show_always", False), key
        assert list(field.values) == fact.get("permitted_values", []), key
        assert (field.kind is Kind.RICH_TEXT) == ("allowed_html_tags" in fact), key
        for half, item in fact.get("items", {}).items():
            assert field.items[half].limit == item.get("max_length")
            assert field.items[half].required == item["required"]
            assert list(field.items[half].suggestions) == item.get("recommended_items", [])


@pytest.mark.proof
def test_the_formal_profile_holds_the_facts_of_the_formal_standard(real_data):
    path = real_data.parent / "reference" / "standards" / "publicatiestandaard-1.0.0-formal.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    formal = standard().profile("formal")
    assert {formal.names.get(key, key) for key in formal.required} == set(facts["required"])
    called = {formal.names.get(path, path): path for path in [*standard().fields, *formal.names]}
    limits = {key: fact["maxLength"] for key, fact in facts["properties"].items() if "maxLength" in fact}
    assert {called[key]: limit for key, limit in limits.items()} == formal.limits
    assert set(formal.values["publication_category"].values()) == set(
        facts["properties"]["publication_category"]["enum"]
    )
