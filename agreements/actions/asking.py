"""How a measure or a local subsidy is put to consultation."""

from django.core.exceptions import ValidationError

from agreements.models import LocalSubsidy
from consultation import actions as consultation_actions
from consultation.clauses import ClauseText
from consultation.cutting import TooLongError, cut
from consultation.models import Consultation
from partners.models import Person


def ask_about(thing, link: str, *, by: Person, **terms) -> Consultation:
    """A consultation in draft about this measure or subsidy; `link` is the page of what it is about."""
    label = f"{thing._meta.verbose_name} “{thing}”"
    consultation = Consultation(
        lok=thing.lok, title=thing.title, subject_label=label[:200], subject_url=link, **terms
    )
    return consultation_actions.draft_consultation(consultation, by=by, clauses=clauses_of(thing))


def follow(thing, *, by: Person) -> None:
    """Let a consultation that is still a draft have the words of now."""
    consultation = thing.consultation
    if consultation is not None and consultation.state == Consultation.State.DRAFT:
        consultation_actions.edit_consultation(
            consultation, by=by, clauses=clauses_of(thing), title=thing.title
        )


def clauses_of(thing) -> list[ClauseText]:
    """The text in clauses; of a subsidy also each condition, with what it asks of an organiser.

    ValidationError, with a Dutch sentence, for a text nobody could give a view on piece by piece.
    """
    try:
        clauses = cut(thing.text)
    except TooLongError as error:
        raise ValidationError(str(error)) from error
    if not isinstance(thing, LocalSubsidy):
        return clauses
    return clauses + [
        ClauseText(f"V{number}", f"Voorwaarde {number}", _said(condition))
        for number, condition in enumerate(thing.conditions.all(), start=1)
    ]


def _said(condition) -> str:
    lines = [
        condition.text,
        f"Waarom: {condition.goal}" if condition.goal else "",
        f"Bewijs: {condition.evidence}" if condition.evidence else "",
    ]
    return "\n".join(filter(None, lines))
