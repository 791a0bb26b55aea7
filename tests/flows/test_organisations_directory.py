"""The directory in the database: loading, enrolling, renaming, placing, finding."""

from datetime import date

import pytest

from algorithm_register.kernel.actors import Actor
from algorithm_register.kernel.errors import NotKnown, RegisterError, ValueRefused
from algorithm_register.ledger.selectors import entries_about, position, records
from algorithm_register.organisations import selectors, services
from algorithm_register.organisations.models import Organisation, OrganisationName
from algorithm_register.organisations.resolving import Resolver

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def noorderhaaks(editor: Actor) -> str:
    services.enrol_organisation(code="gm9901", name="Gemeente Noorderhaaks", type="Gemeente", by=editor)
    return "gm9901"


def test_a_new_register_knows_the_public_bodies():
    delft = selectors.organisation("gm0503")
    assert (delft.name, delft.type, delft.uri[-15:]) == ("Gemeente Delft", "Gemeente", "gemeente/gm0503")
    assert selectors.organisation("mnre1090").parent_code == "oorg12345"
    assert selectors.organisation("189378").name == "Belastingdienst"


def test_loading_the_list_again_changes_nothing():
    def everything() -> list[tuple[object, ...]]:
        return [
            *Organisation.objects.order_by("code").values_list(),
            *OrganisationName.objects.order_by("pk").values_list(),
        ]

    before = everything()
    services.sync_directory()
    assert everything() == before


def test_loading_the_list_mends_what_the_list_says_and_keeps_what_the_register_set(editor: Actor):
    services.rename_organisation(
        code="gm0503", name="Gemeente Delft aan de Schie", on=date(2020, 1, 1), by=editor
    )
    services.set_parent(code="gm0503", parent="pv28", by=editor)
    Organisation.objects.filter(code="gm0503").update(uri="")
    OrganisationName.objects.filter(organisation="gm0505", begins_on=None).update(name="Dordt")
    services.sync_directory()
    delft = selectors.organisation("gm0503")
    assert (delft.name, delft.parent_code) == ("Gemeente Delft aan de Schie", "pv28")
    assert delft.uri
    assert selectors.organisation("gm0505").name == "Gemeente Dordrecht"


def test_enrolling_twice_leaves_the_first(noorderhaaks: str, editor: Actor):
    again = services.enrol_organisation(code=noorderhaaks, name="Something else", by=editor)
    assert (again.name, again.type) == ("Gemeente Noorderhaaks", "Gemeente")
    assert position() == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "GM 1"}, "code"),
        ({"code": "x-" + "a" * 200}, "code"),
        ({"name": " \n\x00"}, "name"),
        ({"name": "a" * 301}, "name"),
        ({"type": "Guild"}, "type"),
    ],
)
def test_what_cannot_be_an_organisation_is_refused(editor: Actor, wrong: dict[str, str], field: str):
    with pytest.raises(ValueRefused) as refused:
        services.enrol_organisation(by=editor, **{"code": "gm9902", "name": "Duinveste", **wrong})
    assert refused.value.field == field


def test_a_renaming_is_an_entry_and_the_old_name_keeps_its_days(noorderhaaks: str, editor: Actor):
    services.rename_organisation(code=noorderhaaks, name=" Gemeente\nHaaks ", on=date(2026, 3, 1), by=editor)
    assert selectors.organisation(noorderhaaks).name == "Gemeente Haaks"
    assert selectors.name_on(noorderhaaks, date(2026, 2, 28)) == "Gemeente Noorderhaaks"
    assert selectors.name_on(noorderhaaks, date(2026, 3, 1)) == "Gemeente Haaks"
    [entry] = entries_about("organisatie/gm9901")
    assert entry.kind == "organisation.renamed"
    assert records([entry.sequence])[entry.sequence].parts == {"name": "Gemeente Haaks", "on": "2026-03-01"}


def test_repeating_a_renaming_adds_nothing_and_correcting_it_adds_an_entry(noorderhaaks: str, editor: Actor):
    for name in ("Gemeente Haks", "Gemeente Haks", "Gemeente Haaks"):
        services.rename_organisation(code=noorderhaaks, name=name, on=date(2026, 3, 1), by=editor)
    assert [name.name for name in selectors.names_of(noorderhaaks)] == [
        "Gemeente Noorderhaaks",
        "Gemeente Haaks",
    ]
    assert position() == 2


def test_a_name_of_a_later_day_waits_for_its_day(noorderhaaks: str, editor: Actor):
    services.rename_organisation(code=noorderhaaks, name="Gemeente Haaks", on=date(2999, 1, 1), by=editor)
    assert selectors.organisation(noorderhaaks).name == "Gemeente Noorderhaaks"


