"""A LOK that meets, walked by real acts on a clock that moves: from a silent draft to published minutes.

`Council(travel).to("convened")` gives every record made on the way. Stages, in order, are in STAGES.
"""

import datetime
from zoneinfo import ZoneInfo

from meetings import actions
from meetings.models import AgendaItem, Meeting, Presence, RulesOfProcedure
from partners.actions import council as seats
from partners.models import Membership, Role, Segment
from tests import factories

BRUSSELS = ZoneInfo("Europe/Brussels")
SECRET = "Vertrouwelijk dossier"
DAYS = {
    "planned": "2026-04-01 10:00",
    "listed": "2026-04-02 10:00",
    "convened": "2026-04-15 10:00",
    "in_session": "2026-05-12 19:30",
    "treated": "2026-05-12 20:30",
    "closed": "2026-05-12 21:30",
    "approved": "2026-06-20 10:00",
    "published": "2026-06-21 10:00",
}
STAGES = tuple(DAYS)


def at(day: str) -> datetime.datetime:
    """A moment in Brussels."""
    return datetime.datetime.fromisoformat(day).replace(tzinfo=BRUSSELS)


class Council:
    """One LOK with chair, secretary, staff, members in three segments, and rules of procedure in force."""

    def __init__(self, travel):
        self.travel = travel
        travel("2026-01-05 09:00")
        self.lok = factories.LokFactory()
        for role in ("administrator", "coordinator", "decider", "chair", "secretary"):
            setattr(self, role, factories.staff(self.lok, Role(role)))
        self.stranger = factories.PersonFactory()
        self.neighbour = factories.staff(factories.LokFactory(), Role.CHAIR)
        self.memberships = [self._seat(*row) for row in self._segments()]
        self.members = [seat.person for seat in self.memberships]
        self.substitute = self.memberships[0].substitute
        self.rules = self.adopt_rules()
        self.meeting = self.public_item = self.closed_item = None

    def _segments(self):
        """Five voting members and an observer: two, two and two."""
        for place, side in enumerate(("actors", "users", "authority"), start=1):
            segment = Segment(lok=self.lok, name=f"Geleding {place}", side=side, seats=3, place=place)
            segment = seats.add_segment(segment, by=self.coordinator)
            yield segment, "voting", factories.PersonFactory() if place == 1 else None
            yield segment, "observer" if place == 3 else "voting", None

    def _seat(self, segment, capacity, substitute):
        seat = Membership(lok=self.lok, segment=segment, person=factories.PersonFactory(), capacity=capacity)
        seat.substitute, seat.gender = substitute, "woman" if substitute else "man"
        seat = seats.nominate(seat, by=self.coordinator)
        return seats.seat(seat, by=self.chair, starts_on=datetime.date(2026, 1, 5))

    def adopt_rules(self, **values):
        """A version of the rules, drafted and adopted."""
        draft = actions.draft_rules(RulesOfProcedure(lok=self.lok, **values), by=self.secretary)
        on = datetime.date(2026, 1, 5)
        return actions.adopt_rules(draft, by=self.administrator, adopted_by="gemeenteraad", adopted_on=on)

    def to(self, stage: str) -> "Council":
        """Walk on until this stage, each act at its own moment."""
        for step in STAGES[: STAGES.index(stage) + 1]:
            if step not in self.__dict__:
                self.travel(DAYS[step])
                self.__dict__[step] = getattr(self, f"_{step}")() or True
        return self

    def plan(self, starts="2026-05-12 19:30", **values) -> Meeting:
        """A draft of two hours."""
        starts_at = at(starts)
        values = {"title": "Vergadering van mei", "place": "Gemeentehuis"} | values
        times = {"starts_at": starts_at, "ends_at": starts_at + datetime.timedelta(hours=2)}
        return actions.plan_meeting(Meeting(lok=self.lok, **times | values), by=self.secretary)

    def item(self, meeting=None, **values) -> AgendaItem:
        """A point on the agenda."""
        meeting = meeting or self.meeting
        return actions.list_item(AgendaItem(lok=self.lok, meeting=meeting, **values), by=self.secretary)

    def _planned(self):
        self.meeting = self.plan()

    def _listed(self):
        self.public_item = self.item(title="Nood aan opvang", kind="advice", minutes=20)
        self.closed_item = self.item(title=SECRET, is_public=False)
        self.last_item = self.item(title="Varia", kind="information")

    def _convened(self):
        self.meeting = actions.convene(self.meeting, by=self.secretary)

    def _in_session(self):
        self.meeting = actions.open_session(self.meeting, by=self.chair)
        for row in Presence.objects.filter(meeting=self.meeting):
            actions.set_presence(row, by=self.secretary, version=row.version, status="present")

    def _treated(self):
        for item in self.meeting.items.numbered():
            actions.treat_item(item, by=self.secretary, outcome="Besproken.", is_consensus=True)

    def _closed(self):
        self.meeting = actions.close_session(self.meeting, by=self.chair)

    def _approved(self):
        self.meeting = actions.approve_minutes(self.meeting, by=self.chair)

    def _published(self):
        self.meeting = actions.publish_minutes(self.meeting, by=self.secretary)
