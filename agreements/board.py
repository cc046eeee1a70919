"""The action plan as people look at it: a board per side, a timeline with today on it, figures."""

from collections import Counter
from collections.abc import Callable

from django.core.paginator import Page
from django.db.models import Count
from django.utils import timezone

from agreements.models import Action

PLACES = (
    (Action.LATE, "Te laat", "warning"),
    (Action.State.OPEN, "Lopend", "clock"),
    (Action.State.DONE, "Klaar", "check"),
)
CARDS = 6  # of each side and place; the rest is one click away


def counts(plan) -> Counter:
    """How many actions per side and place."""
    rows = plan.order_by().values_list("side", "place").annotate(Count("pk"))
    return Counter({(side, place): count for side, place, count in rows})


def lanes(plan, link: Callable[[str, str], str]) -> list[dict]:
    """Per side its columns late, open and done, with its first cards; `link(side, place)` leads to all."""
    counted, cards = counts(plan), {}
    for action in plan.with_names().first_of_each(CARDS):
        cards.setdefault((action.side, action.place), []).append(action)
    sides = [(side, label) for side, label in Action.Side.choices if any(counted[side, p[0]] for p in PLACES)]
    return [
        {"label": label, "columns": [_column(side, at, counted, cards, link) for at in PLACES]}
        for side, label in sides
    ]


def _column(side: str, at: tuple, counted: Counter, cards: dict, link) -> dict:
    """One cell of the board."""
    place, label, icon = at
    shown, count = cards.get((side, place), []), counted[side, place]
    words = {"place": place, "label": label, "icon": icon, "url": link(side, place)}
    return words | {"count": count, "cards": shown, "more": count - len(shown)}


def overdue(plan) -> dict:
    """Bars: of what still has to be done, the share that is late, per side (commitment C6)."""
    counted, rows = counts(plan), []
    for side, label in Action.Side.choices:
        late, open_ = counted[side, Action.LATE], counted[side, Action.State.OPEN]
        if to_do := late + open_:
            tone = "stop" if late else "good"
            text = f"{late} van {to_do}"
            rows.append(
                {"label": label.capitalize(), "share": 100 * late // to_do, "text": text, "tone": tone}
            )
    late = sum(counted[side, Action.LATE] for side in Action.Side.values)
    return {"rows": rows, "late": late, "today": timezone.localdate()}


def past_count(plan) -> int:
    """How many actions of the timeline were due before today."""
    return plan.filter(due_on__lt=timezone.localdate()).count()


def along(page: Page, past: int) -> list[Action | None]:
    """The actions of one page of the timeline, with None where today is; `past` as `past_count` tells."""
    actions = list(page)
    place = past - max(page.start_index() - 1, 0)
    is_here = 0 <= place < len(actions) or (place == len(actions) and not page.has_next())
    return [*actions[:place], None, *actions[place:]] if is_here else actions