def test_an_organisation_is_placed_but_never_below_itself(noorderhaaks: str, editor: Actor):
    services.enrol_organisation(code="od9901", name="Omgevingsdienst Stroomgebied", by=editor)
    assert services.set_parent(code="od9901", parent=noorderhaaks, by=editor).parent_code == noorderhaaks
    with pytest.raises(ValueRefused):
        services.set_parent(code=noorderhaaks, parent="od9901", by=editor)
    with pytest.raises(ValueRefused):
        Organisation(code=noorderhaaks, parent_id="od9901").clean()
    assert services.set_parent(code="od9901", parent=None, by=editor).parent_code is None


@pytest.mark.parametrize("service", ["rename", "place", "place under"])
def test_an_unknown_organisation_is_not_changed(noorderhaaks: str, editor: Actor, service: str):
    with pytest.raises(NotKnown):
        {
            "rename": lambda: services.rename_organisation(
                code="gm9999", name="A", on=date(2026, 1, 1), by=editor
            ),
            "place": lambda: services.set_parent(code="gm9999", parent=noorderhaaks, by=editor),
            "place under": lambda: services.set_parent(code=noorderhaaks, parent="gm9999", by=editor),
        }[service]()


def test_an_unknown_organisation_is_not_read():
    for ask in (selectors.organisation, selectors.names_of):
        with pytest.raises(RegisterError, match="There is no organisation with the code gm9999"):
            ask("gm9999")
    assert selectors.organisations(["gm9999"]) == {}


def test_the_directory_finds_by_name_alias_and_abbreviation():
    def codes(query: str) -> list[str]:
        return [match.organisation.code for match in selectors.matches(query)]

    assert codes("sudwest") == ["gm1900"]
    assert codes("gravenhage") == ["gm0518"]
    assert "zb000117" in codes("UWV")
    assert codes("no such body") == []


def test_an_organisation_is_found_by_a_name_of_another_day_and_the_answer_says_by_which(editor):
    enrolled = services.enrol_organisation(code="gm9901", name="Gemeente Noord", type="Gemeente", by=editor)
    services.rename_organisation(code="gm9901", name="Gemeente Noorderhaaks", on=date(2026, 1, 1), by=editor)
    by_old, by_new = selectors.matches("gemeente noord"), selectors.matches("noorderhaaks")
    assert [match.known_as for match in by_new if match.organisation.code == enrolled.code] == [""]
    assert "gm9901" in [match.organisation.code for match in by_old]
    services.rename_organisation(code="gm9901", name="Gemeente Haaks", on=date(2026, 2, 1), by=editor)
    found = next(match for match in selectors.matches("noorderhaaks"))
    assert (found.organisation.name, found.known_as) == ("Gemeente Haaks", "Gemeente Noorderhaaks")


def test_an_organisation_knows_what_stands_directly_below_it(editor):
    for code, parent in (("gm9901", None), ("oorg9902", "gm9901"), ("oorg9903", "oorg9902")):
        services.enrol_organisation(code=code, name=f"Dienst {code}", by=editor)
        services.set_parent(code=code, parent=parent, by=editor)
    assert [view.code for view in selectors.children("gm9901")] == ["oorg9902"]
    assert selectors.children("oorg9903") == []


def test_what_has_ended_no_longer_counts_among_those_that_exist():
    later, before = selectors.count_on(date(2026, 11, 24)), selectors.count_on(date(1900, 1, 1))
    assert later < before
    assert before == Organisation.objects.count()


def test_reading_many_costs_as_much_as_reading_one(django_assert_num_queries):
    with django_assert_num_queries(2):
        selectors.organisations(["gm0503"])
    with django_assert_num_queries(2):
        assert len(selectors.organisations(["gm0503", "gm0505", "gm0518", "x-none"])) == 3
    with django_assert_num_queries(3):
        selectors.matches("water")
    with django_assert_num_queries(3):
        Resolver.from_directory()


def test_the_resolver_knows_what_was_enrolled_and_renamed(noorderhaaks: str, editor: Actor):
    services.rename_organisation(code=noorderhaaks, name="Gemeente Haaks", on=date(2026, 3, 1), by=editor)
    resolver = Resolver.from_directory()
    assert resolver.resolve("gemeente haaks").code == resolver.resolve("Noorderhaaks").code == noorderhaaks


def test_an_organisation_that_no_list_knows_is_reported_each_time_it_is_met(editor: Actor):
    first = Resolver.from_directory().resolve("Stichting Duinwacht")
    services.enrol_organisation(code=first.code, name="Stichting Duinwacht", by=editor)
    again = Resolver.from_directory().resolve("stichting duinwacht")
    assert (first.code, first.certain, again.code, again.certain) == (
        "x-stichting-duinwacht",
        False,
        first.code,
        False,
    )
