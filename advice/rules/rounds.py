"""Rules of rounds."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from advice import known
from advice.models import Advice, CriteriaSet, Round
from ledger.rules import NEW, Rule
from partners.rules import (
    is_administrator,
    is_coordinator,
    is_decider,
    is_regie,
    is_system,
)
from partners.templatetags.words import moment


def criteria_are_not_published(person, round_):
    """A round opens only on criteria that were published before (invariant 1)."""
    if not round_.sets:
        return "Kies eerst de bekendgemaakte criteria waarop deze ronde steunt."
    for criteria_set in round_.sets.values():
        if criteria_set.state != CriteriaSet.State.PUBLISHED:
            return f"De criteria “{criteria_set}” zijn niet bekendgemaakt. Maak ze eerst bekend."
    return ""


def chain_is_broken(person, round_):
    """No round on criteria without consultation and LOK advice, or unratified where that is asked."""
    for criteria_set in round_.sets.values():
        if criteria_set.consultation_id is None or criteria_set.resolution_id is None:
            return f"Over de criteria “{criteria_set}” was er geen inspraak of geen advies van het LOK."
        if round_.lok.ratifying_body and criteria_set.ratified_on is None:
            return f"De criteria “{criteria_set}” zijn nog niet bekrachtigd."
    return ""


def notice_still_runs(person, round_):
    """Criteria are known the LOK's notice period before the opening (invariant 1)."""
    from_ = round_.notice_ends()
    if from_ is None or timezone.now() >= from_:
        return ""
    days = round_.lok.notice_days
    notice = f"Tussen bekendmaking en opening liggen in dit LOK minstens {days} dagen."
    return f"{notice} De ronde kan open vanaf {moment(from_)}."


def deadline_has_passed(person, round_):
    return (
        "Het uiterste moment om in te dienen ligt al in het verleden. Pas dat eerst aan."
        if round_.is_past_deadline
        else ""
    )


def deadline_is_ahead(person, round_):
    if round_.is_past_deadline:
        return ""
    return f"De ronde sluit pas na het uiterste moment om in te dienen: {moment(round_.closes_at)}."


def some_sheet_is_missing(person, round_):
    """The LOK advises on assessed applications: each has its consolidated points and its draft advice."""
    waiting = known.unwritten_count.of(round_)
    return f"Voor {waiting} aanvragen is er nog geen ontwerpadvies." if waiting else ""


def some_advice_is_unshared(person, round_):
    """Each applicant saw its draft before the LOK advises."""
    waiting = known.unshared_count.of(round_)
    return f"{waiting} ontwerpadviezen zijn nog niet aan de aanvragers bezorgd." if waiting else ""


def nothing_to_share(person, round_):
    return "" if known.unshared_count.of(round_) else "Er is geen ontwerpadvies om te bezorgen."


def applicants_may_still_react(person, round_):
    """An advice is decided only after the applicant could react (invariant 8)."""
    last = Advice(lok=round_.lok, shared_at=known.silent_since.of(round_))
    if not last.may_still_be_reacted_to:
        return ""
    return f"Aanvragers kunnen nog reageren op hun ontwerpadvies tot {moment(last.react_until)}."


def later_than(closes_at):
    """An extension is later for everybody."""
    return ValidationError({"closes_at": f"Kies een later moment dan {moment(closes_at)}."})


PLAN_ROUND = Rule(
    "advice.plan_round",
    Round,
    "Bereid een ronde voor",
    is_regie,
    (NEW,),
    Round.State.DRAFT,
    told="Ronde voorbereid",
)
EDIT_ROUND = Rule(
    "advice.edit_round",
    Round,
    "Bewerk de ronde",
    is_regie,
    (Round.State.DRAFT,),
    told="Voorbereiding van de ronde bewerkt",
)
OPEN_ROUND = Rule(
    "advice.open_round",
    Round,
    "Open de ronde",
    is_administrator,
    (Round.State.DRAFT,),
    Round.State.OPEN,
    unless=(criteria_are_not_published, chain_is_broken, notice_still_runs, deadline_has_passed),
    kind="round.opened",
    told="Ronde geopend",
)
EXTEND_ROUND = Rule(
    "advice.extend_round",
    Round,
    "Verleng voor iedereen",
    is_administrator,
    (Round.State.OPEN,),
    reason=True,
    kind="correction",
    unless=(deadline_has_passed,),
    told="Uiterste moment verlengd voor iedereen",
)
CLOSE_ROUND = Rule(
    "advice.close_round",
    Round,
    "Sluit de ronde",
    is_regie | is_system,
    (Round.State.OPEN,),
    Round.State.CLOSED,
    unless=(deadline_is_ahead,),
    kind="round.closed",
    told="Ronde gesloten",
)
CANCEL_ROUND = Rule(
    "advice.cancel_round",
    Round,
    "Annuleer de ronde",
    is_administrator,
    (Round.State.DRAFT, Round.State.OPEN),
    Round.State.CANCELLED,
    reason=True,
    kind="correction",
    told="Ronde geannuleerd",
)
START_ASSESSMENT = Rule(
    "advice.start_assessment",
    Round,
    "Start de beoordeling",
    is_regie,
    (Round.State.CLOSED,),
    Round.State.ASSESSMENT,
    told="Beoordeling gestart",
)
SHARE_ADVICES = Rule(
    "advice.share_advices",
    Round,
    "Bezorg de ontwerpadviezen",
    is_coordinator,
    (Round.State.ASSESSMENT,),
    unless=(some_sheet_is_missing, nothing_to_share),
    told="Ontwerpadviezen bezorgd aan alle aanvragers",
)
RECORD_LOK_ADVICE = Rule(
    "advice.record_lok_advice",
    Round,
    "Noteer het advies van het LOK",
    is_regie,
    (Round.State.ASSESSMENT,),
    Round.State.LOK_ADVISED,
    unless=(some_sheet_is_missing, some_advice_is_unshared),
    kind="lok.advised",
    told="Advies van het LOK genoteerd",
)
DECIDE_ROUND = Rule(
    "advice.decide_round",
    Round,
    "Leg de beslissing vast",
    is_decider,
    (Round.State.LOK_ADVISED,),
    Round.State.DECIDED,
    unless=(applicants_may_still_react,),
    kind="advice.decided",
    told="Adviezen beslist",
)
RELEASE_ROUND = Rule(
    "advice.release_round",
    Round,
    "Bezorg alle adviezen",
    is_administrator | is_decider,
    (Round.State.DECIDED,),
    Round.State.SENT,
    kind="advice.decided",
    told="Adviezen bezorgd aan alle aanvragers tegelijk",
)
