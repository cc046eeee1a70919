"""Rules of advices."""

from advice import known
from advice.models import Advice, Reaction
from advice.rules.scores import application_left, assessor_has_a_tie, round_is_not_in_assessment
from ledger.rules import NEW, Rule
from partners.rules import (
    is_administrator,
    is_contact,
    is_coordinator,
    is_decider,
)
from partners.templatetags.words import moment


def score_is_missing(person, advice):
    """A positive advice rests on consolidated points; no advice and a negative ground do not need them."""
    if advice.outcome != Advice.Outcome.POSITIVE:
        return ""
    is_agreed = known.agreed_count.of(advice.application)
    return "" if is_agreed else "Leg eerst de beoordelingen samen: een positief advies heeft een score."


def may_not_react_now(person, reaction):
    """The applicant has the whole term, and no more."""
    advice = reaction.advice
    if advice.may_still_be_reacted_to:
        return ""
    return (
        f"Reageren kon tot {moment(advice.react_until)}."
        if advice.shared_at
        else "Er is nog geen ontwerpadvies."
    )


WRITE_ADVICE = Rule(
    "advice.write_advice",
    Advice,
    "Schrijf het advies",
    is_coordinator,
    (NEW, Advice.State.DRAFT),
    Advice.State.DRAFT,
    unless=(round_is_not_in_assessment, application_left, assessor_has_a_tie, score_is_missing),
    told="Ontwerpadvies geschreven",
)
SHARE_ADVICE = Rule(
    "advice.share_advice",
    Advice,
    "Bezorg het ontwerp",
    is_coordinator,
    (Advice.State.DRAFT,),
    Advice.State.SHARED,
    unless=(round_is_not_in_assessment,),
    told="Ontwerpadvies bezorgd aan de aanvrager",
)
REVISE_ADVICE = Rule(
    "advice.revise_advice",
    Advice,
    "Herwerk het ontwerp",
    is_coordinator,
    (Advice.State.SHARED,),
    Advice.State.DRAFT,
    unless=(round_is_not_in_assessment,),
    reason=True,
    told="Ontwerpadvies herwerkt",
)
DECIDE_ADVICE = Rule(
    "advice.decide_advice",
    Advice,
    "Beslis",
    is_decider,
    (Advice.State.SHARED,),
    Advice.State.DECIDED,
    told="Advies beslist",
    within="advice.decide_round",
)
RELEASE_ADVICE = Rule(
    "advice.release_advice",
    Advice,
    "Bezorg",
    is_administrator | is_decider,
    (Advice.State.DECIDED,),
    Advice.State.RELEASED,
    kind="advice.decided",
    told="Advies bezorgd en openbaar gemaakt",
    within="advice.release_round",
)
REACT = Rule(
    "advice.react",
    Reaction,
    "Reageer op het ontwerp",
    is_contact,
    (NEW,),
    Reaction.State.GIVEN,
    unless=(may_not_react_now,),
    told="Reactie gegeven op het ontwerpadvies",
)
