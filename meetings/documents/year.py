"""The yearly report: meetings, who came per segment, points and advices with their replies."""

from collections import Counter
from fractions import Fraction

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Prefetch, QuerySet

from ledger import paper
from meetings.models import AgendaItem, Meeting, Presence, Resolution, RulesOfProcedure
from partners.documents import frame
from partners.models import Lok

CAME = Presence.IN_THE_HALL
COLUMNS = ("came", Presence.Status.PROXY, Presence.Status.EXCUSED, Presence.Status.ABSENT)


def held_in(lok: Lok, year: int) -> QuerySet[Meeting]:
    """The meetings of that year that are over, as far as everybody may know."""
    meetings = Meeting.objects.visible_to(AnonymousUser())
    return meetings.filter(lok=lok, state__in=Meeting.AFTER, starts_at__year=year).order_by("starts_at")


def year_report(lok: Lok, year: int) -> bytes:
    """What everybody may know of that year; while minutes are not public only that a meeting was held."""
    items = Prefetch("items", AgendaItem.objects.numbered().open_to_all(), to_attr="public_items")
    held = list(held_in(lok, year).prefetch_related(items))
    told = [meeting for meeting in held if meeting.state == Meeting.State.PUBLISHED]
    report = {
        "year": year,
        "meetings": [_meeting(meeting) for meeting in held],
        "attendance": _attendance(told),
        "told_count": len(told),
        "resolutions": _resolutions(lok, year),
        "rules": RulesOfProcedure.objects.in_force().filter(lok=lok).first(),
    }
    title = f"Jaarverslag {year}"
    return paper.render("pdf/meeting_year.html", frame(lok) | {"report": report}, title=title)


def _meeting(meeting: Meeting) -> dict:
    is_told = meeting.state == Meeting.State.PUBLISHED
    return {"meeting": meeting, "is_told": is_told, "items": meeting.public_items if is_told else []}


def _attendance(meetings: list[Meeting]) -> list[dict]:
    """Per segment how often its members came, were replaced, excused or away; in seats times meetings."""
    segments: dict[str, Counter] = {}
    rows = Presence.objects.filter(meeting__in=meetings).order_by("membership__segment__place")
    for name, status, count in rows.values_list("membership__segment__name", "status").annotate(Count("pk")):
        segments.setdefault(name, Counter())["came" if status in CAME else status] += count
    lines = [_line(name, counted) for name, counted in segments.items()]
    every = sum(segments.values(), Counter())
    return [*lines, _line("Samen", every) | {"is_sum": True}] if len(lines) > 1 else lines


def _line(name: str, counted: Counter) -> dict:
    total = counted.total()
    cells = [counted[column] for column in COLUMNS]
    return {"name": name, "invited": total, "cells": cells, "share": Fraction(counted["came"], total or 1)}


def _resolutions(lok: Lok, year: int) -> list[Resolution]:
    """Advices sent that year, oldest first, each with its answer."""
    sent = Resolution.objects.visible_to(AnonymousUser()).filter(lok=lok, sent_at__year=year)
    return list(sent.select_related("item__meeting", "answer").order_by("sent_at"))
