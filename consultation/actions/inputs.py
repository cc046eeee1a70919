"""Acts on inputs and the answers to them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from consultation import rules
from consultation.models import Clause, Consultation, Input, Response
from ledger.decide import amend, decide, together
from partners.models import Person


def draft_input(entry: Input, *, by: Person, **values) -> Input:
    """Keep what was typed; nobody but the own organisation sees it."""
    return amend(entry, rules.DRAFT_INPUT, by=by, **values)


def give_input(entry: Input, *, by: Person, **values) -> Input:
    """Give the input, or give it again with other words while the consultation is open."""
    with decide(entry, rules.GIVE_INPUT, by=by) as entry:
        for name, value in values.items():
            setattr(entry, name, value)
        entry.given_by, entry.given_at = by, timezone.now()
    return entry


def agree_with_rest(consultation: Consultation, clauses: Iterable[Clause], *, by: Person, **party) -> None:
    """Agree with all these clauses at once, for one organisation; all of them or none."""
    with together():
        for clause in clauses:
            entry = Input(lok=consultation.lok, consultation=consultation, clause=clause, **party)
            give_input(entry, by=by, kind=Input.Kind.AGREE)


def withdraw_input(entry: Input, *, by: Person) -> Input:
    """Take the input back; it was said and is no longer meant."""
    return amend(entry, rules.WITHDRAW_INPUT, by=by)


def enter_input(entry: Input, *, by: Person, **values) -> Input:
    """Write down what came on paper, by phone or at a meeting, in the name of the organisation.

    Without names only remarks: a position that is refused, for there is one already, would tell who spoke.
    """
    with decide(entry, rules.ENTER_INPUT, by=by) as entry:
        for name, value in values.items():
            setattr(entry, name, value)
        if entry.consultation.is_anonymous and entry.kind != Input.Kind.REMARK:
            raise ValidationError({"kind": rules.ONLY_REMARKS})
        entry.given_by, entry.given_at = by, timezone.now()
    return entry


def write_response(response: Response, *, by: Person, **values) -> Response:
    """Draft the answer to one input; it is released with all others."""
    with decide(response, rules.WRITE_RESPONSE, by=by) as response:
        for name, value in values.items():
            setattr(response, name, value)
        response.written_by = by
    return response


def answer_alike(inputs: Iterable[Input], *, by: Person, **values) -> list[Response]:
    """The same answer to inputs that say the same; all of them or none."""
    with together():
        return [write_response(response_to(entry), by=by, **values) for entry in inputs]


AGREED = {"outcome": Response.Outcome.NOTED, "reason": "We noteren uw akkoord. Dank u."}


def note_agreements(consultation: Consultation, *, by: Person) -> int:
    """Take note of every agreement without a word that has no answer yet; returns how many."""
    plain = consultation.inputs.unanswered().filter(kind=Input.Kind.AGREE, text="").in_order()
    return len(answer_alike(plain.select_related("lok__ledger", "consultation", "clause"), by=by, **AGREED))


def response_to(entry: Input) -> Response:
    """The answer to this input so far, or a new one."""
    return getattr(entry, "response", None) or Response(lok=entry.lok, input=entry)
