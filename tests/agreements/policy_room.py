"""A LOK with policy on a moving clock: goals, a measure on its way to a decision, subsidies, support."""

import datetime
from decimal import Decimal

from agreements import actions
from agreements.models import Condition, Grant, LocalSubsidy, Measure, PolicyGoal, SupportOffer, SupportUse
from consultation import actions as consultation_actions
from consultation.models import Consultation, Input
from ledger.decide import together
from partners.models import Role
from tests import factories

BEGIN, ENDS, AFTER = "2026-03-02 09:00", "2026-03-23T17:00+01:00", "2026-03-24 09:00"
CLOSES_AT = datetime.datetime.fromisoformat(ENDS)
NOTE = "De voorwaarden kosten minder dan een derde van het bedrag."
DECISION = {"decided_by": "gemeenteraad", "decided_on": datetime.date(2026, 3, 24)}


class PolicyRoom:
    """`.lok .administrator .coordinator .decider .chair .organisers .contacts .stranger .neighbour`."""

    def __init__(self, travel, organisers=3):
        travel(BEGIN)
        self.travel, self.lok = travel, factories.LokFactory()
        for role in ("administrator", "coordinator", "decider", "chair", "secretary", "auditor"):
            setattr(self, role, factories.staff(self.lok, Role(role)))
        self.organisers = [factories.OrganiserFactory(lok=self.lok) for _ in range(organisers)]
        self.contacts = [factories.contact_of(organiser) for organiser in self.organisers]
        self.stranger = factories.PersonFactory()
        self.neighbour = factories.staff(factories.LokFactory(), Role.COORDINATOR)
        self.goal = self.measure = self.subsidy = self.offer = None

    def with_goal(self, **values):
        values = {"title": "Opvang in elke wijk"} | values
        self.goal = actions.add_goal(PolicyGoal(lok=self.lok, **values), by=self.coordinator)
        return self

    def with_measure(self, **values):
        text = "De gemeente zet een lokaal open.\n\nHet lokaal is gratis."
        values = {"title": "Lokaal in Noord", "text": text, "theme": "viability", "goal": self.goal} | values
        self.measure = actions.draft_measure(Measure(lok=self.lok, **values), by=self.coordinator)
        return self

    def consulted(self):
        """The consultation is prepared."""
        self.measure = actions.consult_measure(self.measure, by=self.coordinator, closes_at=CLOSES_AT)
        return self

    def opened(self):
        """And open; one organisation said something."""
        consultation = consultation_actions.open_consultation(self.measure.consultation, by=self.coordinator)
        entry = Input(lok=self.lok, consultation=consultation, clause=consultation.clauses.first())
        entry.organiser = self.organisers[0]
        consultation_actions.give_input(entry, by=self.contacts[0], kind="agree")
        return self.fresh()

    def answered(self):
        """And closed with an answer."""
        self.travel(AFTER)
        consultation = consultation_actions.end_consultation(self.measure.consultation, by=self.coordinator)
        waiting = consultation.inputs.unanswered().with_all().select_related("lok")
        answer = {"outcome": "noted", "reason": "Goed."}
        consultation_actions.answer_alike(waiting, by=self.coordinator, **answer)
        consultation_actions.close_consultation(consultation, by=self.coordinator)
        return self.fresh()

    def fresh(self):
        """Read again what acts changed."""
        if self.measure:
            self.measure = Measure.objects.get(pk=self.measure.pk)
        if self.subsidy:
            self.subsidy = LocalSubsidy.objects.get(pk=self.subsidy.pk)
        return self

    def ready(self):
        """A measure that may be decided."""
        return self.with_measure().consulted().opened().answered()

    def decided(self):
        self.ready()
        said = {"explanation": "Het lokaal werd groter.", **DECISION}
        self.measure = actions.decide_measure(self.measure, by=self.decider, **said)
        return self

    def with_subsidy(self, **values):
        values = {"title": "Startpremie", "text": "Voor wie begint.", "amount": Decimal("500.00")} | values
        subsidy = LocalSubsidy(lok=self.lok, goal=self.goal, **values)
        self.subsidy = actions.draft_subsidy(subsidy, by=self.coordinator)
        return self

    def asking(self, *conditions):
        """With these conditions, or one that is complete."""
        conditions = conditions or (self.condition(),)
        self.subsidy = actions.edit_conditions(self.subsidy, list(conditions), by=self.coordinator)
        return self

    @staticmethod
    def condition(**values):
        values = {"text": "Blijf een jaar open.", "goal": "Rust.", "evidence": "Geen.", "hours": 1} | values
        return Condition(**{"cost": Decimal("10.00")} | values)

    def noted(self, note=NOTE):
        self.subsidy = actions.write_note(self.subsidy, by=self.coordinator, proportionality_note=note)
        return self

    def published(self):
        """A published regulation with one condition, on the day after the consultation."""
        if self.subsidy is None:
            self.with_subsidy().asking().noted()
        self.travel(AFTER)
        self.subsidy = actions.publish_subsidy(self.subsidy, by=self.administrator, **DECISION)
        return self

    def grant(self, who=0, amount="500.00", **values):
        values = {
            "granted_on": DECISION["decided_on"],
            "decided_by": "college",
            "amount": Decimal(amount),
        } | values
        grant = Grant(lok=self.lok, subsidy=self.subsidy)
        return actions.grant_subsidy(grant, self.organisers[who], by=self.coordinator, **values)

    def with_offer(self, **values):
        values = {"title": "Vorming eerste hulp", "kind": "training", "text": "Een avond."} | values
        offer = SupportOffer(lok=self.lok, **{"starts_on": datetime.date(2026, 1, 1)} | values)
        self.offer = actions.add_support(offer, by=self.coordinator)
        return self

    def use(self, who=0, on=datetime.date(2026, 2, 1), **values):
        use = SupportUse(lok=self.lok, offer=self.offer)
        return actions.record_use(use, self.organisers[who], by=self.coordinator, used_on=on, **values)

    def many(self, make, count):
        """This made so many times, in one transaction."""
        with together():
            return [make(number) for number in range(count)]

    def consultation(self) -> Consultation:
        return Consultation.objects.get()
