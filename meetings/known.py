"""What rules of meetings ask the database: see `ledger.known`."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery

from ledger.known import how_many, known
from meetings.models import AgendaItem, Objection, Presence, RulesOfProcedure, Vote

OF_MEETING = OuterRef("pk")


@known
def notice_days_now():
    """Days of notice by the rules in force in its LOK, or None when there are no rules."""
    in_force = RulesOfProcedure.objects.in_force().filter(lok=OuterRef("lok"))
    return Subquery(in_force.values("notice_days")[:1])


@known
def has_agenda():
    """Whether a point is on its agenda."""
    return Exists(AgendaItem.objects.numbered().filter(meeting=OF_MEETING))


@known
def agenda_now():
    """The points on its agenda, as far as members are told of them."""
    return ArraySubquery(AgendaItem.objects.filter(meeting=OF_MEETING).told())


@known
def running_votes_count():
    """Votes in it that still run."""
    return how_many(Vote.objects.filter(item__meeting=OF_MEETING, state=Vote.State.OPEN))


@known
def untreated_count():
    """Points of it that are neither treated nor carried over."""
    return how_many(AgendaItem.objects.filter(meeting=OF_MEETING, state=AgendaItem.State.LISTED))


@known
def unknown_count():
    """Members of whom nobody wrote down whether they came."""
    unknown = Presence.Status.UNKNOWN
    return how_many(Presence.objects.filter(meeting=OF_MEETING, status=unknown))


@known
def unanswered_count():
    """Remarks on its minutes without an answer."""
    return how_many(Objection.objects.filter(meeting=OF_MEETING, state=Objection.State.MADE))


OF_MEETINGS = (
    notice_days_now,
    has_agenda,
    agenda_now,
    running_votes_count,
    untreated_count,
    unknown_count,
    unanswered_count,
)
