"""A consultation on a moving clock: organisers with a contact, a school on a seat, four articles."""

import datetime

import pytest

from consultation import actions, tasks
from consultation.clauses import ClauseText
from consultation.models import Consultation, Input
from partners.models import Membership, Role, Segment
from tests import factories

BEGIN, END = "2026-03-02 09:00", "2026-03-23 17:00"
AFTER, LATER = "2026-03-24 09:00", "2026-03-30 10:00"
TEXT = (
    ClauseText("1", "Doel", "Het bestuur steunt alle opvang in de gemeente."),
    ClauseText("2", "Openingsuren", "De opvang is open van 7 tot 18 uur."),
    ClauseText("3", "Subsidie", "De subsidie is 200 euro per plaats."),
    ClauseText("4", "", "Dit reglement geldt vanaf 1 januari 2027."),
)


class Hearing:
    """`Hearing(travel, is_anonymous=True)`: .lok .coordinator .organisers .contacts .school .consultation."""

    def __init__(self, travel, *, organisers=3, clauses=TEXT, **terms):
        travel(BEGIN)
        self.travel, self.lok = travel, factories.LokFactory()
        self.coordinator = factories.staff(self.lok, Role.COORDINATOR)
        self.chair = factories.staff(self.lok, Role.CHAIR)
        self.auditor = factories.staff(self.lok, Role.AUDITOR)
        self.stranger = factories.PersonFactory()
        self.neighbour = factories.staff(factories.LokFactory(), Role.COORDINATOR)
        self.organisers = [factories.OrganiserFactory(lok=self.lok) for _ in range(organisers)]
        self.contacts = [factories.contact_of(organiser) for organiser in self.organisers]
        self.seat = self._seat(organisation="Basisschool De Brug")
        self.member = self.seat.person
        self.consultation = self._draft(clauses, terms)

    def _seat(self, **values):
        segment = factories.plant(Segment(lok=self.lok, name="Gebruikers", side="users", seats=3))
        seat = Membership(lok=self.lok, segment=segment, person=factories.PersonFactory(), **values)
        return factories.plant(seat, state="seated", starts_on=datetime.date(2025, 1, 1))

    def _draft(self, clauses, terms):
        closes_at = datetime.datetime.fromisoformat(f"{END}+01:00")
        values = {"title": "Reglement lokale subsidie", "visibility": "after", "closes_at": closes_at} | terms
        consultation = Consultation(lok=self.lok, **values)
        return actions.draft_consultation(consultation, by=self.coordinator, clauses=clauses)

    def open(self):
        self.consultation = actions.open_consultation(self.consultation, by=self.coordinator)
        return self

    def end(self):
        """The window is over."""
        self.travel(AFTER)
        self.consultation = actions.end_consultation(self.consultation, by=self.coordinator)
        return self

    def answer(self, **values):
        """Every input an answer, the same."""
        values = {"outcome": "noted", "reason": "We houden hier rekening mee."} | values
        waiting = self.consultation.inputs.unanswered().with_all().select_related("lok")
        actions.answer_alike(waiting, by=self.coordinator, **values)
        return self

    def close(self):
        self.travel(LATER)
        self.consultation = actions.close_consultation(self.consultation, by=self.coordinator)
        return self

    def paper(self):
        """The worker made the report on paper."""
        tasks.keep_report(self.consultation.pk)
        return self

    def clause(self, place):
        return self.consultation.clauses.get(place=place)

    def entry(self, place=1, who=0, **party):
        """An input to be made, by the organiser with this number or another party."""
        party = party or {"organiser": self.organisers[who]}
        return Input(lok=self.lok, consultation=self.consultation, clause=self.clause(place), **party)

    def give(self, place=1, who=0, kind="agree", **values):
        """Input that was given."""
        entry = self.entry(place, who)
        return actions.give_input(entry, by=self.contacts[who], kind=kind, **values)

    def draft(self, place=1, who=0, kind="remark", **values):
        """Input that was only drafted."""
        entry = self.entry(place, who)
        return actions.draft_input(entry, by=self.contacts[who], kind=kind, **values)


@pytest.fixture
def hearing(db, travel):
    """Open, with the terms a LOK starts from: seen after the closing, with names."""
    return Hearing(travel).open()


@pytest.fixture
def shared(db, travel):
    """Open, and participants see each other's input at once."""
    return Hearing(travel, visibility="during").open()


@pytest.fixture
def nameless(db, travel):
    """Open and without names, seen at once."""
    return Hearing(travel, visibility="during", is_anonymous=True).open()
