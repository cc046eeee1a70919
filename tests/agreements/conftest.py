"""A LOK with an action plan: who steers it, who pulls, who sits around, and who does not."""

import datetime

import pytest

from agreements import actions
from agreements.models import Action
from partners.models import Role
from tests import factories

DUE = datetime.date(2026, 3, 31)


class Plan:
    """`plan.add(title=…)` makes an action by the real act; people are attributes."""

    def __init__(self, travel):
        travel("2026-03-02 09:00")
        self.travel, self.lok = travel, factories.LokFactory(slug="planstad")
        self.coordinator = factories.staff(self.lok, Role.COORDINATOR)
        self.decider = factories.staff(self.lok, Role.DECIDER)
        self.chair = factories.staff(self.lok, Role.CHAIR)
        self.organiser = factories.OrganiserFactory(lok=self.lok, name="De Speelvogel")
        self.contact = factories.contact_of(self.organiser)
        self.other_contact = factories.contact_of(factories.OrganiserFactory(lok=self.lok))
        self.owner = factories.staff(self.lok, Role.ASSESSOR)
        self.stranger = factories.PersonFactory()
        self.neighbour = factories.staff(factories.LokFactory(slug="buurdorp"), Role.COORDINATOR)

    def make(self, **values) -> Action:
        """Not yet saved: pulled by the organiser, due at the end of March."""
        values = {"title": "Maak een folder", "side": "organisers", "due_on": DUE} | values
        if values["side"] == "organisers" and "organiser" not in values:
            values["organiser"] = self.organiser
        return Action(lok=self.lok, **values)

    def add(self, **values) -> Action:
        return actions.add_action(self.make(**values), by=self.coordinator)

    def many(self, count: int) -> None:
        """So many actions, from every side, some of them late or done."""
        for number in range(count):
            side = ("authority", "organisers", "together")[number % 3]
            due_on = DUE - datetime.timedelta(days=40) if number % 2 else DUE
            action = self.make(title=f"Actie {number}", side=side, due_on=due_on, owner=self.owner)
            if number % 5 == 0:
                action.state, action.result, action.finished_on = "done", "Gelukt", due_on
            factories.plant(action)

    def url(self, name: str, *args) -> str:
        return f"/{self.lok.slug}/actieplan/" + (f"{args[0].pk}/" if args else "") + name


@pytest.fixture
def plan(db, travel):
    """On Monday 2 March 2026, with everybody but no action yet."""
    return Plan(travel)
