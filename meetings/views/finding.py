"""Finding what a page is about: only what this reader may see, else 404."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from ledger.known import along
from meetings import known
from meetings.models import AgendaItem, Meeting, Presence, Reply, Resolution, Vote


def visible_meeting(request, pk) -> Meeting:
    """A meeting of this LOK that this reader may see, with what its rules ask."""
    meetings = along(Meeting.objects.visible_to(request.user).filter(lok=request.lok), *known.OF_MEETINGS)
    return _in_lok(request, get_object_or_404(meetings.select_related("rules", "approved_in"), pk=pk))


def visible_item(request, pk) -> AgendaItem:
    """An agenda item of this LOK that this reader may see, with its meeting."""
    items = AgendaItem.objects.visible_to(request.user).filter(lok=request.lok)
    item = get_object_or_404(items.select_related("meeting__rules", "minutes_of"), pk=pk)
    _in_lok(request, item.meeting)
    return _in_lok(request, item)


def visible_vote(request, pk) -> Vote:
    """A vote on such an item."""
    votes = Vote.objects.visible_to(request.user).filter(lok=request.lok)
    vote = get_object_or_404(votes.select_related("item__meeting__rules"), pk=pk)
    _in_lok(request, vote.item.meeting)
    _in_lok(request, vote.item)
    return _in_lok(request, vote)


def visible_presence(request, pk) -> Presence:
    """The row of one member at a meeting this reader may see."""
    meetings = Meeting.objects.visible_to(request.user).filter(lok=request.lok)
    rows = Presence.objects.filter(meeting__in=meetings).select_related("meeting__rules", *Presence.NAMES)
    row = get_object_or_404(rows, pk=pk)
    _in_lok(request, row.meeting)
    return row


def visible_resolution(request, pk) -> Resolution:
    """A written advice this reader may see, with its reply."""
    resolutions = Resolution.objects.visible_to(request.user).filter(lok=request.lok)
    found = get_object_or_404(resolutions.select_related("item__meeting__rules", "answer"), pk=pk)
    _in_lok(request, found.item)
    _in_lok(request, found.item.meeting)
    return _in_lok(request, found)


def visible_reply(request, pk) -> Reply:
    """A reply to an advice this reader may see."""
    resolutions = Resolution.objects.visible_to(request.user).filter(lok=request.lok)
    replies = Reply.objects.filter(resolution__in=resolutions).select_related("resolution__item__meeting")
    found = get_object_or_404(replies, pk=pk)
    _in_lok(request, found.resolution)
    return _in_lok(request, found)


def _in_lok(request, thing):
    """The LOK is known already: spare its query."""
    thing.lok = request.lok
    return thing


def to(name: str, thing) -> str:
    """The address of a page about this record."""
    return reverse(f"meetings:{name}", args=[thing.lok.slug, thing.pk])
