"""The practice of a LOK in figures, for whoever wants to learn from it: no names, no small groups (F4).

Counted from what everybody may read, so each reader gets the same. People and organisations in groups below
five, or all but fewer than five of a group, are not told exactly.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from statistics import median_low

import tablib
from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, CharField, Count, DurationField, ExpressionWrapper, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractDay
from django.utils import timezone

from advice.models import CriteriaSet, Round
from agreements.models import Action, Article, Endorsement, Framework, FrameworkVersion, SupportOffer
from agreements.principles import Principle
from agreements.sectors import USES, per_sector
from consultation.models import Consultation, Input, Response
from partners.models import Lok, Membership, Organiser
from partners.templatetags.words import aantal, procent, punten
from partners.widgets import safe

FORMAT = "lok-practice/v1"
FEWEST = 5
FEW, UNTOLD = f"minder dan {FEWEST}", "niet getoond: te kleine groep"
HEADS = ("Onderdeel", "Wat", "Maat", "Waarde")
PUBLIC = AnonymousUser()


@dataclass(frozen=True)
class Figure:
    """One line: of which part, about what, what was measured, and what it came to, as people read it."""

    part: str
    what: str
    measure: str
    value: str


def people(count: int) -> str:
    """A number of people or organisations; small ones are not exact."""
    return str(count) if count >= FEWEST else FEW


def share(part: int, whole: int) -> str:
    """What part of a group did something, where neither they nor the others are few."""
    return procent(Fraction(part, whole)) if min(part, whole - part) >= FEWEST else UNTOLD


def practice(lok: Lok) -> list[Figure]:
    """All figures, part by part."""
    found = _counted(lok)
    return [
        *(Figure("Leden van het LOK", name, "leden", people(n)) for name, _, n in found["members"]),
        *_rounds(found["rounds"]),
        *_criteria(lok),
        *_consultations(found),
        *_frameworks(found),
        *_actions(found["actions"]),
        *_support(lok),
    ]


def parts(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures of each part, in order."""
    found = defaultdict(list)
    for figure in figures:
        found[figure.part].append(figure)
    return dict(found)


def as_table(figures: Iterable[Figure]) -> tablib.Dataset:
    """One row per figure, for a spreadsheet."""
    rows = (asdict(figure).values() for figure in figures)
    return tablib.Dataset(*([safe(cell) for cell in row] for row in rows), headers=HEADS)


def as_document(figures: Iterable[Figure]) -> dict:
    """The same for a program; which LOK it is stays out."""
    told = {"format": FORMAT, "date": timezone.localdate().isoformat(), "fewest": FEWEST}
    return told | {"figures": [asdict(figure) for figure in figures]}


# --- counting -----------------------------------------------------------------------------------------------


def _counted(lok: Lok) -> dict[str, list[tuple[str, str, int]]]:
    """Everything that is counted, in one question: per kind rows of what, how, and how many."""
    first, *rest = _tallies(lok)
    found = defaultdict(list)
    for kind, one, two, count in first.union(*rest, all=True):
        found[kind].append((one, two, count))
    return {kind: sorted(found[kind]) for kind in KINDS}


KINDS = (
    *("members", "organisers", "rounds", "inputs", "answered"),
    *("articles", "signed", "actions"),
)


def _tallies(lok: Lok) -> Iterator:
    """The questions, in the order of KINDS."""
    here = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE)
    closed = Consultation.objects.visible_to(PUBLIC).filter(lok=lok, state=Consultation.State.CLOSED)
    inputs = Input.objects.visible_to(PUBLIC).given().filter(consultation__in=closed.values("pk"))
    rounds = Round.objects.visible_to(PUBLIC).filter(lok=lok, opened_at__isnull=False)
    in_force = FrameworkVersion.objects.in_force().filter(lok=lok).values("pk")
    signed = Endorsement.objects.visible_to(PUBLIC).filter(version__in=in_force, party="organiser")
    plan = Action.objects.visible_to(PUBLIC).filter(lok=lok).exclude(state=Action.State.DROPPED).placed()
    kind = F("version__framework__kind")
    yield _tally("members", Membership.objects.seated().filter(lok=lok), F("segment__name"))
    yield _tally("organisers", here)
    yield _tally("rounds", rounds, F("state"), _days("opened_at", "closes_at"))
    yield _tally("inputs", inputs, F("kind"), Coalesce("response__outcome", Value("")))
    yield _tally("answered", closed, two=_days("closes_at", "closed_at"))
    yield _tally("articles", Article.objects.filter(version__in=in_force), kind, F("principle"))
    yield _tally("signed", signed, kind, number=Count("organiser", distinct=True))
    yield _tally("actions", plan, F("side"), PUNCTUAL)


