"""Attendance on pages of the partners room, which knows nothing of meetings."""

import datetime

from django import template
from django.utils import timezone

from meetings import attendance

register = template.Library()
A_YEAR = datetime.timedelta(days=365)


@register.inclusion_tag("meetings/attendance_own.html")
def attendance_of(organiser, lok):
    """How this organiser attended in the last twelve months; the page that shows it may show its data."""
    now = timezone.now()
    return {"found": attendance.attendance_of(organiser, lok, now - A_YEAR, now)}


@register.inclusion_tag("meetings/attendance_segments.html")
def attendance_per_segment(lok):
    """Figures per segment and year, for everybody (commitment A8)."""
    return {"rows": attendance.per_segment(lok)}
