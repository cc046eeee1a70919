"""Rules of scores."""

from advice import known
from advice.models import Advice, Application, Round, ScoreSheet
from advice.rules.who import OWN_ASSESSORS, is_sheet_owner
from ledger.rules import NEW, Rule
from partners.rules import (
    is_coordinator,
)


def round_is_not_in_assessment(person, thing):
    if thing.application.round.state == Round.State.ASSESSMENT:
        return ""
    return "Beoordelen kan alleen terwijl de ronde in beoordeling is."


def application_left(person, thing):
    in_round = thing.application.state in Application.IN_ROUND
    return "" if in_round else "Deze aanvraag is ingetrokken en wordt niet beoordeeld."


def assessor_has_a_tie(person, sheet):
    """Nobody assesses the organiser it acts for, nor its competitors in the same round (invariant 5)."""
    own = person.organiser_ids
    if own and not own.isdisjoint(known.applicant_ids.of(sheet.application)):
        return "U treedt op voor een organisator die in deze ronde aanvraagt. Daarom beoordeelt u hier niet."
    return ""


def sheet_is_incomplete(person, sheet):
    return sheet.why_incomplete()


def sheets_are_missing(person, sheet):
    """Points are consolidated from final sheets; an own application needs two (invariant 6)."""
    final = known.final_count.of(sheet.application)
    if not final:
        return "Er is nog geen afgeronde beoordeling van deze aanvraag."
    if sheet.application.organiser.is_local_authority and final < OWN_ASSESSORS:
        return "Een aanvraag van het lokaal bestuur zelf vraagt twee afgeronde beoordelingen."
    return ""


def advice_is_written(person, sheet):
    written = Advice.objects.filter(application=sheet.application_id).exists()
    return "Op deze punten steunt al een advies." if written else ""


def is_consolidated(person, sheet):
    return (
        ""
        if sheet.kind == ScoreSheet.Kind.ASSESSOR
        else "De samengelegde beoordeling heeft een eigen formulier."
    )


def is_of_one_assessor(person, sheet):
    return "" if sheet.kind == ScoreSheet.Kind.CONSOLIDATED else "Dit is de beoordeling van één beoordelaar."


SCORE = Rule(
    "advice.score",
    ScoreSheet,
    "Vul de punten in",
    is_sheet_owner,
    (NEW, ScoreSheet.State.DRAFT),
    ScoreSheet.State.DRAFT,
    unless=(is_consolidated, round_is_not_in_assessment, application_left, assessor_has_a_tie),
    told="Punten ingevuld",
)
FINISH_SHEET = Rule(
    "advice.finish_sheet",
    ScoreSheet,
    "Rond uw beoordeling af",
    is_sheet_owner,
    (ScoreSheet.State.DRAFT,),
    ScoreSheet.State.FINAL,
    unless=(
        is_consolidated,
        round_is_not_in_assessment,
        application_left,
        assessor_has_a_tie,
        sheet_is_incomplete,
    ),
    told="Beoordeling afgerond",
)
CONSOLIDATE = Rule(
    "advice.consolidate",
    ScoreSheet,
    "Leg de beoordelingen samen",
    is_coordinator,
    (NEW, ScoreSheet.State.DRAFT),
    ScoreSheet.State.DRAFT,
    unless=(
        is_of_one_assessor,
        round_is_not_in_assessment,
        application_left,
        assessor_has_a_tie,
        sheets_are_missing,
    ),
    told="Beoordelingen samengelegd",
)
FINISH_CONSOLIDATION = Rule(
    "advice.finish_consolidation",
    ScoreSheet,
    "Rond de samenlegging af",
    is_coordinator,
    (ScoreSheet.State.DRAFT,),
    ScoreSheet.State.FINAL,
    unless=(
        is_of_one_assessor,
        round_is_not_in_assessment,
        application_left,
        assessor_has_a_tie,
        sheets_are_missing,
        sheet_is_incomplete,
    ),
    told="Samenlegging afgerond",
)
