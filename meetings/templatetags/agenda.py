"""The way from a page of another room to an agenda of the LOK."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from meetings import rules
from meetings.models import AgendaItem, Meeting

register = template.Library()


@register.inclusion_tag("meetings/put_on_agenda.html", takes_context=True)
def put_on_agenda(context, title, label):
    """A button for who makes agendas: the page with this title as a point; `label` says what it is about."""
    request = context["request"]
    would_be = AgendaItem(lok=request.lok, meeting=Meeting(lok=request.lok))
    asked = {"titel": str(title)[:200], "link": request.path, "over": str(label)[:200]}
    page = reverse("meetings:hand_in", args=[request.lok.slug])
    may = rules.LIST_ITEM.who(request.user, would_be)
    return {"url": f"{page}?{urlencode(asked)}" if may else ""}
