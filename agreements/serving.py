"""What serves each policy goal: measures, subsidies and actions, in one query (commitments A4 and D3)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BigIntegerField, CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.urls import reverse

from agreements.models import Action, LocalSubsidy, Measure, PolicyGoal

COLUMNS = ("served", "kind", "pk", "title", "state", "who")
PAGES = {"measure": "measure_detail", "subsidy": "subsidy_detail", "action": "action_detail"}
MODELS = {"measure": Measure, "subsidy": LocalSubsidy, "action": Action}


@dataclass(frozen=True)
class Served:
    """One thing that serves a goal, as a list shows it."""

    kind: str
    pk: int
    title: str
    state: str
    who: str
    lok: str

    @property
    def url(self) -> str:
        return reverse(f"agreements:{PAGES[self.kind]}", args=[self.lok, self.pk])

    def get_state_display(self) -> str:
        return MODELS[self.kind].State(self.state).label


class Serving:
    """Everything that serves one goal, by kind."""

    def __init__(self, rows: Iterable[Served] = ()):
        self.rows = list(rows)

    def _of(self, kind: str) -> list[Served]:
        return [row for row in self.rows if row.kind == kind]

    @property
    def measures(self) -> list[Served]:
        return self._of("measure")

    @property
    def subsidies(self) -> list[Served]:
        return self._of("subsidy")

    @property
    def actions(self) -> list[Served]:
        return self._of("action")

    @property
    def partners(self) -> list[str]:
        """Who pulls the actions, each once."""
        return sorted({row.who for row in self.actions if row.who})


def serving(goals: Iterable[PolicyGoal], person, lok) -> dict[int, Serving]:
    """For each goal what serves it and this person may see."""
    ids = [goal.pk for goal in goals]
    rows = _measures(ids, person).union(_subsidies(ids, person), *_actions(ids, person, lok), all=True)
    found = defaultdict(list)
    for goal, *row in rows:
        found[goal].append(Served(*row, lok=lok.slug))
    order = {state: at for at, state in enumerate(["open", "published", "decided", "draft"])}
    return {pk: Serving(sorted(found[pk], key=lambda row: order.get(row.state, 9))) for pk in ids}


def _text(value: str) -> Value:
    return Value(value, CharField())


def _measures(ids, person):
    seen = Measure.objects.visible_to(person).filter(goal__in=ids).exclude(state=Measure.State.WITHDRAWN)
    rows = seen.order_by().annotate(served=F("goal_id"), kind=_text("measure"), who=_text(""))
    return rows.values_list(*COLUMNS)


def _subsidies(ids, person):
    seen = LocalSubsidy.objects.visible_to(person).filter(goal__in=ids)
    kept = seen.exclude(state=LocalSubsidy.State.WITHDRAWN).order_by()
    return kept.annotate(served=F("goal_id"), kind=_text("subsidy"), who=_text("")).values_list(*COLUMNS)


def _actions(ids, person, lok):
    """Actions that come from the goal itself, and those that come from a measure that serves it."""
    who = Coalesce(NullIf(F("organiser__name"), Value("")), F("owner_name"), output_field=CharField())
    seen = Action.objects.visible_to(person).filter(lok=lok).exclude(state=Action.State.DROPPED).order_by()
    told = seen.annotate(kind=_text("action"), who=who)
    of_goals = told.filter(origin_type="agreements.policygoal", origin_id__in=[str(pk) for pk in ids])
    named = Measure.objects.annotate(key=Cast("pk", CharField())).filter(key=OuterRef("origin_id"))
    of_measures = told.filter(origin_type="agreements.measure").annotate(
        served=Subquery(named.values("goal_id")[:1], output_field=BigIntegerField())
    )
    return [
        of_goals.annotate(served=Cast("origin_id", BigIntegerField())).values_list(*COLUMNS),
        of_measures.filter(served__in=ids).values_list(*COLUMNS),
    ]
