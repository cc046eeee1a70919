"""What waits for a person in criteria and rounds: the next act, an application, points, an advice."""

import datetime
from collections.abc import Iterator

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from advice import known, rules
from advice.models import Advice, Application, CriteriaSet, Round, ScoreSheet
from ledger.gathering import Asked
from ledger.known import Known
from partners.models import Person

from .task import task

CRITERIA_ACTS = (
    rules.PUBLISH_CRITERIA,
    rules.RATIFY_CRITERIA,
    rules.ADOPT_CRITERIA,
    rules.BIND_ADVICE,
    rules.CONSULT_CRITERIA,
)
ROUND_ACTS = (
    rules.OPEN_ROUND,
    rules.CLOSE_ROUND,
    rules.START_ASSESSMENT,
    rules.SHARE_ADVICES,
    rules.RECORD_LOK_ADVICE,
    rules.DECIDE_ROUND,
    rules.RELEASE_ROUND,
)


def applications(person: Person) -> Asked:
    """Own ones to finish, and those the regie has to acknowledge."""
    states = [Application.State.DRAFT, Application.State.SUBMITTED]
    rows = Application.objects.visible_to(person).filter(state__in=states)
    return Asked(rows, _application, related=("lok", "round", "organiser"))


def _application(person: Person, application: Application) -> Iterator[dict]:
    if not rules.EDIT_APPLICATION.why_not(person, application):
        title, until = "Maak uw aanvraag af", application.round.closes_at
    elif not rules.ACKNOWLEDGE.why_not(person, application):
        days = datetime.timedelta(days=application.lok.acknowledgement_days)
        title, until = "Meld de ontvangst", application.round.closed_at + days
    else:
        return
    yield task(title, "advice:application_detail", application, str(application), until)


def criteria(person: Person) -> Asked:
    """Sets on their way, and published ones that must still be ratified."""
    on_the_way = Q(state__in=[CriteriaSet.State.DRAFT, CriteriaSet.State.ADOPTED])
    unratified = Q(state=CriteriaSet.State.PUBLISHED, ratified_on=None) & ~Q(lok__ratifying_body="")
    rows = CriteriaSet.objects.visible_to(person).filter(on_the_way | unratified, lok__in=person.roles)
    related = ("lok", "consultation", "resolution")
    return Asked(rows, _criteria, related=related, large=("resolution__invalid_reason",))


def _criteria(person: Person, criteria_set: CriteriaSet) -> Iterator[dict]:
    """The furthest act that is this person's now; an advice is bound once."""
    act = next((rule for rule in CRITERIA_ACTS if not rule.why_not(person, criteria_set)), None)
    is_bound = act is rules.BIND_ADVICE and criteria_set.resolution_id
    is_consulted = act is rules.CONSULT_CRITERIA and criteria_set.consultation_id
    if act and not is_bound and not is_consulted:
        yield task(f"{act.label}: criteria", act.url_name, criteria_set, str(criteria_set))


def rounds(person: Person) -> Asked:
    """Rounds whose next act is this person's."""
    rows = Round.objects.visible_to(person).running().filter(lok__in=person.roles)
    facts = (known.unwritten_count, known.unshared_count, known.silent_since)
    return Asked(rows, _round, related=("lok", "new_places_set", "conversion_set"), known=facts)


def _round(person: Person, round_: Round) -> Iterator[dict]:
    """Its next act, not before the day it is planned; what the LOK needs, before it meets."""
    act = next((rule for rule in ROUND_ACTS if not rule.why_not(person, round_)), None)
    planned = {rules.OPEN_ROUND: round_.opens_on, rules.RECORD_LOK_ADVICE: round_.lok_meets_on}
    until = {
        rules.SHARE_ADVICES: round_.lok_meets_on,
        rules.DECIDE_ROUND: round_.decision_due_on,
        rules.RELEASE_ROUND: round_.advice_due_on,
    }
    if act and (planned.get(act) or timezone.localdate()) <= timezone.localdate():
        yield task(act.label, "advice:round_detail", round_, str(round_), until.get(act))


def open_rounds(person: Person) -> Asked:
    """Open rounds that no organiser of this person joined yet, in LOKs where one is active."""
    own = Application.objects.filter(organiser__in=person.organiser_ids)
    joined = own.exclude(state=Application.State.WITHDRAWN).values("round")
    mine = Q(lok__organisers__in=person.organiser_ids)
    guest = Q(lok__activities__organiser__in=person.organiser_ids, lok__activities__state="active")
    near = Round.objects.filter(mine | guest, state=Round.State.OPEN).values("pk")
    return Asked(Round.objects.visible_to(person).filter(pk__in=near).exclude(pk__in=joined), _to_join)


def _to_join(person: Person, round_: Round) -> Iterator[dict]:
    if not round_.is_past_deadline:
        yield task("Dien een aanvraag in", "advice:round_detail", round_, str(round_), round_.closes_at)


def sheets(person: Person) -> Asked:
    """Applications in assessment: to score, to agree on, to write an advice about."""
    own = ScoreSheet.objects.filter(application=OuterRef("pk"), assessor=person, kind="assessor")
    own_sheet = Known("own_sheet", lambda: Subquery(own.values("state")))
    facts = (own_sheet, known.final_count, known.agreed_count, known.applicant_ids)
    rows = Application.objects.visible_to(person).to_assess().filter(round__state=Round.State.ASSESSMENT)
    rows = rows.filter(lok__in=person.roles, advice=None)
    return Asked(rows, _sheet, related=("lok", "round", "organiser"), known=facts)


def _sheet(person: Person, application: Application) -> Iterator[dict]:
    """An own sheet, then points to agree, then an advice to write; what was agreed is not scored again."""
    about = {"lok": application.lok, "application": application}
    own, agreed = ScoreSheet(assessor=person, **about), ScoreSheet(kind="consolidated", **about)
    advice = Advice(outcome=Advice.Outcome.POSITIVE, **about)
    acts = (
        ("Beoordeel een aanvraag", "assess", rules.SCORE, own),
        ("Leg de beoordelingen samen", "agree", rules.CONSOLIDATE, agreed),
        ("Schrijf het advies", "start_advice", rules.WRITE_ADVICE, advice),
    )
    if application.agreed_count:
        acts = acts[2:]
    elif application.own_sheet == ScoreSheet.State.FINAL:
        acts = acts[1:]
    for title, name, rule, would_be in acts:
        if not rule.why_not(person, would_be):
            until = application.round.lok_meets_on
            yield task(title, f"advice:{name}", application, str(application), until)
            return


def shared(person: Person) -> Asked:
    """Drafts an applicant may still react to and did not yet."""
    mine = Advice.objects.visible_to(person).filter(organiser__in=person.organiser_ids)
    return Asked(
        mine.filter(state=Advice.State.SHARED, reactions=None), _to_read, related=("lok", "organiser")
    )


def _to_read(person: Person, advice: Advice) -> Iterator[dict]:
    if advice.may_still_be_reacted_to:
        until = advice.react_until
        yield task("Lees uw ontwerpadvies", "advice:advice_detail", advice, str(advice), until)
