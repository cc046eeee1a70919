"""Acts on inputs and the answers to them."""

from collections.abc import Iterable

from django.utils import timezone

from consultation import rules
from consultation.models import Input, Response
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


def withdraw_input(entry: Input, *, by: Person) -> Input:
    """Take the input back; it was said and is no longer meant."""
    return amend(entry, rules.WITHDRAW_INPUT, by=by)


def enter_input(entry: Input, *, by: Person, **values) -> Input:
    """Write down what came on paper, by phone or at a meeting, in the name of the organisation."""
    with decide(entry, rules.ENTER_INPUT, by=by) as entry:
        for name, value in values.items():
            setattr(entry, name, value)
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


def response_to(entry: Input) -> Response:
    """The answer to this input so far, or a new one."""
    return getattr(entry, "response", None) or Response(lok=entry.lok, input=entry)
