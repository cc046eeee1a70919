"""How the council of the demo came to be and how it met: seats, rules of procedure, meetings, one advice."""

import datetime

from django.utils import timezone

from meetings import actions
from meetings.counting import Tally
from meetings.models import AgendaItem, Meeting, Presence, Reply, Resolution, RulesOfProcedure
from partners.actions import council
from partners.models import Contact, Membership, Segment, Term

from . import agendas, seats

ADDRESSEE = "het college van burgemeester en schepenen"


def compose(world) -> None:
    """A legislature, its segments, and everybody on a seat."""
    coordinator = world.person("coordinator")
    for key, name, _ in seats.MEMBERS:
        world.welcome(key, name)
    term = Term(lok=world.lok(), name="Legislatuur 2025-2030", starts_on=world.day(-395))
    term = council.plan_term(term, by=coordinator)
    for place, (name, side, sectors, count) in enumerate(seats.SEGMENTS, start=1):
        segment = Segment(lok=world.lok(), name=name, side=side, sectors=sectors, seats=count, place=place)
        council.add_segment(segment, by=coordinator)
    for row in seats.SEATS:
        _seat(world, *row)
    done = {"installed_by": "gemeenteraad", "installed_on": world.day(-386)}
    council.install_term(term, by=world.person("beheerder"), **done)


def _seat(world, segment, key, gender, organisation, more):
    person = world.person(key)
    contact = Contact.objects.filter(person=person, state="active").first()
    more = {"shows_name": True, "organisation": organisation} | more
    more["substitute"] = world.people.get(more.get("substitute"))
    if contact:
        more["organiser"] = contact.organiser
    segment = Segment.objects.get(lok=world.lok(), name=segment)
    member = Membership(lok=world.lok(), segment=segment, person=person, gender=gender, **more)
    member = council.nominate(member, by=world.person("coordinator"))
    council.seat(member, by=world.person("voorzitter"), starts_on=world.day(-385))


def adopt_rules(world) -> None:
    """Version 1 of the rules of procedure comes into force."""
    draft = RulesOfProcedure(lok=world.lok(), text=agendas.RULES)
    draft = actions.draft_rules(draft, by=world.person("secretaris"))
    done = {"adopted_by": "gemeenteraad", "adopted_on": world.day(-384)}
    actions.adopt_rules(draft, by=world.person("beheerder"), **done)


def meeting_of(key: str) -> Meeting:
    """The meeting of this key of the agendas, or with this title."""
    title = agendas.MEETINGS[key][0] if key in agendas.MEETINGS else key
    return Meeting.objects.get(title=title)


def _item(key: str, number: int) -> AgendaItem:
    return AgendaItem.objects.get(meeting=meeting_of(key), number=number)


def plan(key: str):
    """An act: a draft with its agenda."""

    def act(world) -> None:
        title, day, items = agendas.MEETINGS[key]
        day = world.tomorrow if day is agendas.TOMORROW else day
        secretary, begin = world.person("secretaris"), world.moment(day, 19, 30)
        times = {"starts_at": begin, "ends_at": begin + datetime.timedelta(hours=2)}
        meeting = Meeting(lok=world.lok(), title=title, place=agendas.HALL, **times)
        meeting = actions.plan_meeting(meeting, by=secretary)
        for name, kind, minutes, more in items:
            values = {"title": name, "kind": kind, "minutes": minutes} | more
            if "minutes_of" in more:
                values["minutes_of"] = meeting_of(more["minutes_of"])
            actions.list_item(AgendaItem(lok=world.lok(), meeting=meeting, **values), by=secretary)

    return act


def convene(key: str):
    """An act: everybody is invited."""
    return lambda world: actions.convene(meeting_of(key), by=world.person("secretaris"))


def open_(key: str):
    """An act: the meeting begins; most members came."""

    def act(world) -> None:
        actions.open_session(meeting_of(key), by=world.person("voorzitter"))
        for place, row in enumerate(Presence.objects.filter(meeting=meeting_of(key)).order_by("pk")):
            status = agendas.AWAY[key].get(place, "present")
            actions.set_presence(row, by=world.person("secretaris"), version=row.version, status=status)

    return act


def debate(world) -> None:
    """The autumn meeting: consensus on one advice; a recusal and a vote on the next."""
    secretary = world.person("secretaris")
    said = {"report": "De voorzitter licht het punt toe; de leden vullen aan."}
    actions.treat_item(_item("autumn", 1), by=secretary, outcome="Ter kennisgeving.", **said)
    need = _item("autumn", 2)
    actions.treat_item(need, by=secretary, outcome=agendas.NEED, is_consensus=True, **said)
    shift = _item("autumn", 3)
    duimelot = Membership.objects.get(person=world.person("duimelot"))
    actions.recuse(shift, duimelot, by=secretary, ground="wil zelf een aanvraag indienen")
    question = "Geeft het LOK een gunstig advies over de oproep?"
    vote = actions.open_vote(shift, by=secretary, question=question, method="counts")
    actions.close_vote(vote, by=secretary, tally=Tally(6, 2, 1, 0))
    actions.treat_item(shift, by=secretary, outcome="Gunstig advies over de oproep.", **said)
    actions.treat_item(_item("autumn", 4), by=secretary, outcome="Geen andere punten.", **said)
    criteria = {"outcome": agendas.CRITERIA, "is_consensus": True}
    actions.treat_item(_item("autumn", 5), by=secretary, **criteria, **said)


def treat(key: str):
    """An act: every point gets its outcome, by consensus."""

    def act(world) -> None:
        items = meeting_of(key).items.numbered()
        for item, outcome in zip(items, agendas.OUTCOMES[key], strict=True):
            actions.treat_item(item, by=world.person("secretaris"), outcome=outcome, is_consensus=True)

    return act


def reply_to_convocation(world) -> None:
    """Some members say whether they come tomorrow; the others are still asked."""
    for key, reply in agendas.COMES.items():
        person = world.person(key)
        row = Presence.objects.get(meeting=meeting_of("next"), membership__person=person)
        actions.reply_to_convocation(row, by=person, reply=reply)


def close(key: str):
    """An act: the meeting is over."""
    return lambda world: actions.close_session(meeting_of(key), by=world.person("voorzitter"))


def send_advice(key: str, number: int, text: str):
    """An act: the advice on this point goes to the authority."""

    def act(world) -> None:
        item, chair = _item(key, number), world.person("voorzitter")
        values = {"title": item.title, "text": text, "addressee": ADDRESSEE}
        advice = Resolution(lok=world.lok(), item=item, **values)
        actions.send_resolution(actions.write_resolution(advice, by=chair), by=chair)

    return act


def answer(key: str, stance: str, text: str):
    """An act: the authority answers the advice of that meeting with reasons."""

    def act(world) -> None:
        advice = Resolution.objects.get(item__meeting=meeting_of(key), item__subject_url="")
        said = {"stance": stance, "text": text, "body": "college", "replied_on": timezone.localdate()}
        actions.reply(Reply(lok=world.lok(), resolution=advice, **said), by=world.person("beslisser"))

    return act


def approve(key: str, later: str = ""):
    """An act: the minutes of that meeting are approved, in a later one where there is."""

    def act(world) -> None:
        approved_in = meeting_of(later) if later else None
        actions.approve_minutes(meeting_of(key), by=world.person("voorzitter"), approved_in=approved_in)

    return act


def publish(key: str):
    """An act: everybody reads them."""
    return lambda world: actions.publish_minutes(meeting_of(key), by=world.person("secretaris"))
