"""Rules of applications."""

from advice.criteria import words
from advice.models import Application, Round
from advice.questions import missing_answers, missing_knock_outs
from ledger.rules import NEW, Rule
from partners.rules import (
    is_contact,
    is_regie,
    organiser_has_stopped,
)
from partners.templatetags.words import moment


def round_is_closed(person, application):
    """Before the deadline only (invariant 3)."""
    if application.round.state != Round.State.OPEN:
        return "Deze ronde is niet open. Indienen kan nu niet."
    if application.round.is_past_deadline:
        return f"Het uiterste moment om in te dienen is voorbij: {moment(application.round.closes_at)}."
    return ""


def purpose_has_no_criteria(person, application):
    return (
        "" if application.criteria_set else f"Deze ronde gaat niet over {application.get_purpose_display()}."
    )


def answers_are_missing(person, application):
    """Every criterion that asks something of the applicant is answered."""
    missing = missing_answers(application)
    return f"U vulde nog niet alles in: {words.listing(tuple(missing))}." if missing else ""


def knock_outs_are_missing(person, application):
    missing = missing_knock_outs(application)
    return f"Bevestig nog deze voorwaarden: {words.listing(tuple(missing))}." if missing else ""


def is_undeclared(person, application):
    return "" if application.is_declared else "Verklaar eerst op eer dat alles juist is."


START_APPLICATION = Rule(
    "advice.start_application",
    Application,
    "Start een aanvraag",
    is_contact,
    (NEW,),
    Application.State.DRAFT,
    unless=(round_is_closed, organiser_has_stopped, purpose_has_no_criteria),
    told="Aanvraag gestart",
)
EDIT_APPLICATION = Rule(
    "advice.edit_application",
    Application,
    "Vul de aanvraag in",
    is_contact,
    (Application.State.DRAFT,),
    unless=(round_is_closed,),
    told="Aanvraag aangevuld",
)
SUBMIT = Rule(
    "advice.submit",
    Application,
    "Dien in",
    is_contact,
    (Application.State.DRAFT,),
    Application.State.SUBMITTED,
    unless=(round_is_closed, organiser_has_stopped, answers_are_missing, knock_outs_are_missing),
    told="Aanvraag ingediend",
)
WITHDRAW = Rule(
    "advice.withdraw",
    Application,
    "Trek de aanvraag in",
    is_contact,
    (Application.State.DRAFT, Application.State.SUBMITTED, Application.State.ACKNOWLEDGED),
    Application.State.WITHDRAWN,
    reason=True,
    told="Aanvraag ingetrokken",
)
ACKNOWLEDGE = Rule(
    "advice.acknowledge",
    Application,
    "Meld de ontvangst",
    is_regie,
    (Application.State.SUBMITTED,),
    Application.State.ACKNOWLEDGED,
    is_quick=True,
    told="Ontvangst gemeld",
)
