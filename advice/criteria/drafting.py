"""Starting a set and keeping its sums right while it is edited."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from advice.criteria import kinds, words
from advice.criteria.document import CriteriaDocument, Group, Scale

EIGHT = Decimal(8)
FIRST = kinds.Judgement(
    code="1.1",
    title="Eerste criterium",
    why="",
    max_points=EIGHT,
    applies_to=tuple(kinds.CARE_LABELS),
    accepts=tuple(kinds.PROOF_LABELS),
    evidence="",
    step=Decimal(1),
)
LAW = "BVR 24 mei 2013 houdende het lokaal beleid kinderopvang, art. 7"


def blank(title: str, purpose: str, valid_from: date) -> CriteriaDocument:
    """Return the smallest valid set: one group with one criterion that assessors judge from 0 to 8."""
    return CriteriaDocument(
        title=title,
        purpose=purpose,
        legal_basis=LAW,
        adopted_by="",
        adopted_on=None,
        valid_from=valid_from,
        valid_until=None,
        scale=Scale(raw_max=EIGHT, target_max=None, rounding=None),
        minimum_score=None,
        tie_break=(),
        negative_grounds=(),
        knock_outs=(),
        groups=(Group(code="1", title="Eerste groep", goal="", max_points=EIGHT, criteria=(FIRST,)),),
    )


def recount(document: CriteriaDocument) -> CriteriaDocument:
    """Return the document with every maximum counted anew from the points inside it."""
    groups = tuple(_recounted(group) for group in document.groups)
    raw_max = _decimal(sum(Fraction(group.max_points) for group in groups))
    return replace(document, groups=groups, scale=replace(document.scale, raw_max=raw_max))


def _recounted(group: Group) -> Group:
    criteria = tuple(_fitted(criterion) for criterion in group.criteria)
    max_points = _decimal(sum(Fraction(criterion.max_points) for criterion in criteria))
    return replace(group, criteria=criteria, max_points=max_points)


def _fitted(criterion: kinds.Criterion) -> kinds.Criterion:
    return replace(criterion, max_points=_decimal(criterion.highest))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(words.plain(value))
