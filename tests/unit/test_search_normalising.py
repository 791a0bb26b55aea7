"""One assessment and one supplier is one choice, however it is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.search.index.normalising import (
    assessment_label,
    assessments,
    supplier_label,
    suppliers,
)

DPIA = [
    "DPIA",
    "dpia",
    "Data Protection Impact Assessment (DPIA)",
    "Data Protection Impact Asssesment",
    "Gegevensbeschermingseffectbeoordeling",
    "GEB",
    "Privacy Impact Assessment",
    "PIA",
    "DPIA-rapport parkeren 2024",
    "D.P.I.A.",
]


@pytest.mark.parametrize("title", DPIA)
def test_a_data_protection_assessment_is_one_however_it_is_called(title):
    assert assessments([title]) == ("dpia",)


@pytest.mark.parametrize(
    "title", ["Pre-scan DPIA", "Prescan DPIA", "pre-DPIA", "DPIA pre-scan", "Pre scan dpia"]
)
def test_a_pre_scan_is_not_the_assessment_itself(title):
    assert assessments([title]) == ("pre-scan-dpia",)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Impact Assessment Mensenrechten en Algoritmes (IAMA)", "iama"),
        ("AI Impact Assesment (AIIA)", "aiia"),
        ("Fundamentele Rechten en Algoritme Impact Assessment (FRAIA)", "fraia"),
        ("De Ethische Data Assistant (DEDA)", "deda"),
        ("Ethische Bijsluiter Oosterhoven", "ethische-bijsluiter"),
        ("Utrecht Uthiek Assessment", "uthiek"),
        ("Toets van de dorpsraad", "anders"),
    ],
)
def test_each_assessment_of_the_standard_is_known_by_its_names(title, key):
    assert assessments([title]) == (key,)
    assert assessment_label(key, "nl") != key


def test_one_title_may_name_several_assessments_and_a_blank_one_names_none():
    assert assessments(["DPIA en IAMA", "Data Protection Impact Assessment"]) == ("dpia", "iama")
    assert assessments(["", " - ", "\xa0"]) == ()


# A made-up supplier in the spellings that real ones come in.
SPELLINGS = [
    "VlakMaker B.V.",
    "Vlakmaker",
    "VLAKMAKER bv",
    "Vlak Maker B.V. ",
    "VlakMaker\xa0Nederland BV",
    "vlakmaker (onderdeel van Wijkplan)",
    "VlakMaker (https://vlakmaker.nl/over-ons)",
    "https://www.vlakmaker.nl/over-ons/",
    "VlakMaker. Het algoritme wordt geleverd via een andere gemeente.",
    "VlakMaker, product Vlak 3",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_supplier_is_one_however_it_is_spelled(text):
    assert [supplier.key for supplier in suppliers(text)] == ["vlakmaker"]


def test_an_address_tells_who_supplies_but_not_how_the_name_is_written():
    assert [supplier.name for supplier in suppliers("https://www.vlakmaker.nl/over-ons/")] == [""]
    assert [supplier.name for supplier in suppliers("VlakMaker.com")] == ["VlakMaker.com"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Roosterhuis / Wijkplan", ["roosterhuis", "wijkplan"]),
        ("Roosterhuis, Wijkplan B.V.", ["roosterhuis", "wijkplan"]),
        ("Roosterhuis, in opdracht van de provincie", ["roosterhuis"]),
        ("Schoolrit & Zoon", ["schoolritenzoon"]),
    ],
)
def test_several_suppliers_in_one_text_are_told_apart(text, keys):
    assert [supplier.key for supplier in suppliers(text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "Intern ontwikkeld",
        "Eigen ontwikkeling, met een model van Roosterhuis",
        "Wij hebben het zelf gebouwd.",
    ],
)
def test_what_somebody_made_himself_is_one_choice(text):
    assert [supplier.key for supplier in suppliers(text)] == ["intern"]
    assert supplier_label("intern", "nl") == "Zelf ontwikkeld"


def test_a_sentence_is_no_name():
    told = "Het algoritme is ontwikkeld door een bureau en wordt beheerd door de provincie."
    assert [supplier.key for supplier in suppliers(told)] == ["anders"]


@pytest.mark.parametrize("text", ["", " ", "-", "n.v.t.", "Onbekend", "geen", "…"])
def test_no_supplier_is_none(text):
    assert suppliers(text) == ()


NAMES = st.from_regex(r"[A-Z][a-z]{3,9}( [A-Z][a-z]{3,9}){0,2}", fullmatch=True)
FORMS = st.sampled_from(
    ["", " B.V.", " BV", " bv", " b.v.", " N.V.", " Inc.", " GmbH", " Nederland B.V.", "\xa0B.V."]
)


@given(NAMES, FORMS, st.sampled_from([str.upper, str.lower, str]))
def test_legal_form_capitals_and_spaces_change_no_supplier(name, form, case):
    plain = suppliers(name)
    assert [each.key for each in suppliers(case(name + form))] == [each.key for each in plain]
    assert [each.key for each in suppliers(name.replace(" ", "") + form)] == [each.key for each in plain]


@given(st.text(max_size=300))
def test_any_text_makes_keys_that_can_stand_in_an_address(text):
    for supplier in suppliers(text):
        assert supplier.key
        assert len(supplier.key) <= 60
        assert re.fullmatch(r"\w+", supplier.key)
    assert all(re.fullmatch(r"[a-z-]+", key) for key in assessments([text]))


@given(st.text(max_size=100), st.sampled_from(DPIA))
def test_what_stands_around_an_assessment_does_not_hide_it(text, title):
    assert set(assessments([f"{text}; {title}"])) & {"dpia", "pre-scan-dpia"}
