"""Who may do what with criteria, rounds, applications, scores and advices, from which state, unless what."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from ledger.rules import NEW, Rule, who
from partners.rules import (
    is_administrator,
    is_assessor,
    is_contact,
    is_coordinator,
    is_decider,
    is_regie,
    is_system,
    organiser_has_stopped,
)
from partners.templatetags.words import moment

from .criteria import words
from .models import Advice, Application, CriteriaSet, Reaction, Round, ScoreSheet
from .questions import missing_answers, missing_knock_outs

OWN_ASSESSORS = 2  # an own application of the authority needs two independent assessors (invariant 6)


@who("de beoordelaar die dit formulier invult")
def is_sheet_owner(person, sheet):
    return sheet.assessor_id == person.pk and is_assessor(person, sheet)


@who("wie deze aanvraag indiende of behandelt, nadat ze is ingediend")
def is_submitted(person, application):
    return application.submitted_at is not None


# --- criteria sets ---------------------------------------------------------------------------------------


def is_bound_to_a_running_round(person, criteria_set):
    """Criteria are not withdrawn under the feet of a round that is running or being prepared on them."""
    running = Round.objects.exclude(state__in=[Round.State.SENT, Round.State.CANCELLED])
    of_set = running.filter(new_places_set=criteria_set) | running.filter(conversion_set=criteria_set)
    found = of_set.first()
    return f"De ronde “{found}” steunt op deze criteria." if found else ""


DRAFT_CRITERIA = Rule(
    "advice.draft_criteria",
    CriteriaSet,
    "Maak nieuwe criteria",
    is_regie,
    (NEW,),
    CriteriaSet.State.DRAFT,
    told="Ontwerp van criteria gemaakt",
)
EDIT_CRITERIA = Rule(
    "advice.edit_criteria",
    CriteriaSet,
    "Bewerk de criteria",
    is_regie,
    (CriteriaSet.State.DRAFT,),
    told="Ontwerp van criteria bewerkt",
)
ADOPT_CRITERIA = Rule(
    "advice.adopt_criteria",
    CriteriaSet,
    "Leg de vaststelling vast",
    is_administrator,
    (CriteriaSet.State.DRAFT,),
    CriteriaSet.State.ADOPTED,
    told="Criteria vastgesteld",
)
PUBLISH_CRITERIA = Rule(
    "advice.publish_criteria",
    CriteriaSet,
    "Maak bekend",
    is_administrator,
    (CriteriaSet.State.ADOPTED,),
    CriteriaSet.State.PUBLISHED,
    kind="criteria.published",
    told="Criteria bekendgemaakt",
)
SUPERSEDE_CRITERIA = Rule(
    "advice.supersede_criteria",
    CriteriaSet,
    "Vervang door een nieuwere versie",
    is_administrator,
    (CriteriaSet.State.PUBLISHED,),
    CriteriaSet.State.SUPERSEDED,
    kind="criteria.withdrawn",
    told="Criteria vervangen door een nieuwere versie",
    within="advice.publish_criteria",
)
WITHDRAW_CRITERIA = Rule(
    "advice.withdraw_criteria",
    CriteriaSet,
    "Trek in",
    is_administrator,
    (CriteriaSet.State.DRAFT, CriteriaSet.State.ADOPTED, CriteriaSet.State.PUBLISHED),
    CriteriaSet.State.WITHDRAWN,
    unless=(is_bound_to_a_running_round,),
    kind="criteria.withdrawn",
    reason=True,
    told="Criteria ingetrokken",
)

# --- rounds ----------------------------------------------------------------------------------------------


def criteria_are_not_published(person, round_):
    """A round opens only on criteria that were published before (invariant 1)."""
    if not round_.sets:
        return "Kies eerst de bekendgemaakte criteria waarop deze ronde steunt."
    for criteria_set in round_.sets.values():
        if criteria_set.state != CriteriaSet.State.PUBLISHED:
            return f"De criteria “{criteria_set}” zijn niet bekendgemaakt. Maak ze eerst bekend."
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
    waiting = round_.applications.to_assess().exclude(advice__isnull=False).count()
    return f"Voor {waiting} aanvragen is er nog geen ontwerpadvies." if waiting else ""


def some_advice_is_unshared(person, round_):
    """Each applicant saw its draft before the LOK advises."""
    waiting = round_.advices.filter(state=Advice.State.DRAFT).count()
    return f"{waiting} ontwerpadviezen zijn nog niet aan de aanvragers bezorgd." if waiting else ""


def nothing_to_share(person, round_):
    return (
        ""
        if round_.advices.filter(state=Advice.State.DRAFT).exists()
        else "Er is geen ontwerpadvies om te bezorgen."
    )


def applicants_may_still_react(person, round_):
    """An advice is decided only after the applicant could react (invariant 8)."""
    open_ = [advice for advice in round_.advices.select_related("lok") if advice.may_still_be_reacted_to]
    waiting = [advice for advice in open_ if not advice.reactions.exists()]
    if not waiting:
        return ""
    until = max(advice.react_until for advice in waiting)
    return f"Aanvragers kunnen nog reageren op hun ontwerpadvies tot {moment(until)}."


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
    unless=(criteria_are_not_published, notice_still_runs, deadline_has_passed),
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

# --- applications ----------------------------------------------------------------------------------------


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

# --- scores ----------------------------------------------------------------------------------------------


def round_is_not_in_assessment(person, thing):
    if thing.application.round.state == Round.State.ASSESSMENT:
        return ""
    return "Beoordelen kan alleen terwijl de ronde in beoordeling is."


def application_left(person, thing):
    in_round = thing.application.state in Application.IN_ROUND
    return "" if in_round else "Deze aanvraag is ingetrokken en wordt niet beoordeeld."


def assessor_has_a_tie(person, sheet):
    """Nobody assesses the organiser it acts for, nor its competitors in the same round (invariant 5)."""
    rivals = Application.objects.filter(round=sheet.application.round_id, organiser__in=person.organiser_ids)
    if sheet.application.organiser_id in person.organiser_ids or (person.organiser_ids and rivals.exists()):
        return "U treedt op voor een organisator die in deze ronde aanvraagt. Daarom beoordeelt u hier niet."
    return ""


def sheet_is_incomplete(person, sheet):
    return sheet.why_incomplete()


def sheets_are_missing(person, sheet):
    """Points are consolidated from final sheets; an own application needs two (invariant 6)."""
    final = (
        ScoreSheet.objects.final()
        .filter(application=sheet.application_id, kind=ScoreSheet.Kind.ASSESSOR)
        .count()
    )
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

# --- advices ---------------------------------------------------------------------------------------------


def score_is_missing(person, advice):
    """A positive advice rests on consolidated points; no advice and a negative ground do not need them."""
    if advice.outcome != Advice.Outcome.POSITIVE:
        return ""
    final = ScoreSheet.objects.final().filter(
        application=advice.application_id, kind=ScoreSheet.Kind.CONSOLIDATED
    )
    return "" if final.exists() else "Leg eerst de beoordelingen samen: een positief advies heeft een score."


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
