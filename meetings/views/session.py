"""Pages of a meeting in session: points with their hall, presence, outcomes, recusals, votes, closing."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ledger.asking import ask, only
from meetings import actions, rules, sitting
from meetings.actions.presence import STALE
from meetings.forms import session as session_forms
from meetings.hall import entitled_to_vote
from meetings.models import AgendaItem, Recusal, Vote
from partners.models import Membership
from partners.rules import is_convener
from partners.views.pages import Page, fill

from .finding import to, visible_item, visible_meeting, visible_presence, visible_vote


def of_conveners(request, pk):
    """A meeting, for chair and secretary only."""
    meeting = visible_meeting(request, pk)
    only(request.user, is_convener, meeting)
    return meeting


def points_for(request, meeting, rows):
    """The points of the agenda this reader may see, with their halls."""
    items = AgendaItem.objects.visible_to(request.user).filter(meeting=meeting).numbered()
    return sitting.points_of(meeting, items, rows)


def point_url(item) -> str:
    """The session page at this point."""
    return f"{to('session', item.meeting)}?punt={item.pk}#punt"


@require_POST
def open_session(request, lok, pk):
    """The chair opens the meeting."""
    meeting = actions.open_session(visible_meeting(request, pk), by=request.user)
    messages.success(request, "De vergadering is geopend.")
    return redirect(to("presences", meeting))


def session(request, lok, pk):
    """One point at a time: who is there, what is decided, how it was voted; the agenda beside it."""
    meeting = of_conveners(request, pk)
    rows = sitting.rows_of(meeting)
    points = points_for(request, meeting, rows)
    point = sitting.chosen(points, request.GET.get("punt", ""))
    return render(request, "meetings/session.html", _session(request, meeting, rows, points, point))


def _session(request, meeting, rows, points, point):
    before, after = sitting.neighbours(points, point)
    item = point.item if point else None
    may_write = item and not rules.TREAT_ITEM.why_not(request.user, item)
    return {
        "meeting": meeting,
        "rows": _seats(point, rows),
        "points": points,
        "point": point,
        "before": before,
        "after": after,
        "missing": sitting.missing(meeting, points, rows),
        "counts": sitting.summary(rows),
        "form": session_forms.OutcomeForm(instance=item) if may_write else None,
        "would_vote": Vote(lok=meeting.lok, item=item) if item else None,
        "would_recuse": Recusal(lok=meeting.lok, item=item) if item else None,
        "tabs": _tabs(meeting, "session"),
    }


def _seats(point, rows):
    """Every member at this point: in the hall or not, recused or not."""
    if point is None:
        return []
    number, recused = point.item.number, point.recused
    return [
        {"row": row, "is_here": row.is_in_hall(number), "is_recused": row.membership_id in recused}
        for row in rows
    ]


def _tabs(meeting, current):
    parts = (("session", "Punten"), ("presences", "Aanwezigheden"))
    return [{"label": label, "url": to(name, meeting), "current": name == current} for name, label in parts]


def presences(request, lok, pk):
    """Everybody's presence, one press each."""
    meeting = of_conveners(request, pk)
    rows = sitting.rows_of(meeting)
    context = {
        "meeting": meeting,
        "rows": rows,
        "counts": sitting.summary(rows),
        "tabs": _tabs(meeting, "presences"),
    }
    return render(request, "meetings/presences.html", context)


def set_presence(request, lok, pk):
    """One press in a list, or the page with all about one member."""
    row = visible_presence(request, pk)
    only(request.user, is_convener, row.meeting)
    if "move" in request.POST:
        return _press(request, row)
    form = session_forms.PresenceForm(request.POST or None, instance=row)
    back = f"{to('presences', row.meeting)}#lid-{row.pk}"
    page = Page(str(row.membership), "Bewaar", back, "Aanwezigheden", "De aanwezigheid is genoteerd.")
    is_stale = request.method == "POST" and request.POST.get("version") != str(row.version)
    do = partial(_write_presence, request, row, form)
    return fill(request, page, form, do, template="meetings/presence.html", row=row, is_stale=is_stale)


def _write_presence(request, row, form):
    """Write, or come back with what was typed, on the version that stands there now."""
    try:
        version = form.cleaned_data["version"]
        return actions.set_presence(row, by=request.user, version=version, **form.values())
    except ValidationError:
        form.data = form.data.copy()
        form.data["version"] = row.version
        raise


def _press(request, row):
    form = session_forms.PressForm(request.POST)
    sent = form.cleaned_data if form.is_valid() else {}
    values = session_forms.moved(row, sent.get("move", ""), sent.get("number") or 1)
    try:
        if values is None:
            raise ValidationError(STALE)
        actions.set_presence(row, by=request.user, version=sent["version"], **values)
    except ValidationError as error:
        messages.error(request, f"{row.membership.person}: {' '.join(error.messages)}")
    page = (
        f"{to('session', row.meeting)}?punt={sent['punt']}"
        if sent.get("punt")
        else to("presences", row.meeting)
    )
    return redirect(f"{page}#lid-{row.pk}")


