"""What must add up in a well-formed document: points within bounds, sums, codes, dates, the minimum."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from advice.criteria import kinds, words
from advice.criteria.document import CriteriaDocument, Group
from advice.criteria.node import Problem


def problems_of(document: CriteriaDocument) -> Iterator[Problem]:
    """Return (JSON path, Dutch sentence) for everything that does not fit."""
    yield from _dates(document)
    yield from _codes(document)
    yield from _tie_break(document)
    for index, group in enumerate(document.groups):
        yield from _group(f"$.groups[{index}]", group)
    raw = _sum(group.max_points for group in document.groups)
    if raw != document.scale.raw_max:
        yield "$.scale.raw_max", _sum_sentence(document.scale.raw_max, "de groepen", raw)
    if document.minimum_score is not None and document.minimum_score > document.scale.maximum:
        highest = words.number(document.scale.maximum)
        yield "$.minimum_score", f"De minimumscore is hoger dan de hoogste score ({highest})."


def _sum(numbers: Iterable[Decimal]) -> Fraction:
    return sum((Fraction(number) for number in numbers), Fraction(0))


def _sum_sentence(stated: Decimal, parts: str, counted: Fraction) -> str:
    return f"Hier staat {words.number(stated)}, maar {parts} tellen samen {words.number(counted)}."


def _dates(document: CriteriaDocument) -> Iterator[Problem]:
    if document.valid_until is not None and document.valid_until < document.valid_from:
        yield "$.valid_until", "De einddatum ligt voor de begindatum."


def _codes(document: CriteriaDocument) -> Iterator[Problem]:
    seen = set()
    for path, code in _coded(document):
        if code in seen:
            yield f"{path}.code", f'De code "{words.shown(code)}" komt twee keer voor in deze set.'
        seen.add(code)


def _coded(document: CriteriaDocument) -> Iterator[tuple[str, str]]:
    for index, ground in enumerate(document.negative_grounds):
        yield f"$.negative_grounds[{index}]", ground.code
    for index, knock_out in enumerate(document.knock_outs):
        yield f"$.knock_outs[{index}]", knock_out.code
    for index, group in enumerate(document.groups):
        yield f"$.groups[{index}]", group.code
        for place, criterion in enumerate(group.criteria):
            yield f"$.groups[{index}].criteria[{place}]", criterion.code


def _tie_break(document: CriteriaDocument) -> Iterator[Problem]:
    codes = {criterion.code for criterion in document.criteria}
    for index, code in enumerate(document.tie_break):
        if code not in codes:
            yield f"$.tie_break[{index}]", f'Er is geen criterium met de code "{words.shown(code)}".'
        elif code in document.tie_break[:index]:
            yield f"$.tie_break[{index}]", f'"{words.shown(code)}" staat er twee keer.'


def _group(path: str, group: Group) -> Iterator[Problem]:
    for index, criterion in enumerate(group.criteria):
        yield from _criterion(f"{path}.criteria[{index}]", criterion)
    counted = _sum(criterion.max_points for criterion in group.criteria)
    if counted != group.max_points:
        yield f"{path}.max_points", _sum_sentence(group.max_points, "de criteria", counted)


def _criterion(path: str, criterion: kinds.Criterion) -> Iterator[Problem]:
    above = [place for place, given in _single_gifts(criterion) if given > criterion.max_points]
    for place in above:
        highest = words.number(criterion.max_points)
        yield f"{path}.{place}", f"Dit is meer dan het maximum van het criterium ({highest})."
    if isinstance(criterion, kinds.Judgement):
        yield from _judgement(path, criterion)
    elif not above and criterion.highest != criterion.max_points:
        yield f"{path}.max_points", _highest_sentence(criterion)
    if isinstance(criterion, kinds.Checklist) and criterion.highest > criterion.total:
        total = words.number(criterion.total)
        yield f"{path}.cap", f"De grens is hoger dan alle regels samen ({total})."


def _highest_sentence(criterion: kinds.Criterion) -> str:
    stated, highest = words.number(criterion.max_points), words.points(criterion.highest)
    return f"Hier staat {stated}, maar dit criterium geeft hoogstens {highest}."


def _judgement(path: str, criterion: kinds.Judgement) -> Iterator[Problem]:
    if Fraction(criterion.max_points) % Fraction(criterion.step):
        highest = words.number(criterion.max_points)
        yield f"{path}.step", f"Het maximum ({highest}) is geen geheel aantal stappen."


def _single_gifts(criterion: kinds.Criterion) -> Iterator[tuple[str, Decimal]]:
    """Return where one answer alone earns points (a checklist adds up, and is judged as a whole)."""
    match criterion:
        case kinds.Levels():
            yield from _listed("levels", criterion.levels)
        case kinds.Zones():
            yield from _listed("zones", criterion.zones)
            yield "otherwise", criterion.otherwise
        case kinds.Bands() | kinds.Fact(is_measured=True):
            yield from _listed("bands", criterion.bands)
            yield "otherwise", criterion.otherwise
        case kinds.Fact():
            yield "points", criterion.points


def _listed(name: str, parts: tuple) -> Iterator[tuple[str, Decimal]]:
    for index, part in enumerate(parts):
        yield f"{name}[{index}].points", part.points
