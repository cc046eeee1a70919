"""How the register of the demo came to be: LOKs, roles, organisers, places, confirmations."""

import datetime
from decimal import Decimal

from partners import actions
from partners.models import Appointment, Location, Lok, Municipality, Neighbourhood, Organiser, SubsidyGroup

from . import people, places
from .world import World


def found(world: World) -> None:
    """The host makes both LOKs and appoints their administrators."""
    key, name, _ = people.HOST
    host = world.welcome(key, name, is_host=True)
    for values in (places.HEIDEBEKE, places.DONKMEER):
        municipality, code = places.MUNICIPALITIES[values["slug"]]
        where = (Municipality(name=municipality, nis_code=code),)
        world.loks[values["slug"]] = actions.create_lok(Lok(**values), by=host, municipalities=where)
    for staff, slug in ((people.STAFF, "heidebeke"), (people.DONKMEER_STAFF, "donkmeer")):
        key, name, roles, _ = staff[0]
        _appoint(world, world.welcome(key, name), roles, slug, by=host)


def appoint_staff(world: World) -> None:
    """The administrator gives everybody else a role."""
    for key, name, roles, _ in people.STAFF[1:]:
        _appoint(world, world.welcome(key, name), roles, "heidebeke", by=world.person("beheerder"))


def _appoint(world, person, roles, slug, *, by):
    for role in roles:
        actions.appoint(Appointment(lok=world.lok(slug), person=person, role=role), by=by)


def map_neighbourhoods(world: World) -> None:
    """The names that criteria use."""
    for name, remark in places.NEIGHBOURHOODS.items():
        Neighbourhood.objects.create(lok=world.lok(), name=name, remark=remark)


def register_organisers(world: World) -> None:
    """All organisers of Heidebeke, and their subsidy groups."""
    _register(world, "heidebeke", places.ORGANISERS, by=world.person("coordinator"))
    named = {row[0]: row[1] for row in places.ORGANISERS}
    for key, code, tier, count in places.SUBSIDY_GROUPS:
        group = SubsidyGroup(organiser=world.organiser(named[key]), code=code, tier=tier, places=count)
        actions.add_subsidy_group(group, by=world.person("coordinator"))


def _register(world, slug, rows, *, by):
    first = Organiser.objects.count()
    for number, (key, name, sector, form, about) in enumerate(rows, start=first):
        actions.register_organiser(
            Organiser(
                lok=world.lok(slug),
                name=name,
                enterprise_number=places.kbo(number),
                legal_form=form,
                sector=sector,
                is_local_authority=key == "gemeente",
                email=people.email(key) if sector != "family_day_carer" else "",
                phone=f"014 99 {number:02} {number:02}",
                about=about,
            ),
            by=by,
        )


def register_locations(world: World) -> None:
    """Forty locations in eight neighbourhoods."""
    rows = {row[0]: row for row in places.ORGANISERS}
    areas = {area.name: area for area in Neighbourhood.objects.filter(lok=world.lok())}
    for number, row in enumerate(places.LOCATIONS, start=1):
        _, name, sector, *_ = rows[row[0]]
        location = _location(number, row, sector)
        location.lok, location.organiser = world.lok(), world.organiser(name)
        location.subsidy_group = location.organiser.subsidy_groups.first()
        location.neighbourhood = areas[row[4]]
        actions.register_location(location, by=world.person("coordinator"))


def _location(number, row, sector) -> Location:
    _, name, (licensed, income, free), street, area, opens, closes, days = row
    postcode, town = places.POSTCODES.get(area, places.POSTCODE)
    is_family = sector in places.FAMILY_CARERS
    return Location(
        name=name,
        kind=Location.Kind.FAMILY_CARE if is_family else Location.Kind.GROUP_CARE,
        dossier_number=f"9901{number:05}",
        places_licensed=licensed,
        places_income_tariff=income,
        places_free_price=free,
        street=street,
        postcode=postcode,
        town=town,
        days_per_week=Decimal(5),
        days_per_year=days,
        opens_at=datetime.time(opens, 0 if opens == 6 else 15),
        closes_at=datetime.time(closes, 15),
        started_on=datetime.date(2008 + number % 15, 1 + number % 12, 1),
    )


def add_contacts(world: World) -> None:
    """People who act for an organiser of Heidebeke."""
    named = {row[0]: row[1] for row in places.ORGANISERS}
    _contacts(world, people.CONTACTS, named, by=world.person("coordinator"))


def _contacts(world, rows, named, *, by):
    for key, name, organiser, function, _ in rows:
        person = world.welcome(key, name)
        actions.add_contact(world.organiser(named[organiser]), person, by=by, function=function)


def settle_donkmeer(world: World) -> None:
    """The neighbour: four organisers of its own, and one it shares with Heidebeke."""
    by = world.person("donkmeer")
    _register(world, "donkmeer", places.DONKMEER_ORGANISERS, by=by)
    named = {row[0]: row[1] for row in places.DONKMEER_ORGANISERS}
    _contacts(world, people.DONKMEER_CONTACTS, named, by=by)
    actions.welcome_organiser(world.organiser("Duimelot"), world.lok("donkmeer"), by=by)


def confirm(*keys: str):
    """These contacts confirm that their data are right."""

    def confirmed(world: World) -> None:
        named = {row[0]: row[1] for row in places.ORGANISERS}
        for key, _, organiser, *_ in people.CONTACTS:
            if key in keys:
                actions.confirm_data(world.organiser(named[organiser]), by=world.person(key))

    return confirmed


def open_longer(world: World) -> None:
    """A contact changes the hours of its own location."""
    location = world.location("Duimelot Heidebeke")
    actions.edit_location(location, by=world.person("duimelot"), closes_at=datetime.time(19, 30))


def close_for_works(world: World) -> None:
    """A location that rests while it is rebuilt."""
    actions.pause_location(
        world.location("Tuimelaar Korhoek"),
        by=world.person("coordinator"),
        reason="De locatie wordt verbouwd. De kinderen gaan naar Molenhoek.",
    )


def introduce(world: World) -> None:
    """A contact tells what its organiser does."""
    actions.edit_profile(
        world.organiser("Nadia El Amrani"),
        by=world.person("nadia"),
        about="Onthaalouder in de Stationswijk. Ik spreek Nederlands, Arabisch en Frans met de ouders.",
    )
