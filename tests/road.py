"""The main road, walked by real acts on a clock that moves: from a draft set to released advices.

`Road(travel).to("submitted")` gives every record made on the way. Stages, in order, are in STAGES.
"""

import datetime
from pathlib import Path

from advice import actions, criteria
from advice.actions.advices import advice_on
from advice.actions.scores import consolidation_of, sheet_for
from advice.models import Application, Round
from partners.models import Role
from tests import factories
from tests.chain import shape

CASES = Path(__file__).parent / "cases"
DAYS = {
    "drafted": "2026-01-05",
    "shaped": "2026-01-12",
    "adopted": "2026-01-20",
    "published": "2026-01-26",
    "planned": "2026-01-27",
    "opened": "2026-02-16",
    "started": "2026-02-17",
    "filled": "2026-02-18",
    "submitted": "2026-02-19",
    "closed": "2026-03-16",
    "assessing": "2026-03-17",
    "scored": "2026-03-18",
    "consolidated": "2026-03-19",
    "written": "2026-03-20",
    "shared": "2026-03-21",
    "advised": "2026-03-26",
    "decided": "2026-04-01",
    "released": "2026-04-02",
}
STAGES = tuple(DAYS)


class Road:
    """One LOK with its people, one applicant, and the records of one round."""

    def __init__(self, travel, case: str = "moorslede-2023"):
        self.travel = travel
        self.travel("2026-01-02 09:00")
        self.case = CASES / f"{case}.json"
        self.lok = factories.LokFactory()
        self.administrator = factories.staff(self.lok, Role.ADMINISTRATOR)
        self.coordinator = factories.staff(self.lok, Role.COORDINATOR)
        self.assessor = factories.staff(self.lok, Role.ASSESSOR)
        self.decider = factories.staff(self.lok, Role.DECIDER)
        self.auditor = factories.staff(self.lok, Role.AUDITOR)
        self.organiser = factories.OrganiserFactory(lok=self.lok)
        self.contact = factories.contact_of(self.organiser)
        self.rival = factories.contact_of(factories.OrganiserFactory(lok=self.lok))
        self.criteria_set = self.round = self.application = self.sheet = self.agreed = self.advice = None

    def to(self, stage: str) -> "Road":
        """Walk on until this stage, each act on its own day at noon."""
        for step in STAGES[: STAGES.index(stage) + 1]:
            if step not in self.__dict__:
                self.travel(f"{DAYS[step]} 12:00")
                self.__dict__[step] = getattr(self, f"_{step}")() or True
        return self

    def _drafted(self):
        document = criteria.parse(self.case.read_bytes())
        self.criteria_set = actions.draft_criteria(self.lok, document, by=self.coordinator)

    def _shaped(self):
        self.criteria_set = shape(self.criteria_set, by=self.coordinator)

    def _adopted(self):
        self.criteria_set = actions.adopt_criteria(
            self.criteria_set,
            by=self.administrator,
            adopted_by="gemeenteraad",
            adopted_on=datetime.date(2026, 1, 19),
            legal_basis="BVR 24 mei 2013, art. 7",
        )

    def _published(self):
        self.criteria_set = actions.publish_criteria(self.criteria_set, by=self.administrator)

    def _planned(self):
        closes_at = datetime.datetime(2026, 3, 15, 11, tzinfo=datetime.UTC)
        plan = Round(
            lok=self.lok, title="Ronde voorjaar 2026", call="Oproep van het agentschap.", closes_at=closes_at
        )
        setattr(plan, f"{self.criteria_set.purpose}_set", self.criteria_set)
        self.round = actions.plan_round(plan, by=self.coordinator)

    def _opened(self):
        self.round = actions.open_round(self.round, by=self.administrator)

    def _started(self):
        self.application = actions.start_application(self.blank(self.organiser), by=self.contact)

    def blank(self, organiser) -> Application:
        """A new application of this organiser, not saved yet."""
        purpose = self.criteria_set.purpose
        return Application(
            lok=self.lok,
            round=self.round,
            organiser=organiser,
            purpose=purpose,
            kind_of_care="group_care",
            places_requested=9,
        )

    def _filled(self):
        self.application = actions.edit_application(
            self.application, by=self.contact, answers=self.best_answers()
        )

    def best_answers(self) -> dict:
        """For every criterion the answer that earns most."""
        return {
            c.code: {"answer": best(c), "basis": c.accepts[-1], "statement": "Zo doen wij dat."}
            for c in self._criteria()
        }

    def _criteria(self):
        return self.application.applicable

    def _submitted(self):
        self.application = actions.submit(self.application, by=self.contact)

    def _closed(self):
        self.round = actions.close_round(self.round, by=self.coordinator)

    def _assessing(self):
        self.round = actions.start_assessment(self.round, by=self.coordinator)
        self.application = Application.objects.get(pk=self.application.pk)

    def _scored(self):
        self.sheet = actions.score(
            sheet_for(self.application, self.assessor), by=self.assessor, scores=self.full_marks()
        )
        self.sheet = actions.finish_sheet(self.sheet, by=self.assessor)

    def full_marks(self) -> list[dict]:
        """Full points for every criterion, each with its reason."""
        return [
            {"code": c.code, "points": c.max_points, "source": "judged", "motivation": "Volgens het dossier."}
            for c in self._criteria()
        ]

    def _consolidated(self):
        sheet = consolidation_of(self.application, self.coordinator)
        sheet = actions.consolidate(sheet, by=self.coordinator, scores=self.full_marks())
        self.agreed = actions.finish_consolidation(sheet, by=self.coordinator)

    def _written(self):
        self.advice = actions.write_advice(
            advice_on(self.application),
            by=self.coordinator,
            outcome="positive",
            motivation="Past bij de lokale nood.",
        )

    def _shared(self):
        self.round = actions.share_advices(self.round, by=self.coordinator)
        self.advice.refresh_from_db()

    def _advised(self):
        self.round = actions.record_lok_advice(
            self.round,
            by=self.coordinator,
            body="LOK Voorbeeldgem",
            advised_on=datetime.date(2026, 3, 25),
            advice="Het LOK gaat akkoord met de ontwerpadviezen.",
        )

    def _decided(self):
        self.round = actions.decide_round(
            self.round,
            by=self.decider,
            body="college van burgemeester en schepenen",
            decided_on=datetime.date(2026, 3, 31),
        )
        self.advice.refresh_from_db()

    def _released(self):
        self.round = actions.release_round(self.round, by=self.administrator)
        self.advice.refresh_from_db()


def best(criterion):
    """The answer that earns most on this criterion, as the engine takes it."""
    if criterion.kind == "levels":
        return max(criterion.levels, key=lambda level: level.points).label
    if criterion.kind == "checklist":
        return [item.label for item in criterion.items]
    if criterion.kind == "bands":
        return str(max(criterion.bands, key=lambda band: band.points).value)
    return None
