"""What the rules find in content: told in both languages, never raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithm_register.standards.findings import Finding, Severity
from algorithm_register.standards.loading import standard
from algorithm_register.standards.model import Kind
from algorithm_register.standards.validation import findings_on, is_contact, is_month, is_url

patient = settings(deadline=None)  # a busy machine is no failure

STANDARD = standard()
GOOD: dict[str, object] = {
    "name": "Scanauto’s voor parkeercontrole",
    "description_short": "Auto’s met camera’s kijken of voor een geparkeerde auto is betaald.",
    "category": ["Verkeer"],
    "status": "In gebruik",
    "begin_date": "2024-10",
    "contact_email": "algoritmes@noorderhaaks.example",
    "publication_category": "Overige algoritmes",
    "goal": "<p>Controleren of er is betaald.</p>",
    "lawful_basis_grouping": [{"title": "Gemeentewet, artikel 225", "link": "https://wetten.example/225"}],
    "impacttoetsen_grouping": [{"title": "Data Protection Impact Assessment (DPIA)"}],
}
FORMAL = {
    "proportionality": "x",
    "human_intervention": "x",
    "risks": "x",
    "source_data": "x",
    "methods_and_models": "x",
    "provider": "x",
}


def found(profile: str = "delivery", **changes: object) -> list[tuple[str, str]]:
    changed = {**GOOD, **changes}
    return [(each.field, each.code) for each in findings_on(changed, STANDARD, profile=profile)]


def only(**changes: object) -> Finding:
    (finding,) = findings_on({**GOOD, **changes}, STANDARD)
    return finding


def test_a_good_description_has_no_findings():
    assert found() == []


@pytest.mark.parametrize(
    "key", ["name", "description_short", "status", "contact_email", "publication_category"]
)
@pytest.mark.parametrize("empty", [None, "", "  ", []])
def test_a_required_answer_that_is_empty_refuses(key, empty):
    assert (key, "missing") in found(**{key: empty})


def test_what_the_record_fills_in_is_not_asked_of_the_content():
    assert not {"organization", "lang"} & {field for field, _ in found()}


@pytest.mark.parametrize(
    ("key", "limit"),
    [(key, field.limit) for key, field in STANDARD.fields.items() if field.limit and not field.generated],
)
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(key, limit):
    assert (key, "too-long") not in found(**{key: "x" * limit})
    finding = next(
        each for each in findings_on({key: "é" * (limit + 1)}, STANDARD) if each.code == "too-long"
    )
    assert (finding.field, finding.limit, finding.value) == (key, limit, limit + 1)
    assert str(limit) in finding.message["nl"]
    assert str(limit) in finding.message["en"]


def test_a_limit_counts_the_text_without_markup():
    assert found(goal="<p>" + "</p><p>".join("x" * 49 for _ in range(50)) + "</p>") == []
    assert found(goal="&amp;" * 2500) == []
    assert found(goal="&lt;b&gt;" + "x" * 2498) == [("goal", "too-long")]
    assert found(goal="<p>" + "x" * 2501 + "</p>") == [("goal", "too-long")]


def test_markup_without_text_is_no_answer():
    assert ("goal", "missing") in found("formal", goal="<p> </p>")


def test_plain_text_is_counted_as_it_stands():
    assert found(name="<p>" + "x" * 98) == [("name", "too-long")]


@pytest.mark.parametrize("month", ["2024-10", "1987-01", "2030-12"])
def test_a_month_that_exists(month):
    assert is_month(month)


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "2024-00",
        "0000-01",
        "2024-1",
        "10-2024",
        "2024",
        "2024-10-01",
        "２０２４-10",
        "2024-10\n",
        " 2024-10",
    ],
)
def test_a_month_that_does_not_exist(text):
    assert not is_month(text)
    assert ("begin_date", "not-a-month") in found(begin_date=text)


@pytest.mark.parametrize(
    "url",
    [
        "https://noorderhaaks.example",
        "http://www.noorderhaaks.example:8080/a/b?c=d@e#f",
        "HTTPS://Noorderhaaks.example/parkeren",
        "https://gemeente-één.example/café",
    ],
)
def test_a_full_web_address(url):
    assert is_url(url)
    assert found(website=url) == []


@pytest.mark.parametrize(
    "text",
    [
        "www.noorderhaaks.example",
        "https://",
        "https:///pad",
        "https://noorderhaaks",
        "https://noorder haaks.example",
        "https://noorderhaaks.example ",
        "https://noorderhaaks.example/a\tb",
        "https://noorderhaaks.example https://duinveste.example",
        "https://noorderhaaks.example@duinveste.example",
        "https://noorderhaaks.example\\@duinveste.example",
        "https://noorderhaaks.example:99999",
        "https://noorder\u200bhaaks.example",
        "https://-.example",
        "https://..",
        "https://[::1",
        "//noorderhaaks.example",
        "javascript:alert(1)//noorderhaaks.example",
        "data:text/html,x",
        "ftp://noorderhaaks.example",
        "Handhaving",
    ],
)
def test_what_is_no_full_web_address(text):
    assert not is_url(text)
    assert not is_contact(text)
    assert found(website=text) == [("website", "not-a-url")]


@pytest.mark.parametrize(
    ("contact", "is_right"),
    [
        ("algoritmes@noorderhaaks.example", True),
        ("a.b+c_d@data.noorderhaaks.example", True),
        ("https://noorderhaaks.example/contact", True),
        ("http://noorderhaaks.example/contact", False),
        ("algoritmes@noorderhaaks", False),
        ("algoritmes@@noorderhaaks.example", False),
        ("a@noorderhaaks.example b@noorderhaaks.example", False),
        ("mailto:a@noorderhaaks.example", False),
        ("@noorderhaaks.example", False),
        ("a@noorderhaaks.example\n", False),
        ("14 0223", False),
    ],
)
def test_contact_is_an_address_to_write_to(contact, is_right):
    assert is_contact(contact) is is_right
    assert (found(contact_email=contact) == []) is is_right


def test_a_choice_is_one_of_the_permitted_values():
    finding = only(status="in gebruik")
    assert (finding.field, finding.code, finding.value) == ("status", "not-permitted", "in gebruik")
    assert "In ontwikkeling, In gebruik, Buiten gebruik" in finding.message["nl"]


def test_choices_are_judged_one_by_one():
    assert found(category=["Verkeer", "Tuinen", "Verkeer", 3]) == [
        ("category.1", "not-permitted"),
        ("category.2", "repeated"),
        ("category.3", "wrong-type"),
    ]
    assert found(category="Verkeer") == [("category", "not-permitted")]


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        ({"title": "Gemeentewet"}, "lawful_basis_grouping.0.link", "missing"),
        ({"link": "https://wetten.example/225"}, "lawful_basis_grouping.0.title", "missing"),
        ({"title": "Gemeentewet", "link": "wetten"}, "lawful_basis_grouping.0.link", "not-a-url"),
        ({"title": "x" * 101, "link": "https://wetten.example"}, "lawful_basis_grouping.0.title", "too-long"),
        ({"title": 225, "link": "https://wetten.example"}, "lawful_basis_grouping.0.title", "wrong-type"),
        ("Gemeentewet", "lawful_basis_grouping.0", "wrong-type"),
    ],
)
def test_a_reference_has_a_title_and_a_link(row, place, code):
    assert found(lawful_basis_grouping=[row]) == [(place, code)]


def test_an_impact_assessment_needs_no_link():
    assert found(impacttoetsen_grouping=[{"title": "DPIA"}]) == []


def test_the_end_is_not_before_the_begin():
    finding = only(end_date="2024-09")
    assert (finding.field, finding.code, finding.limit, finding.value) == (
        "end_date",
        "end-before-begin",
        "2024-10",
        "2024-09",
    )
    assert found(end_date="2024-10") == []


def test_a_description_has_ended_when_its_status_belongs_with_a_last_month():
    assert standard().has_ended({"status": "Buiten gebruik"})
    assert not standard().has_ended({"status": "In gebruik", "end_date": "2025-01"})
    assert not standard().has_ended({})


def test_out_of_use_asks_for_an_end_date_and_does_not_insist():
    finding = only(status="Buiten gebruik")
    assert (finding.field, finding.code, finding.severity) == ("end_date", "expected", Severity.WARNS)
    assert found(status="Buiten gebruik", end_date="2025-01") == []


@pytest.mark.parametrize("value", [17, True, {"nl": "x"}, ["x"], 1.5])
def test_a_value_of_the_wrong_type_refuses(value):
    assert found(name=value) == [("name", "wrong-type")]


def test_unknown_keys_are_reported_never_dropped():
    findings = findings_on({**GOOD, "thema": "x"}, STANDARD, unknown={"Naam ~20": "y"})
    assert [(each.field, each.code) for each in findings] == [
        ("thema", "unknown-key"),
        ("Naam ~20", "unknown-key"),
    ]
    assert all(each.severity is Severity.REFUSES for each in findings)


def test_a_finding_says_the_same_in_both_languages_and_cuts_long_values():
    finding = only(website="x" * 400)
    assert finding.message["nl"].startswith("Link naar publiekspagina: 'xxx")
    assert finding.message["en"].startswith("Link to public page: 'xxx")
    assert len(str(finding.value)) == 120


def test_the_formal_profile_warns_and_asks_more():
    findings = findings_on(GOOD, STANDARD, profile="formal")
    assert {each.field for each in findings if each.code == "missing"} == set(FORMAL)
    assert {each.severity for each in findings} == {Severity.WARNS}
    assert findings_on({**GOOD, **FORMAL}, STANDARD, profile="formal") == ()


def test_the_formal_limits_are_one_lower():
    assert found(name="x" * 100) == []
    assert ("name", "too-long") in found("formal", name="x" * 100)
    link = [{"title": "x" * 100, "link": "https://wetten.example"}]
    assert ("lawful_basis_grouping.0.title", "too-long") in found("formal", lawful_basis_grouping=link)


def test_the_formal_profile_has_patterns():
    assert ("begin_date", "wrong-form") in found("formal", begin_date="10-2024")
    assert ("begin_date", "wrong-form") not in found("formal", begin_date="2024-10")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["title", "link", ""]), inner)
    ),
    max_leaves=6,
)
SCHEMES = st.sampled_from(["", "http:", "https://", "//", "https://[", "http://a.nl:", "a@"])
BY_KIND = {
    Kind.URL: st.builds(str.__add__, SCHEMES, st.text(st.characters(exclude_categories=()))),
    Kind.MONTH: st.from_regex(r"\d{0,5}.?\d{0,3}"),
    Kind.CONTACT: st.builds(str.__add__, SCHEMES, st.from_regex(r"[\w@.-]*")),
}


@patient
@given(
    st.fixed_dictionaries(dict.fromkeys(("name", "goal", "category", "lawful_basis_grouping"), ANYTHING)),
    ANYTHING,
)
def test_no_value_in_any_field_raises(content, other):
    for key in STANDARD.fields:
        for profile in STANDARD.profiles:
            for each in findings_on({**content, key: other}, STANDARD, profile=profile):
                assert set(each.message) == {"nl", "en"}


@pytest.mark.parametrize("kind", BY_KIND)
@patient
@given(st.data())
def test_no_text_that_looks_almost_right_raises(kind, data):
    value = data.draw(BY_KIND[kind])
    for field in STANDARD.fields.values():
        if field.kind is kind:
            findings_on({field.key: value, "begin_date": value}, STANDARD)
