"""Acts on votes."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from ledger.decide import amend, decide
from meetings import counting, rules
from meetings.hall import entitled_to_vote, hall_of
from meetings.models import AgendaItem, Ballot, Vote
from partners.models import Appointment, Membership, Person, Role


def open_vote(item: AgendaItem, *, by: Person, question: str, method: str) -> Vote:
    """Put a question to the vote."""
    return amend(
        Vote(lok=item.lok, item=item, question=question.strip(), method=method), rules.OPEN_VOTE, by=by
    )


def close_vote(
    vote: Vote,
    *,
    by: Person,
    tally: counting.Tally | None = None,
    ballots: dict[int, str] | None = None,
    chair_voted_for: bool | None = None,
) -> Vote:
    """Close a vote with counts (`tally`) or names (`ballots`: membership id to choice), and count it.

    Hall, quorum and result are frozen as they are at this moment.
    """
    with decide(vote, rules.CLOSE_VOTE, by=by) as vote:
        if vote.method == Vote.Method.NAMES:
            tally = _take_ballots(vote, ballots or {})
        vote.chair_voted_for, vote.closed_at = _chair_in(vote, ballots or {}, chair_voted_for), timezone.now()
        _take_tally(vote, tally)
        _count(vote)
    return vote


def find_otherwise(vote: Vote, *, by: Person, finding: str, reason: str) -> Vote:
    """The chair records another finding than the count, with a reason; the count stays visible."""
    with decide(vote, rules.FIND_OTHERWISE, by=by) as vote:
        if finding == vote.result:
            raise ValidationError({"finding": "Dat is wat de telling al geeft."})
        vote.finding, vote.finding_reason = finding, reason.strip()
    return vote


def _chair_in(vote: Vote, ballots: dict[int, str], told: bool | None) -> bool | None:
    """How the chair voted: by its own ballot where the chair is a member with a vote, else as told.

    Of a secret vote nobody may know, so the chair breaks no tie.
    """
    if vote.method != Vote.Method.NAMES:
        return None if vote.method == Vote.Method.SECRET else told
    chairs = Appointment.objects.current().filter(lok=vote.lok, role=Role.CHAIR).values("person")
    seats = Membership.objects.filter(pk__in=ballots, person__in=chairs).values_list("pk", flat=True)
    choices = {ballots[seat] for seat in seats} - {Ballot.Choice.ABSTAIN}
    return choices.pop() == Ballot.Choice.FOR if len(choices) == 1 else told


def _take_ballots(vote: Vote, ballots: dict[int, str]) -> counting.Tally:
    strangers = set(ballots) - set(entitled_to_vote(vote.item))
    if strangers:
        raise ValidationError("Iemand die niet mag stemmen, staat bij de stemmen.")
    Ballot.objects.bulk_create(
        [Ballot(vote=vote, membership_id=pk, choice=choice) for pk, choice in ballots.items()]
    )
    choices = list(ballots.values())
    return counting.Tally(*(choices.count(choice) for choice in Ballot.Choice.values))


def _take_tally(vote: Vote, tally: counting.Tally) -> None:
    vote.votes_for, vote.votes_against = tally.for_, tally.against
    vote.votes_abstained, vote.votes_invalid = tally.abstained, tally.invalid


def _count(vote: Vote) -> None:
    item, procedure = vote.item, vote.item.meeting.rules.procedure
    hall = hall_of(item)
    if vote.tally.cast > hall.present + hall.proxies:
        most = hall.present + hall.proxies
        raise ValidationError(f"Er zijn meer stemmen dan stemgerechtigden: hoogstens {most}.")
    quorum = counting.quorum(hall, procedure, is_second_meeting=item.meeting.is_second)
    outcome = counting.count(
        vote.tally, procedure, has_quorum=quorum.holds, chair_voted_for=vote.chair_voted_for
    )
    vote.hall = {
        "voting": hall.voting,
        "present": hall.present,
        "proxies": hall.proxies,
        "recused": hall.recused,
        "entitled": entitled_to_vote(item),
    }
    vote.quorum_statement, vote.statement, vote.result = quorum.sentence(), outcome.sentence(), outcome.result
