"""Finding the code of a name: each rule, and what must not be found."""

import pytest

from algorithm_register.organisations.resolving import Body, Resolver, unlisted_code

BODIES = [
    Body("mn01", ("Ministerie van Zeezaken",), "Ministerie", "ZZ"),
    Body("or01", ("Rijksdienst voor Dijken",), "Overheidsorganisatie", "RvD", parent="mn01"),
    Body("gm01", ("Gemeente Noorderhaaks",), "Gemeente"),
    Body("gm02", ("Gemeente Oosterhoven (ZK)",), "Gemeente"),
    Body("gm03", ("Gemeente Oosterhoven (NK)",), "Gemeente"),
    Body("gm04", ("Gemeente Rijnoever",), "Gemeente"),
    Body("pv04", ("Provincie Rijnoever",), "Provincie", "RIJ"),
    Body("gm05", ("Gemeente Veenkamp",), "Gemeente", is_active=False),
    Body("pv05", ("Provincie Veenkamp",), "Provincie"),
    Body("zb01", ("Kustfonds",), "Zbo", "KUF"),
    Body("zb02", ("Havenfonds",), "Zbo", "FDS"),
    Body("zb03", ("Sluizenfonds",), "Zbo", "FDS"),
    Body("ws01", ("Waterschap De Lage Landen", "Waterschap De Hoge Landen"), "Waterschap"),
    Body("so01", ("KUF",), "Samenwerkingsorganisatie"),
]
RESOLVER = Resolver(BODIES, {"Zeeministerie": "mn01"})


@pytest.mark.parametrize(
    ("name", "code", "how"),
    [
        ("gemeente noorderhaaks", "gm01", "name"),
        ("Municipality of Noorderhaaks", "gm01", "name"),
        ("Noorderhaaks", "gm01", "name"),
        ("Gemeente Oosterhoven NK", "gm03", "name"),
        ("zbo Kustfonds", "zb01", "name"),
        ("Zeezaken", "mn01", "name"),
        ("Ministerie van ZZ", "mn01", "name"),
        ("Waterschap De Hoge Landen", "ws01", "name"),
        ("Gemeente Veenkamp", "gm05", "name"),
        ("RVD", "or01", "name"),
        ("Zeeministerie", "mn01", "alias"),
        ("Kustfonds (KUF)", "zb01", "two names"),
        ("Havenfonds (FDS)", "zb02", "two names"),
        ("FDS Sluizenfonds", "zb03", "two names"),
        ("RvD (Rijksdienst voor Dijken)", "or01", "two names"),
        ("Ministerie van Zeezaken (Rijksdienst voor Dijken)", "or01", "two names"),
        ("Ministerie van Zeezaken, Rijksdienst voor Dijken", "or01", "two names"),
        ("Rijksdienst voor Dijken - Zeeministerie", "or01", "two names"),
    ],
)
def test_a_name_is_found_by_rule(name: str, code: str, how: str):
    found = RESOLVER.resolve(name)
    assert (found.code, found.how, found.certain) == (code, how, True)


@pytest.mark.parametrize(
    "name",
    [
        "Gemeente Oosterhoven",  # two namesakes, told apart by what is left out
        "Gemeente Oosterhoven (XK)",
        "Rijnoever",  # a municipality and a province
        "FDS",  # two bodies abbreviate so
        "KUF",  # the name of one body, the abbreviation of another
        "ZZ",  # two letters name too much
        "Stichting Noorderhaaks",  # a foundation is not the municipality
        "Gemeente Noorderhaak",  # nearly is not quite
        "Gemeente Noorderhaaks (Kustfonds)",  # two bodies that have nothing to do with each other
        "Ministerie van Zeezaken (Zeepolitie)",  # a part that the directory does not know is not its whole
        "",
    ],
)
def test_what_is_not_certain_is_not_found(name: str):
    found = RESOLVER.resolve(name)
    assert found.how == "not found"
    assert not found.certain
    assert found.code.startswith("x-")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Gemeente Noorderhaaks", "gm01"),
        ("Gemeente Veenkamp", "gm05"),
        ("Havenfonds (FDS)", "zb02"),
        ("Bureau Lege Polder", "zz04"),
    ],
)
def test_an_enrolled_organisation_never_outweighs_the_list(name: str, code: str):
    enrolled = [
        Body("zz01", ("Gemeente Noorderhaaks",), is_listed=False),
        Body("zz02", ("Gemeente Veenkamp",), is_listed=False),
        Body("zz03", ("Havenfonds (FDS)",), is_listed=False),
        Body("zz04", ("Bureau Lege Polder",), is_listed=False),
    ]
    assert Resolver([*BODIES, *enrolled], {}).resolve(name).code == code


def test_a_body_that_exists_is_meant_before_one_that_ended():
    assert RESOLVER.resolve("Veenkamp").code == "pv05"


def test_the_code_of_an_unknown_organisation_is_made_from_its_name():
    assert unlisted_code("Stichting Duinwacht") == "x-stichting-duinwacht"


@pytest.mark.parametrize(
    "pair", [("Dienst " * 20 + "Noord", "Dienst " * 20 + "Zuid"), ("役所", "機構"), ("Edities", "!")]
)
def test_two_unknown_organisations_never_share_a_code(pair: tuple[str, str]):
    one, other = map(unlisted_code, pair)
    assert one != other
    assert max(len(one), len(other)) <= 80
