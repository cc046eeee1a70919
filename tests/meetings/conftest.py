"""A LOK in session, planted at any size: members on seats, points on the agenda, the meeting open."""

import datetime

import pytest
from django.utils import timezone

from meetings import actions
from meetings.models import AgendaItem, Meeting, Presence, RulesOfProcedure
from partners.models import Membership, Role, Segment
from tests.factories import LokFactory, PersonFactory, plant, staff


class Table:
    """`Table(travel, members=6, items=3)`: .lok .chair .secretary .decider .rules .meeting .items .rows."""

    def __init__(self, travel, *, members=6, items=3, **rules):
        travel("2026-05-12 19:30")
        self.travel, self.lok = travel, LokFactory()
        self.chair, self.secretary = staff(self.lok, Role.CHAIR), staff(self.lok, Role.SECRETARY)
        self.coordinator, self.decider = staff(self.lok, Role.COORDINATOR), staff(self.lok, Role.DECIDER)
        self.stranger = PersonFactory()
        self.rules = plant(self._rules(**rules))
        self.meeting = plant(self._meeting())
        self.items = [self.add_item(number) for number in range(1, items + 1)]
        self.segment = plant(Segment(lok=self.lok, name="Opvang", side="actors", seats=60))
        self.seats = [self.seat(number) for number in range(members)]
        self.rows = [Presence.objects.create(meeting=self.meeting, membership=seat) for seat in self.seats]

    def _rules(self, **rules):
        values = {"version": 1, "state": "in_force", "adopted_by": "gemeenteraad"} | rules
        return RulesOfProcedure(lok=self.lok, adopted_on=datetime.date(2026, 1, 5), **values)

    def _meeting(self):
        now = timezone.now()
        values = {"convened_at": now - datetime.timedelta(days=20), "opened_at": now, "rules": self.rules}
        times = {"starts_at": now, "ends_at": now + datetime.timedelta(hours=2)}
        return Meeting(lok=self.lok, title="Vergadering van mei", state="in_session", **values, **times)

    def add_item(self, number, **values):
        values = {"title": f"Onderwerp {number}", "kind": "advice"} | values
        return plant(AgendaItem(lok=self.lok, meeting=self.meeting, number=number, **values))

    def seat(self, number, **values):
        values = {"substitute": PersonFactory()} if number == 0 else {}
        gender = ("woman", "man")[number % 2]
        member = Membership(lok=self.lok, segment=self.segment, person=PersonFactory(), gender=gender)
        return plant(member, state="seated", starts_on=datetime.date(2025, 1, 1), **values)

    def come(self, *numbers, status="present"):
        """These members are in the hall."""
        Presence.objects.filter(pk__in=[self.rows[n].pk for n in numbers]).update(status=status)
        return self

    def all_come(self):
        return self.come(*range(len(self.rows)))

    def close(self):
        """Every point treated and the meeting closed, by real acts."""

        for item in self.items:
            actions.treat_item(item, by=self.secretary, outcome=f"Besluit over {item.title}")
        self.meeting = actions.close_session(self.meeting, by=self.secretary)
        return self


@pytest.fixture
def table(db, travel):
    """Six members, three points, the meeting open."""
    return Table(travel)