def treat_item(request, lok, pk):
    """Write down what came of a point."""
    item = visible_item(request, pk)
    ask(request.user, rules.TREAT_ITEM, item)
    form = session_forms.OutcomeForm(request.POST or None, instance=item)
    page = Page(str(item), "Bewaar", point_url(item), item.meeting.title, "De uitkomst is bewaard.")
    do = lambda: actions.treat_item(item, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, then=lambda done: _onward(request, done))


def _onward(request, item) -> str:
    """Stay with this point, or go to the next one when asked."""
    return point_url("verder" in request.POST and following(request, item) or item)


def following(request, item) -> AgendaItem | None:
    """The point after this one that this reader sees."""
    items = AgendaItem.objects.visible_to(request.user).filter(meeting=item.meeting, number__gt=item.number)
    after = items.numbered().first()
    if after:
        after.meeting, after.lok = item.meeting, item.lok
    return after


@require_POST
def carry_item(request, lok, pk):
    """The point moves to a next meeting."""
    item = actions.carry_item(visible_item(request, pk), by=request.user)
    messages.success(request, f"Punt {item.number} is verdaagd.")
    return redirect(point_url(item))


def recuse(request, lok, pk):
    """A member takes no part in this point."""
    item = visible_item(request, pk)
    ask(request.user, rules.RECUSE, Recusal(lok=item.lok, item=item))
    form = session_forms.RecuseForm(request.POST or None, item=item, person=request.user)
    back = point_url(item) if is_convener(request.user, item) else to("item_detail", item)
    intro = "Wie zich wraakt, neemt geen deel aan bespreking en stemming en telt niet mee voor het quorum."
    page = Page(f"Wraking bij punt {item}", "Noteer de wraking", back, str(item), "Genoteerd.", intro=intro)
    return fill(request, page, form, lambda: actions.recuse(item, by=request.user, **form.cleaned_data))


def open_vote(request, lok, pk):
    """Put a question to the vote."""
    item = visible_item(request, pk)
    ask(request.user, rules.OPEN_VOTE, Vote(lok=item.lok, item=item))
    form = session_forms.OpenVoteForm(request.POST or None)
    page = Page(
        "Breng in stemming", "Breng in stemming", point_url(item), str(item), "Het voorstel is in stemming."
    )
    do = lambda: actions.open_vote(item, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do, then=lambda vote: to("close_vote", vote))


def close_vote(request, lok, pk):
    """Write down the votes; the count follows from the rules of procedure."""
    vote = visible_vote(request, pk)
    ask(request.user, rules.CLOSE_VOTE, vote)
    entitled = entitled_to_vote(vote.item)
    seats = list(Membership.objects.filter(pk__in=entitled).with_names())
    form = session_forms.CloseVoteForm(request.POST or None, vote=vote, seats=seats)
    page = Page(
        "Sluit de stemming", "Sluit en tel", point_url(vote.item), str(vote.item), "De stemming is gesloten."
    )
    extra = {"vote": vote, "seats": seats, "template": "meetings/vote_close.html"}
    do = lambda: actions.close_vote(vote, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, **extra)


def find_otherwise(request, lok, pk):
    """The chair finds otherwise than the count, and says why."""
    vote = visible_vote(request, pk)
    ask(request.user, rules.FIND_OTHERWISE, vote)
    form = session_forms.FindOtherwiseForm(request.POST or None)
    page = Page(
        "Stel anders vast", "Stel vast", point_url(vote.item), str(vote.item), "De vaststelling is genoteerd."
    )
    do = lambda: actions.find_otherwise(vote, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do, vote=vote, template="meetings/vote_finding.html")


def close_session(request, lok, pk):
    """Close the meeting, or see what is still missing."""
    meeting = of_conveners(request, pk)
    rows = sitting.rows_of(meeting)
    missing = sitting.missing(meeting, points_for(request, meeting, rows), rows)
    if not missing:
        ask(request.user, rules.CLOSE_SESSION, meeting)
    page = Page(
        "Sluit de vergadering",
        "Sluit de vergadering",
        to("session", meeting),
        meeting.title,
        "De vergadering is gesloten. Schrijf nu het verslag.",
        intro="Daarna liggen aanwezigheden, uitkomsten en stemmingen vast; het verslag schrijft u verder.",
        sentence=f"Vergadering gesloten: {meeting.title}, met de aanwezigheid van elk lid.",
    )
    do = partial(actions.close_session, meeting, by=request.user)
    extra = {"missing": missing, "meeting": meeting, "template": "meetings/session_close.html"}
    return fill(
        request, page, forms.Form(request.POST or None), do, then=lambda it: to("minutes", it), **extra
    )
