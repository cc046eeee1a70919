"""Rows of locations against the register, and into it."""

import pytest

from partners.models import Location, Role, SubsidyGroup
from tests.factories import (
    LocationFactory,
    LokFactory,
    NeighbourhoodFactory,
    OrganiserFactory,
    SubsidyGroupFactory,
    kbo,
    plant,
    staff,
)
from tests.partners.files import cells, compared, csv, verdicts, written

pytestmark = pytest.mark.django_db
HEAD = ("kbo", "naam", "dossiernummer", "soort", "plaatsen")


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def organiser(lok):
    return OrganiserFactory(lok=lok, name="De Organisator", enterprise_number=kbo(1))


@pytest.fixture
def look(lok, organiser):
    by = staff(lok, Role.COORDINATOR)
    return lambda *rows, head=HEAD: compared("locations", csv(head, *rows), by, lok)


def row(name="Nest", dossier="91", places=18, number=None):
    return (number or kbo(1), name, dossier, "groepsopvang", places)


def test_a_new_location_is_written_whole(look, organiser, lok):
    head = (*HEAD, "opent", "sluit", "dagen per week", "start", "ikt", "vrije prijs")
    run = written(look((*row(), "7u", "18.30", "4,5", "1/9/2020", 12, 6), head=head))
    kept = Location.objects.values_list("name", "places_licensed", "places_income_tariff", "days_per_week")
    assert (run.state, list(kept)) == ("done", [("Nest", 18, 12, 4.5)])
    location = Location.objects.get()
    assert (location.organiser, location.lok, str(location.opens_at)) == (organiser, lok, "07:00:00")


def test_a_location_is_found_by_dossier_number(look, organiser):
    LocationFactory(organiser=organiser, name="Oud", dossier_number="91")
    assert cells(look(row("Nieuw"))) == {"name": ("changed", "Oud", "Nieuw", "")}


def test_a_location_that_got_another_dossier_number_is_found_by_its_name(look, organiser):
    LocationFactory(organiser=organiser, name="Nest", dossier_number="90")
    run = look(row("nest", "91"))
    assert cells(run)["dossier_number"] == ("changed", "90", "91", "")
    assert run.rows.get().notes == ["Gevonden op organisator en naam: het dossiernummer wijzigt."]


def test_a_dossier_number_is_not_emptied_by_an_empty_cell(look, organiser):
    LocationFactory(organiser=organiser, name="Nest", dossier_number="90", places_licensed=18)
    assert verdicts(look(row("Nest", ""))) == ["same"]


def test_the_organiser_may_be_named_instead_of_numbered(look):
    head = ("organisator", "naam", "soort", "plaatsen")
    assert verdicts(look(("de organisator", "Nest", "groepsopvang", 9), head=head)) == ["new"]


@pytest.mark.parametrize(
    ("written_row", "field", "sentence"),
    [
        (
            row(number=kbo(7)),
            "organiser_number",
            "Geen organisator in dit LOK heeft dit nummer. Neem hem eerst op.",
        ),
        (row(places="veel"), "places_licensed", "Dit is geen getal."),
        (row(places=""), "places_licensed", "Vul dit in: het is verplicht."),
        (
            row(places=5000),
            "places_licensed",
            "Zorg ervoor dat deze waarde hoogstens 2000 is.",
        ),
    ],
)
def test_a_cell_that_is_wrong_says_why(look, written_row, field, sentence):
    run = look(written_row)
    assert (verdicts(run), cells(run)[field][3]) == (["error"], sentence)


def test_an_organiser_that_nobody_knows_is_an_error(look):
    run = look(("Niemand", "Nest", "groepsopvang", 9), head=("organisator", "naam", "soort", "plaatsen"))
    assert cells(run)["organiser_name"][3] == "Geen organisator in dit LOK."


def test_two_organisers_of_one_name_need_a_number(look, lok):
    OrganiserFactory(lok=lok, name="De Organisator")
    run = look(
        ("De Organisator", "Nest", "groepsopvang", 9), head=("organisator", "naam", "soort", "plaatsen")
    )
    assert cells(run)["organiser_name"][3] == "Meer dan één organisator heet zo: vul het nummer in."


def test_a_row_without_an_organiser_asks_whose_it_is(look):
    run = look(row(number=" "))
    assert run.rows.get().notes == ["Bij welke organisator hoort deze locatie? Vul nummer of naam in."]


def test_a_dossier_number_of_another_organiser_is_an_error(look, lok):
    other = OrganiserFactory(lok=lok, name="De Andere")
    LocationFactory(organiser=other, dossier_number="91")
    assert cells(look(row()))["dossier_number"][3] == "Dit dossiernummer hoort bij De Andere."


