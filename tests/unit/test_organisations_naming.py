"""What names of public bodies come to look like, and which count as the same."""

import pytest

from algorithm_register.organisations.naming import display_name, filed_under, fold, kinds, type_label


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("gemeente Noorderhaaks", "Gemeente Noorderhaaks"),
        ("zbo Kustfonds", "Kustfonds"),
        ("samenwerkingsorganisatie regio Veenkamp", "Regio Veenkamp"),
        ("agentschap College voor Dijken", "College voor Dijken"),
        ("openbaar lichaam Bonaire", "Openbaar lichaam Bonaire"),
        ("Ministerie van Financiën", "Ministerie van Financiën"),
    ],
)
def test_a_name_begins_with_a_capital_and_leaves_out_what_nobody_says(stated: str, shown: str):
    assert display_name(stated) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Súdwest-Fryslân", "gemeente sudwest fryslan"),
        ("Omgevingsdienst Duin & Veen", "Omgevingsdienst  Duin en Veen"),
        ("Dienst Duin &amp; Veen", "Dienst Duin & Veen"),
        ("Kustfonds B.V.", "Kustfonds BV"),
        ("Gemeente Bergen (L)", "gemeente bergen l"),
    ],
)
def test_capitals_accents_and_marks_do_not_part_two_names(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "kind", "filed"),
    [
        ("Gemeente Noorderhaaks", "Gemeente", "noorderhaaks"),
        ("Gemeente ’s-Duinhaven", "Gemeente", "s duinhaven"),
        ("Waterschap De Lage Landen", "Waterschap", "de lage landen"),
        ("Ministerie van Dijken", "Ministerie", "dijken"),
        ("Ministerie voor Dijken", "Ministerie", "voor dijken"),
        ("Gemeente", "Gemeente", "gemeente"),
        ("Gemeentelijke Dienst", "Gemeente", "gemeentelijke dienst"),
        ("Het Kustfonds", "", "het kustfonds"),
    ],
)
def test_a_body_is_filed_under_its_own_name_not_under_the_word_for_its_kind(name: str, kind: str, filed: str):
    assert filed_under(name, kind) == filed


def test_every_kind_has_its_labels_in_every_language():
    for name in kinds():
        labels = {
            type_label(name, language, plural=plural)
            for language in ("nl", "en", "fy")
            for plural in (False, True)
        }
        assert "" not in labels


def test_a_kind_is_named_in_the_language_asked_else_in_dutch():
    assert type_label("Gemeente", "en") == "Municipality"
    assert type_label("Gemeente", "en", plural=True) == "Municipalities"
    assert type_label("Gemeente", "fy") == "Gemeente"
    assert type_label("", "nl") == type_label("Guild", "nl") == ""
