"""Pages of the LOK's advices: the public list, one advice, sending, the reply and what follows."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone

from ledger.asking import ask
from meetings import actions, rules
from meetings.forms import resolutions as resolution_forms
from meetings.models import Reply, Resolution
from meetings.validity import why_invalid
from partners.views.pages import Page, fill, turn

from .finding import to, visible_item, visible_reply, visible_resolution

ADDRESSEE = "het college van burgemeester en schepenen"


@login_not_required
def resolution_list(request, lok):
    """All advices this reader may see, those whose reply is late on top."""
    resolutions = Resolution.objects.visible_to(request.user).filter(lok=request.lok)
    listed = resolutions.late_first().select_related("item__meeting", "answer")
    context = {"page": turn(request, listed), "late": resolutions.overdue().count()}
    return render(request, "meetings/resolution_list.html", context)


@login_not_required
def resolution_detail(request, lok, pk):
    """One advice, its validity, the reply and what followed."""
    resolution = visible_resolution(request, pk)
    answer = getattr(resolution, "answer", None)
    if answer is not None:
        answer.lok, answer.resolution = request.lok, resolution
    context = {
        "resolution": resolution,
        "answer": answer,
        "would_reply": Reply(lok=request.lok, resolution=resolution),
    }
    return render(request, "meetings/resolution_detail.html", context)


def _back(resolution) -> dict:
    return {"back": to("resolution_detail", resolution), "back_label": resolution.title}


def start_resolution(request, lok, pk):
    """Write the LOK's advice on a point."""
    item = visible_item(request, pk)
    resolution = Resolution(
        lok=item.lok,
        item=item,
        title=item.title,
        text=item.outcome,
        minority_view=item.minority_view,
        addressee=ADDRESSEE,
    )
    page = Page("Schrijf het advies", "Bewaar", to("item_detail", item), str(item), "Het advies is bewaard.")
    return _write(request, page, resolution, then=lambda it: to("resolution_detail", it))


def write_resolution(request, lok, pk):
    """Rewrite a draft."""
    resolution = visible_resolution(request, pk)
    page = Page("Bewerk het advies", "Bewaar", done="Het advies is bewaard.", **_back(resolution))
    return _write(request, page, resolution)


def _write(request, page, resolution, *, then=None):
    ask(request.user, rules.WRITE_RESOLUTION, resolution)
    form = resolution_forms.ResolutionForm(request.POST or None, instance=resolution)
    do = lambda: actions.write_resolution(resolution, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, then=then)


def send_resolution(request, lok, pk):
    """Send the advice; whether it is valid is judged now."""
    resolution = visible_resolution(request, pk)
    ask(request.user, rules.SEND_RESOLUTION, resolution)
    why = why_invalid(resolution.item)
    page = Page(
        "Bezorg het advies",
        "Bezorg het advies",
        done="Het advies is bezorgd.",
        intro=f"Dit advies is niet geldig gegeven en wordt zo gemerkt. {why}" if why else "",
        sentence=f"Advies van het LOK bezorgd: {resolution.title}, aan {resolution.addressee}.",
        **_back(resolution),
    )
    extra = {
        "public": _becomes_public(resolution, why),
        "mail_count": 1,
        "mail_to": f"het lokaal bestuur ({request.lok.contact_email})",
        "template": "partners/confirm.html",
    }
    do = partial(actions.send_resolution, resolution, by=request.user)
    return fill(request, page, forms.Form(request.POST or None), do, **extra)


def _becomes_public(resolution, why) -> list[str]:
    if not resolution.item.is_public:
        return ["Niets: het advies hoort bij een besloten punt. Alleen leden en het bestuur lezen het."]
    validity = f"Dat het niet geldig is, met de reden: {why}" if why else "Dat het geldig gegeven is"
    days = resolution.item.meeting.rules.reply_days
    return [f"Het advies “{resolution.title}”", validity, f"Dat het bestuur binnen {days} dagen antwoordt"]


def reply(request, lok, pk):
    """The authority answers, with reasons."""
    resolution = visible_resolution(request, pk)
    answer = Reply(lok=request.lok, resolution=resolution)
    ask(request.user, rules.REPLY, answer)
    form = resolution_forms.ReplyForm(
        request.POST or None, initial={"replied_on": timezone.localdate(), "body": ADDRESSEE}
    )
    page = Page(
        "Antwoord op het advies", "Bezorg het antwoord", done="Het antwoord is bezorgd.", **_back(resolution)
    )
    return fill(request, page, form, lambda: _reply(request, answer, form))


def _reply(request, answer, form):
    for name, value in form.cleaned_data.items():
        setattr(answer, name, value)
    return actions.reply(answer, by=request.user)


def follow_up(request, lok, pk):
    """What came of it."""
    answer = visible_reply(request, pk)
    ask(request.user, rules.FOLLOW_UP, answer)
    form = resolution_forms.FollowUpForm(request.POST or None)
    page = Page(
        "Noteer wat er gebeurde", "Bewaar", done="De opvolging is genoteerd.", **_back(answer.resolution)
    )
    return fill(request, page, form, lambda: actions.follow_up(answer, by=request.user, **form.cleaned_data))
