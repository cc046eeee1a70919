"""A criteria set cut in clauses, so that people can say something about each and see what changed."""

from collections.abc import Iterator

from consultation.clauses import ClauseText

from .criteria import CriteriaDocument, Criterion, words

NOTHING = "Er zijn er geen."


def clauses_of(document: CriteriaDocument) -> list[ClauseText]:
    """The scale, the conditions, the grounds and every criterion, each in plain words with its own code."""
    return [_scale(document), *_before(document), *_criteria(document)]


def _scale(document: CriteriaDocument) -> ClauseText:
    lines = [
        f"De punten tellen op tot hoogstens {words.points(document.scale.raw_max)}.",
        f"Dat totaal wordt omgerekend naar een score op {words.number(document.scale.maximum)}.",
        f"Afronding: {document.scale.rounding.label if document.scale.rounding else 'geen'}.",
    ]
    if document.minimum_score is not None:
        lines.append(f"Een score lager dan {words.number(document.minimum_score)} geeft een negatief advies.")
    if document.tie_break:
        lines.append(f"Bij gelijke score beslissen eerst: {', '.join(document.tie_break)}.")
    return ClauseText("Schaal", "Zo wordt de score berekend", "\n".join(lines))


def _before(document: CriteriaDocument) -> Iterator[ClauseText]:
    asked = [_proved(each.question, each.evidence) for each in document.knock_outs]
    yield ClauseText("Voorwaarden", "Voorwaarden vooraf", "\n".join(asked) or NOTHING)
    grounds = [f"- {ground.text}" for ground in document.negative_grounds]
    yield ClauseText("Gronden", "Wanneer het advies negatief is", "\n".join(grounds) or NOTHING)


def _proved(question: str, evidence: str) -> str:
    return f"- {question} (bewijs: {evidence})" if evidence else f"- {question}"


def _criteria(document: CriteriaDocument) -> Iterator[ClauseText]:
    for group in document.groups:
        goal = f"{group.goal}\n" if group.goal else ""
        most = f"{goal}Hoogstens {words.points(group.max_points)}."
        yield ClauseText(group.code, group.title, most)
        for criterion in group.criteria:
            yield ClauseText(criterion.code, criterion.title, _criterion(criterion))


def _criterion(criterion: Criterion) -> str:
    lines = [criterion.why] if criterion.why else []
    lines += [f"Voor: {words.listing(criterion.applies_to_labels)}."]
    lines += [f"Telt mee: {words.listing(criterion.accepts_labels)}."]
    lines += [f"- {row.label}: {words.points(row.points)}" for row in criterion.rows]
    lines += [f"Bewijs: {criterion.evidence or 'geen bewijs nodig'}"]
    return "\n".join([*lines, f"Hoogstens {words.points(criterion.max_points)}."])
