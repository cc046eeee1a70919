"""The council of the neighbour LOK, Donkmeer: small, with the same chair, and one meeting."""

import datetime

from meetings import actions
from meetings.models import Meeting, Presence, RulesOfProcedure
from partners.actions import appoint, council
from partners.models import Appointment, Contact, Membership, Segment, Term

from .world import World

MEETING = "Vergadering over de criteria van Donkmeer"
# segment, side, sectors, person, gender, on behalf of
SEATS = (
    ("Organisatoren", "actors", ["nonprofit"], "meerkoet", "woman", ""),
    ("Zelfstandigen", "actors", ["independent"], "lisdodde", "man", ""),
    ("Gebruikers", "users", [], "grootouder", "man", "Gezinsbond Donkmeer"),
    ("Lokaal bestuur", "authority", [], "welzijn", "woman", "Dienst welzijn Donkmeer"),
)
NEWCOMERS = (("grootouder", "Luc Van Damme"), ("welzijn", "Nele Baert"))


def compose(world: World) -> None:
    """Chair and secretary, a legislature, and four members on their seats."""
    by, lok = world.person("donkmeer"), world.lok("donkmeer")
    for key, role in (("voorzitter", "chair"), ("secretaris", "secretary")):
        appoint(Appointment(lok=lok, person=world.person(key), role=role), by=by)
    for key, name in NEWCOMERS:
        world.welcome(key, name)
    term = council.plan_term(Term(lok=lok, name="Legislatuur 2025-2030", starts_on=world.day(-300)), by=by)
    for place, row in enumerate(SEATS, start=1):
        _seat(world, place, row)
    council.install_term(term, by=by, installed_by="gemeenteraad", installed_on=world.day(-280))


def _seat(world, place, row):
    name, side, sectors, key, gender, organisation = row
    by, lok, person = world.person("donkmeer"), world.lok("donkmeer"), world.person(key)
    segment = Segment(lok=lok, name=name, side=side, sectors=sectors, seats=2, place=place)
    segment = council.add_segment(segment, by=by)
    contact = Contact.objects.filter(person=person, state="active").first()
    more = {"organiser": contact.organiser} if contact else {"organisation": organisation}
    member = Membership(lok=lok, segment=segment, person=person, gender=gender, shows_name=True, **more)
    member = council.nominate(member, by=by)
    council.seat(member, by=world.person("voorzitter"), starts_on=world.day(-280))


def adopt_rules(world: World) -> None:
    """Rules of procedure, as short as the council."""
    draft = RulesOfProcedure(lok=world.lok("donkmeer"), text="Het LOK vergadert in het ontmoetingscentrum.")
    draft = actions.draft_rules(draft, by=world.person("secretaris"))
    adopted = {"adopted_by": "gemeenteraad", "adopted_on": world.day(-279)}
    actions.adopt_rules(draft, by=world.person("donkmeer"), **adopted)


def plan(world: World) -> None:
    """A silent draft; the criteria are put on it."""
    begin = world.moment(-60, 20)
    times = {"starts_at": begin, "ends_at": begin + datetime.timedelta(hours=2)}
    meeting = Meeting(lok=world.lok("donkmeer"), title=MEETING, place="Ontmoetingscentrum", **times)
    actions.plan_meeting(meeting, by=world.person("secretaris"))


def convene(world: World) -> None:
    """Everybody is invited."""
    actions.convene(Meeting.objects.get(title=MEETING), by=world.person("secretaris"))


def hold(world: World) -> None:
    """All came; the council is favourable on each point."""
    secretary = world.person("secretaris")
    meeting = actions.open_session(Meeting.objects.get(title=MEETING), by=world.person("voorzitter"))
    for row in Presence.objects.filter(meeting=meeting).order_by("pk"):
        actions.set_presence(row, by=secretary, version=row.version, status="present")
    for item in meeting.items.numbered():
        actions.treat_item(item, by=secretary, outcome="Gunstig advies.", is_consensus=True)
    actions.close_session(meeting, by=world.person("voorzitter"))
