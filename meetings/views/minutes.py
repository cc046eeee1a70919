"""Pages of the minutes: draft for members, remarks and answers, approval, publication."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render

from ledger.asking import ask
from meetings import actions, rules
from meetings.forms import minutes as minutes_forms
from meetings.minuting import minutes_for, remarks_on
from meetings.models import AgendaItem, Meeting, Objection
from partners.templatetags.words import aantal, datum
from partners.views.pages import Page, fill

from . import steps
from .finding import to, visible_item
from .session import following


def with_minutes(request, pk) -> Meeting:
    """A held meeting whose minutes this reader may read, else 404."""
    readable = Meeting.objects.with_minutes_for(request.user).filter(lok=request.lok).with_remarks()
    meeting = get_object_or_404(readable.select_related("rules", "approved_in"), pk=pk)
    meeting.lok = request.lok
    return meeting


@login_not_required
def minutes(request, lok, pk):
    """The minutes: a draft for members once the meeting closed, for everybody once published."""
    meeting = with_minutes(request, pk)
    said = minutes_for(request.user, meeting)
    remarks = remarks_on(meeting)
    context = {
        "meeting": meeting,
        "minutes": said,
        "next": steps.of_minutes(request.user, meeting),
        "objections": remarks if said.is_inside else [],
        "would_object": Objection(lok=meeting.lok, meeting=meeting) if said.is_inside else None,
    }
    return render(request, "meetings/minutes.html", context)


def _back(meeting) -> dict:
    return {"back": to("minutes", meeting), "back_label": f"Verslag van {meeting.title}"}


def write_intro(request, lok, pk):
    """What stands above the first point of the minutes."""
    meeting = with_minutes(request, pk)
    ask(request.user, rules.WRITE_INTRO, meeting)
    form = minutes_forms.IntroForm(request.POST or None, instance=meeting)
    page = Page("Inleiding van het verslag", "Bewaar", done="De inleiding is bewaard.", **_back(meeting))
    return fill(request, page, form, lambda: actions.write_intro(meeting, by=request.user, **form.values()))


def write_report(request, lok, pk):
    """The text of the minutes for one point."""
    item = visible_item(request, pk)
    ask(request.user, rules.WRITE_REPORT, item)
    form = minutes_forms.ReportForm(request.POST or None, instance=item)
    back = f"{to('minutes', item.meeting)}#punt-{item.pk}"
    page = Page(str(item), "Bewaar", back, f"Verslag van {item.meeting.title}", "Het verslag is bewaard.")
    after = following(request, item)
    then = to("write_report", after) if after and "verder" in request.POST else back
    onward = f"Bewaar en schrijf punt {after.number}" if after else ""
    do = lambda: actions.write_report(item, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, then=lambda done: then, onward=onward)


def approve_minutes(request, lok, pk):
    """The minutes are approved, in a later meeting or in writing."""
    meeting = with_minutes(request, pk)
    ask(request.user, rules.APPROVE_MINUTES, meeting)
    meetings = Meeting.objects.visible_to(request.user)
    initial = {"approved_in": request.GET.get("in")}
    form = minutes_forms.ApproveForm(
        request.POST or None, meeting=meeting, meetings=meetings, initial=initial
    )
    until = f" Opmerkingen kunnen tot {datum(meeting.objections_until)}." if meeting.objections_until else ""
    page = Page(
        "Keur het verslag goed",
        "Keur het verslag goed",
        done="Het verslag is goedgekeurd.",
        intro=f"Daarna verandert het verslag niet meer.{until}",
        sentence=f"Verslag goedgekeurd: {meeting.title}.",
        **_back(meeting),
    )
    do = lambda: actions.approve_minutes(meeting, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do, template="partners/confirm.html")


def publish_minutes(request, lok, pk):
    """The approved minutes become public, without what was closed."""
    meeting = with_minutes(request, pk)
    ask(request.user, rules.PUBLISH_MINUTES, meeting)
    page = Page(
        "Maak het verslag bekend",
        "Maak het verslag bekend",
        done="Het verslag is bekendgemaakt.",
        sentence=f"Goedgekeurd verslag bekendgemaakt: {meeting.title}.",
        intro="Dit kan niet ongedaan worden gemaakt.",
        **_back(meeting),
    )
    extra = {"public": _becomes_public(meeting), "template": "partners/confirm.html"}
    do = partial(actions.publish_minutes, meeting, by=request.user)
    return fill(request, page, forms.Form(request.POST or None), do, **extra)


def _becomes_public(meeting) -> list[str]:
    """What everybody can read from then on, and what stays inside."""
    if not meeting.is_public:
        return ["Niets: de hele vergadering is besloten. Alleen leden lezen het verslag."]
    items = AgendaItem.objects.filter(meeting=meeting)
    shown = [f"Punt: {item.title}" for item in items.numbered().open_to_all()]
    hidden = items.numbered().count() - len(shown)
    kept = [f"Niet openbaar blijft: {aantal(hidden, 'besloten punt,besloten punten')}"] if hidden else []
    return ["Wie aanwezig was, wie zich wraakte, hoe gestemd is en of er quorum was", *shown, *kept]


def object(request, lok, pk):  # noqa: A001 - the verb of the act
    """A member remarks on the draft minutes."""
    meeting = with_minutes(request, pk)
    ask(request.user, rules.OBJECT, Objection(lok=meeting.lok, meeting=meeting))
    form = minutes_forms.ObjectForm(request.POST or None)
    page = Page(
        "Geef een opmerking", "Verstuur", done="Uw opmerking is bij het verslag gevoegd.", **_back(meeting)
    )
    return fill(request, page, form, lambda: actions.object(meeting, by=request.user, **form.cleaned_data))


def take_objection(request, lok, pk):
    """The minutes will be changed as asked."""
    return _answer(request, pk, rules.TAKE_OBJECTION, actions.take_objection, "Neem over")


def note_objection(request, lok, pk):
    """The minutes stay; the remark is noted with an answer."""
    return _answer(request, pk, rules.NOTE_OBJECTION, actions.note_objection, "Noteer")


def _answer(request, pk, rule, action, label):
    objections = Objection.objects.visible_to(request.user).filter(lok=request.lok)
    objection = get_object_or_404(objections.select_related("meeting", "made_by"), pk=pk)
    objection.lok = objection.meeting.lok = request.lok
    ask(request.user, rule, objection)
    form = minutes_forms.AnswerForm(request.POST or None)
    page = Page(
        f"{label}: opmerking van {objection.made_by}",
        label,
        done="Het antwoord is bewaard.",
        intro=f"“{objection.text}”",
        **_back(objection.meeting),
    )
    return fill(request, page, form, lambda: action(objection, by=request.user, **form.cleaned_data))
