"""LOKs in which everything waits at once, for one reader of each kind: `Busy(travel, 30)`, thirty of each."""

import datetime

from django.utils import timezone

from advice import actions as advice
from advice.criteria import parse
from advice.models import Round
from agreements import actions as agreements
from agreements.models import Framework
from consultation import actions as consultations
from consultation.models import Consultation
from meetings import actions as meetings
from meetings.models import AgendaItem, Meeting, Objection, Presence, Resolution
from partners.models import Contact, Membership, Role, Term
from tests import factories
from tests.agreements.framework_room import ARTICLES, Pact
from tests.agreements.policy_room import PolicyRoom
from tests.consultation.conftest import TEXT, Hearing
from tests.council import Council
from tests.factories import plant
from tests.partners.news import report_of
from tests.road import Road

NOW = "2026-05-12 20:00"


class Busy:
    """`readers`: a person of each kind; what waits in five LOKs is `many` of each kind."""

    def __init__(self, travel, many: int):
        self.travel, self.many = travel, many
        self.rooms = [self.rounds(), self.agreements(), self.policy(), self.hearings(), self.meetings()]
        self.readers = {str(role): self.holding(role) for role in Role}
        self.readers |= {"contact": self.acting(), "member": self.sitting(), "host": self.hosting()}
        self.readers["of everything"] = self.sitting(self.acting(self.holding(*Role)))
        self.readers["stranger"] = factories.PersonFactory()
        travel(NOW)

    def rounds(self):
        """Applications in assessment, drafts of criteria and of rounds, news of organisers."""
        road = Road(self.travel).to("opened")
        rivals = [factories.OrganiserFactory(lok=road.lok) for _ in range(self.many)]
        for rival in rivals:
            blank = plant(road.blank(rival))
            plant(
                blank,
                state="submitted",
                is_declared=True,
                submitted_at=timezone.now(),
                submitted_by=road.rival,
            )
        road.to("assessing")
        for number in range(self.many):
            advice.draft_criteria(road.lok, parse(road.case.read_bytes()), by=road.coordinator)
            plan = {"title": f"Ronde {number}", "closes_at": timezone.now(), "call": "Oproep."}
            plant(Round(lok=road.lok, **plan, state="draft"))
        for rival in rivals:
            report_of(rival, kind="correction")
        return road

    def agreements(self):
        """Frameworks to sign, drafts of frameworks of every kind, actions to work on."""
        pact = Pact(self.travel).to("adopted")
        for number in range(self.many):
            kind = ("lok", "loket", "boa")[number % 3]
            draft = Framework(lok=pact.lok, kind=kind, title=f"Kader {number}")
            agreements.draft_framework(draft, by=pact.coordinator, articles=ARTICLES)
        return pact

    def policy(self):
        """Measures and subsidies on their way."""
        room = PolicyRoom(self.travel)
        for number in range(self.many):
            room.with_measure(title=f"Maatregel {number}").with_subsidy(title=f"Premie {number}").asking()
        return room

    def hearings(self):
        """Consultations to open, to take part in, and to answer."""
        hearing = Hearing(self.travel)
        for number in range(2 * self.many):
            draft = Consultation(
                lok=hearing.lok, title=f"Tekst {number}", closes_at=hearing.consultation.closes_at
            )
            draft.closes_at += datetime.timedelta(days=100 * (number % 2))
            draft = consultations.draft_consultation(draft, by=hearing.coordinator, clauses=TEXT)
            if number % 4 < 2:
                consultations.open_consultation(draft, by=hearing.coordinator)
        return hearing

    def meetings(self):
        """Meetings in every state, with proposals, remarks and drafts of advice; candidates for a seat."""
        council = Council(self.travel).to("listed")
        self.travel(NOW)
        for number in range(self.many):
            draft = council.plan("2026-09-01 19:30", title=f"Najaar {number}")
            council.item(draft, title="Punt")
            meetings.propose_item(
                AgendaItem(lok=council.lok, meeting=draft, title="Ook"), by=council.members[1]
            )
            for state in ("convened", "in_session", "closed"):
                self.held(council, state)
            plant(Membership(lok=council.lok, segment=council.memberships[0].segment, person=self.plain()))
        plant(Term(lok=council.lok, name="2025-2030", starts_on=datetime.date(2026, 1, 1)))
        return council

    def held(self, council, state):
        """A meeting in this state with one point, one seat to reply, and what belongs to the state."""
        starts_at = timezone.now() + datetime.timedelta(minutes=30)
        times = {"starts_at": starts_at, "ends_at": starts_at + datetime.timedelta(hours=1)}
        meeting = plant(Meeting(lok=council.lok, title=state, **times))
        item = plant(AgendaItem(lok=council.lok, meeting=meeting, title="Advies", kind="advice"))
        moments = {"convened_at": timezone.now(), "rules": council.rules}
        plant(meeting, state="convened", **moments)
        Presence.objects.create(meeting=meeting, membership=council.memberships[0])
        plant(meeting, state="in_session", opened_at=timezone.now()) if state != "convened" else None
        if state == "closed":
            plant(item, state="treated", outcome="Besproken.")
            plant(
                Resolution(lok=council.lok, item=item, title="Advies", text="Doe dit.", addressee="college")
            )
            plant(meeting, state="closed", closed_at=timezone.now())
            who = {"made_by": council.members[1], "made_at": timezone.now()}
            plant(Objection(lok=council.lok, meeting=meeting, text="Nee.", **who))

    def plain(self):
        return factories.PersonFactory()

    def holding(self, *roles):
        """A person with these roles in each of the LOKs."""
        person = self.plain()
        for room in self.rooms:
            for role in roles:
                factories.AppointmentFactory(lok=room.lok, person=person, role=role)
        return person

    def acting(self, person=None):
        """A person who acts for an organiser in each of the LOKs, with an action to work on."""
        person = person or self.plain()
        for room in self.rooms:
            plant(Contact(organiser=factories.OrganiserFactory(lok=room.lok), person=person))
        return person

    def sitting(self, person=None):
        """A person with a seat in the LOKs that meet or consult."""
        person, council = person or self.plain(), self.rooms[-1]
        seat = council.memberships[0].segment
        values = {"starts_on": datetime.date(2026, 1, 5), "state": "seated"}
        seat = plant(Membership(lok=council.lok, segment=seat, person=person, **values))
        for meeting in Meeting.objects.filter(state="convened"):
            Presence.objects.create(meeting=meeting, membership=seat)
        return person

    def hosting(self):
        person = self.plain()
        person.is_host = True
        person.save()
        return person