PUNCTUAL = Case(
    When(Q(state=Action.State.DONE, finished_on__lte=F("due_on")), then=Value("on_time")), default=F("place")
)


def _tally(kind, rows, one=Value(""), two=Value(""), number=None):  # noqa: B008
    told = rows.order_by().annotate(
        told_kind=Value(kind, CharField()), one=Cast(one, CharField()), two=Cast(two, CharField())
    )
    grouped = told.values("told_kind", "one", "two").annotate(told_count=number or Count("pk", distinct=True))
    return grouped.values_list("told_kind", "one", "two", "told_count")


def _days(start: str, end: str) -> ExtractDay:
    return ExtractDay(ExpressionWrapper(F(end) - F(start), DurationField()))


def _middle(rows: Iterable[tuple[str, str, int]]) -> str:
    """The middle of all days, in words."""
    days = sorted(day for _, told, count in rows for day in [int(told)] * count)
    return aantal(median_low(days), "dag,dagen")


# --- telling ------------------------------------------------------------------------------------------------


def _rounds(rows) -> Iterator[Figure]:
    states = Counter()
    for state, _, count in rows:
        states[Round.State(state).label] += count
    yield from (Figure("Adviesrondes", state, "rondes", str(count)) for state, count in states.items())
    if rows:
        yield Figure("Adviesrondes", "Tijd om in te dienen", "bij de helft hoogstens", _middle(rows))


def _criteria(lok: Lok) -> Iterator[Figure]:
    """What counts, word for word: criteria in force are public."""
    for each in CriteriaSet.objects.visible_to(PUBLIC).filter(lok=lok).in_force():
        part = f"Criteria voor {each.get_purpose_display()}"
        for group in each.document.groups:
            yield Figure(part, f"{group.code} {group.title}", "doel", group.goal or "niet ingevuld")
            for criterion in group.criteria:
                most = punten(criterion.max_points)
                yield Figure(part, f"{criterion.code} {criterion.title}", "hoogstens punten", most)


def _consultations(found) -> Iterator[Figure]:
    part, kinds, outcomes = "Inspraak", Counter(), Counter()
    for kind, outcome, count in found["inputs"]:
        kinds[kind] += count
        outcomes[outcome] += count
    if not found["answered"]:
        return
    closed = sum(count for *_, count in found["answered"])
    yield Figure(part, "Afgesloten met antwoorden", "keer inspraak", str(closed))
    for kind, label in Input.Kind.choices:
        yield Figure(part, label.capitalize(), "inbreng", people(kinds[kind]))
    taken = outcomes[Response.Outcome.ACCEPTED] + outcomes[Response.Outcome.PARTLY]
    yield Figure(part, "Overgenomen, ook deels", "deel van de inbreng", share(taken, outcomes.total()))
    yield Figure(part, "Tijd tot de antwoorden", "bij de helft hoogstens", _middle(found["answered"]))


def _frameworks(found) -> Iterator[Figure]:
    active = sum(count for *_, count in found["organisers"])
    signed = {kind: count for kind, _, count in found["signed"]}
    for kind, articles in groupby(found["articles"], key=itemgetter(0)):
        part = f"Kader: {Framework.Kind(kind).label}"
        for _, principle, count in articles:
            yield Figure(part, Principle(principle).label, "artikelen", str(count))
        told = share(signed.get(kind, 0), active)
        yield Figure(part, "Ondertekend door organisatoren", "deel van de actieve", told)


def _actions(rows) -> Iterator[Figure]:
    """Anybody can count these in the public plan."""
    words = {
        "on_time": "klaar op tijd",
        "done": "klaar na de datum",
        "open": "lopend",
        Action.LATE: "te laat",
    }
    sides = dict(Action.Side.choices)
    for side, place, count in rows:
        yield Figure("Actieplan", sides[side].capitalize(), words[place], aantal(count, "actie,acties"))


def _support(lok: Lok) -> Iterator[Figure]:
    offers = list(SupportOffer.objects.visible_to(PUBLIC).filter(lok=lok).order_by("kind"))
    rows = per_sector(USES, [offer.pk for offer in offers], is_inside=False)
    for kind, label in SupportOffer.Kind.choices:
        mine = [offer for offer in offers if offer.kind == kind]
        told = [row for offer in mine for row in rows[offer.pk]]
        if mine:
            yield Figure("Ondersteuning", label.capitalize(), "keer aangeboden", str(len(mine)))
            used = share(sum(row.reached for row in told), sum(row.organisers for row in told))
            yield Figure("Ondersteuning", label.capitalize(), "gebruikt door wie het kon", used)
    own = sum(offer.is_own_only for offer in offers)
    if offers:
        yield Figure("Ondersteuning", "Alleen voor eigen voorzieningen", "keer aangeboden", str(own))
