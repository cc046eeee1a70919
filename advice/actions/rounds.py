"""Acts on rounds; what concerns every applicant happens for all of them at once."""

import datetime

from django.utils import timezone

from advice import documents, mails, rules
from advice.models import Advice, Round
from ledger import log
from ledger.decide import amend, decide
from partners.documents import hashed
from partners.models import Person


def plan_round(round_: Round, *, by: Person) -> Round:
    """Prepare a round; nobody outside the authority sees it yet."""
    return amend(round_, rules.PLAN_ROUND, by=by)


def edit_round(round_: Round, *, by: Person, **values) -> Round:
    """Change a round that is still being prepared."""
    return amend(round_, rules.EDIT_ROUND, by=by, **values)


def open_round(round_: Round, *, by: Person) -> Round:
    """Open the round on its published criteria.

    It keeps their hashes, and the log names their entries (B.3).
    """
    entries = [
        log.reference(criteria_set, rules.PUBLISH_CRITERIA.name) for criteria_set in round_.sets.values()
    ]
    with decide(round_, rules.OPEN_ROUND, by=by, facts={"criteria": entries}) as round_:
        round_.opened_at = timezone.now()
        for purpose, criteria_set in round_.sets.items():
            setattr(round_, f"{purpose}_sha256", criteria_set.content_sha256)
        mails.round_opened(round_)
    return round_


def extend_round(round_: Round, *, by: Person, closes_at: datetime.datetime, reason: str) -> Round:
    """A later deadline, for everybody (invariant 3)."""
    with decide(round_, rules.EXTEND_ROUND, by=by, reason=reason) as round_:
        if closes_at <= round_.closes_at:
            raise rules.later_than(round_.closes_at)
        round_.closes_at = closes_at
        mails.round_extended(round_, reason)
    return round_


def close_round(round_: Round, *, by: Person) -> Round:
    """The deadline passed; applications are unsealed for the staff."""
    return amend(round_, rules.CLOSE_ROUND, by=by, closed_at=timezone.now())


def close_due_rounds() -> int:
    """Close every open round whose deadline passed, as the portal itself; returns how many."""
    due = list(Round.objects.due_to_close())
    for round_ in due:
        close_round(round_, by=Person.objects.system())
    return len(due)


def cancel_round(round_: Round, *, by: Person, reason: str) -> Round:
    """The round does not go on; applicants are told."""
    with decide(round_, rules.CANCEL_ROUND, by=by, reason=reason) as round_:
        mails.round_cancelled(round_, reason)
    return round_


def start_assessment(round_: Round, *, by: Person) -> Round:
    """Assessors may score from now on."""
    return amend(round_, rules.START_ASSESSMENT, by=by)


def share_advices(round_: Round, *, by: Person) -> Round:
    """All draft advices go to their applicants together; they may react until the term ends."""
    with decide(round_, rules.SHARE_ADVICES, by=by) as round_:
        for advice in round_.advices.filter(state=Advice.State.DRAFT):
            shared = amend(advice, rules.SHARE_ADVICE, by=by, shared_at=timezone.now())
            mails.advice_shared(shared)
    return round_


def record_lok_advice(
    round_: Round, *, by: Person, body: str, advised_on: datetime.date, advice: str, minority: str = ""
) -> Round:
    """The LOK's own advice on the round, with its minority view."""
    return amend(
        round_,
        rules.RECORD_LOK_ADVICE,
        by=by,
        lok_body=body,
        lok_advised_on=advised_on,
        lok_advice=advice,
        lok_minority=minority,
    )


def decide_round(
    round_: Round,
    *,
    by: Person,
    body: str,
    decided_on: datetime.date,
    reference: str = "",
    deviation_reason: str = "",
) -> Round:
    """Record the decision of the competent body: every advice is locked and its letter kept with its hash."""
    with decide(round_, rules.DECIDE_ROUND, by=by) as round_:
        round_.decided_body, round_.decided_on, round_.decision_reference = body, decided_on, reference
        round_.has_deviation, round_.deviation_reason = bool(deviation_reason.strip()), deviation_reason
        for advice in round_.advices.filter(state=Advice.State.SHARED):
            _decide_advice(advice, round_, by)
    documents.keep_round_report(round_, by=by)
    return round_


def _decide_advice(advice: Advice, round_: Round, by: Person) -> None:
    advice.round = round_
    paper = documents.keep_advice_letter(advice, by=by)
    with decide(advice, rules.DECIDE_ADVICE, by=by, facts=hashed(paper)) as advice:
        advice.decided_at = timezone.now()


def release_round(round_: Round, *, by: Person) -> Round:
    """All advices become public and go to all applicants together."""
    with decide(round_, rules.RELEASE_ROUND, by=by) as round_:
        round_.sent_at = timezone.now()
        for advice in round_.advices.filter(state=Advice.State.DECIDED):
            released = amend(advice, rules.RELEASE_ADVICE, by=by, released_at=timezone.now())
            mails.advice_released(released)
    return round_