def test_a_dossier_number_that_two_have_is_told_apart_by_name(look, organiser):
    LocationFactory(organiser=organiser, name="Nest", dossier_number="91", places_licensed=18)
    LocationFactory(organiser=organiser, name="Boom", dossier_number="91")
    assert verdicts(look(row("Nest"), row("Struik"))) == ["same", "error"]


def test_two_locations_of_one_name_need_a_dossier_number(look, organiser):
    LocationFactory.create_batch(2, organiser=organiser, name="Nest")
    note = "Deze organisator heeft meer dan één locatie met deze naam."
    assert look(row(dossier="")).rows.get().notes == [note]


def test_two_new_rows_with_one_dossier_number_are_one_too_many(look):
    run = look(row("Nest"), row("Boom"))
    assert (verdicts(run), run.rows.last().notes) == (["new", "error"], ["Rij 2 gaat over dezelfde locatie."])


def test_tariffs_add_up_to_no_more_than_licensed(look):
    run = look((*row(places=10), 8, 8), head=(*HEAD, "ikt", "vrije prijs"))
    assert run.rows.get().notes == ["Inkomenstarief en vrije prijs samen zijn meer dan vergund."]


def test_a_stopped_location_is_not_changed(look, organiser):
    LocationFactory(organiser=organiser, name="Nest", dossier_number="91", state="stopped", places_licensed=9)
    note = look(row()).rows.get().notes[0]
    assert note.startswith("“Wijzig de locatie” kan alleen in de toestand “Actief”")


def test_a_stopped_organiser_gets_no_new_location(look, organiser):
    plant(organiser, state="stopped")
    assert look(row()).rows.get().notes == [
        "Deze organisator is gestopt. Neem contact op met de coördinator."
    ]


def test_a_new_neighbourhood_is_made_once_with_its_first_row(look, lok):
    run = look((*row("A", "1"), "Kern"), (*row("B", "2"), "kern"), head=(*HEAD, "wijk"))
    assert cells(run)["neighbourhood"] == ("new", "", "Kern", "Bestaat nog niet: wordt aangemaakt.")
    assert (run.counts["neighbourhoods"], lok.neighbourhoods.count()) == (["Kern"], 0)
    written(run)
    assert list(Location.objects.values_list("neighbourhood__name", flat=True)) == ["Kern", "Kern"]


def test_a_known_neighbourhood_moves_or_is_emptied(look, organiser, lok):
    old, new = NeighbourhoodFactory(lok=lok, name="Oud"), NeighbourhoodFactory(lok=lok, name="Nieuw")
    LocationFactory(organiser=organiser, name="A", dossier_number="1", neighbourhood=old)
    LocationFactory(organiser=organiser, name="B", dossier_number="2", neighbourhood=old)
    run = look((*row("A", "1"), "nieuw"), (*row("B", "2"), ""), head=(*HEAD, "wijk"))
    assert cells(run, 3) == {"neighbourhood": ("changed", "Oud", "", "Wordt leeggemaakt.")}
    written(run)
    found = Location.objects.order_by("name").values_list("neighbourhood", flat=True)
    assert list(found) == [new.pk, None]


def test_a_neighbourhood_with_an_endless_name_is_an_error(look):
    run = look((*row(), "K" * 200), head=(*HEAD, "wijk"))
    assert cells(run)["neighbourhood"][3] == "Deze naam is te lang."


def test_a_new_subsidy_group_is_added_with_its_tier(look, organiser):
    head = (*HEAD, "subsidiegroep", "trap")
    written(look((*row("A", "1"), "SG1", "T2A"), (*row("B", "2"), "sg1", "T2A"), head=head))
    groups = SubsidyGroup.objects.values_list("organiser", "code", "tier")
    assert (list(groups), set(Location.objects.values_list("subsidy_group__code", flat=True))) == (
        [(organiser.pk, "SG1", "T2A")],
        {"SG1"},
    )


@pytest.mark.parametrize(
    ("code", "tier", "field", "sentence"),
    [
        ("SG9", "", "subsidy_group", "Onbekend bij deze organisator. Vul ook de subsidietrap in."),
        ("", "T1", "subsidy_tier", "Een trap hoort bij een subsidiegroep. Vul ook de code in."),
        ("SG1", "T3", "subsidy_tier", "De groep heeft trap T1; dat wijzigt u bij de organisator."),
    ],
)
def test_a_subsidy_group_and_its_tier_go_together(look, organiser, code, tier, field, sentence):
    SubsidyGroupFactory(organiser=organiser, code="SG1", tier="T1")
    run = look((*row(), code, tier), head=(*HEAD, "subsidiegroep", "trap"))
    assert cells(run)[field][3] == sentence


def test_the_name_in_the_file_may_differ_from_the_register_with_a_warning(look):
    run = look((*row(), "Anders"), head=(*HEAD, "organisator"))
    assert cells(run)["organiser_name"][3] == "In het register heet deze organisator De Organisator."
