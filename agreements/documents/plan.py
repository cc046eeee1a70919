"""The action plan as a paper and as a table; the caller gives the actions its reader may see."""

from collections.abc import Iterable

import tablib
from django.utils import timezone

from agreements.models import Action
from ledger import paper
from partners.documents import frame, strip
from partners.models import Lok
from partners.widgets import safe

HEADS = (
    *("Toestand", "Actie", "Toelichting", "Kant", "Wie trekt", "Tegen", "Komt van"),
    *("Klaar op", "Resultaat", "Waarom zonder partner", "Openbaar"),
)


def plan_table(actions: Iterable[Action]) -> tablib.Dataset:
    """One row per action, for a spreadsheet; names of organisations and services, none of persons."""
    table = tablib.Dataset(headers=HEADS)
    for action in actions:
        table.append([safe(cell) for cell in _cells(action)])
    return table


def _cells(action: Action) -> tuple:
    days = [f"{day:%d/%m/%Y}" if day else "" for day in (action.due_on, action.finished_on)]
    told = (action.standing, action.title, action.description, action.get_side_display(), action.pulled_by)
    ended = (days[1], action.result, action.alone_because, "ja" if action.is_public else "nee")
    return (*told, days[0], action.get_origin_display(), *ended)


def plan_paper(lok: Lok, actions: Iterable[Action]) -> bytes:
    """What has to be done and what was done, per side."""
    rows = list(actions)
    sides = [(label, [row for row in rows if row.side == side]) for side, label in Action.Side.choices]
    plan = {
        "sides": [(label, found) for label, found in sides if found],
        "count": len(rows),
        "late": sum(row.is_overdue for row in rows),
        "done": sum(row.state == Action.State.DONE for row in rows),
        "today": timezone.localdate(),
        "is_open": all(row.is_public for row in rows),
    }
    context = frame(lok) | {"plan": plan, "strip": strip(lok)}
    return paper.render("pdf/action_plan.html", context, title=f"Actieplan van het {lok.name}")
