"""Pages of meetings: list, plan, one meeting, convene, cancel, reply, calendars."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ledger.asking import ask
from meetings import actions, calendars, mails, rules
from meetings.forms import meetings as meeting_forms
from meetings.minuting import has_minutes_for
from meetings.models import AgendaItem, Meeting, Presence, RulesOfProcedure
from meetings.news import has_news, news_of
from meetings.programme import beside, carried_for, points_for, programme_for, unapproved_for
from partners.forms import act
from partners.templatetags.words import aantal, datum, moment
from partners.views.pages import Page, fill, turn, with_reason

from . import steps
from .finding import to, visible_meeting
from .papers import years_of

AHEAD = (Meeting.State.DRAFT, Meeting.State.CONVENED, Meeting.State.IN_SESSION)


@login_not_required
def meeting_list(request, lok):
    """What comes, and what was."""
    meetings = Meeting.objects.visible_to(request.user).filter(lok=request.lok)
    is_known = request.user.is_authenticated
    feed = reverse("meetings:person_feed", args=[lok, calendars.token_of(request.user)]) if is_known else ""
    page = turn(request, meetings.exclude(state__in=AHEAD).order_by("-starts_at"))
    context = {
        "ahead": meetings.filter(state__in=AHEAD).order_by("starts_at"),
        "page": page,
        "years": years_of(page.object_list),
        "would_plan": Meeting(lok=request.lok),
        "person_feed": feed and request.build_absolute_uri(feed),
        "lok_feed": request.build_absolute_uri(reverse("meetings:lok_feed", args=[lok])),
    }
    return render(request, "meetings/meeting_list.html", context)


def _blank(request) -> Meeting:
    """A new meeting, with what the rules of procedure and the address say."""
    rules_now = RulesOfProcedure.objects.in_force().filter(lok=request.lok).first()
    is_public = rules_now.meetings_are_public if rules_now else True
    return Meeting(lok=request.lok, is_public=is_public)


def plan_meeting(request, lok):
    """A silent draft."""
    blank = _blank(request)
    ask(request.user, rules.PLAN_MEETING, blank)
    form = _form(request, blank, initial={"second_of": request.GET.get("tweede")})
    page = Page(
        "Plan een vergadering",
        "Bewaar als ontwerp",
        reverse("meetings:meeting_list", args=[lok]),
        "Vergaderingen",
        "De vergadering is gepland. Niemand kreeg mail.",
        intro="Dit is een ontwerp: leden krijgen pas mail als u de vergadering bijeenroept.",
    )
    do = lambda: actions.plan_meeting(_filled(blank, form), by=request.user)  # noqa: E731
    return fill(request, page, form, do, then=lambda meeting: to("meeting_detail", meeting))


def _form(request, meeting, **kwargs):
    meetings = Meeting.objects.visible_to(request.user)
    return meeting_forms.MeetingForm(request.POST or None, instance=meeting, meetings=meetings, **kwargs)


def _filled(blank, form):
    for name, value in form.values().items():
        setattr(blank, name, value)
    return blank


@login_not_required
def meeting_detail(request, lok, pk):
    """One meeting: the agenda with its papers, my reply, what waits, who comes."""
    meeting = visible_meeting(request, pk)
    is_planner = rules.EDIT_MEETING.who(request.user, meeting)
    context = {
        "meeting": meeting,
        "next": steps.of_meeting(request.user, meeting),
        "is_planner": is_planner,
        "has_minutes": has_minutes_for(request.user, meeting),
        **_points(request, meeting, is_planner),
        **_offers(request, meeting, is_planner),
        **_seats(request, meeting, is_planner),
    }
    return render(request, "meetings/meeting_detail.html", context)


def _points(request, meeting, is_planner) -> dict:
    """The agenda, and what is beside it."""
    points = points_for(request.user, meeting)
    programme = programme_for(request.user, meeting, points)
    return {
        "programme": programme,
        "proposals": beside(points, AgendaItem.State.PROPOSED, AgendaItem.State.DECLINED),
        "withdrawn": beside(points, AgendaItem.State.WITHDRAWN),
        "has_news": is_planner and has_news(meeting, [line.item for line in programme.lines]),
    }


def _offers(request, meeting, is_planner) -> dict:
    """What could be put on the agenda."""
    would_list = AgendaItem(lok=meeting.lok, meeting=meeting)
    may_list = is_planner and not rules.LIST_ITEM.why_not(request.user, would_list)
    return {
        "would_list": would_list,
        "carried": carried_for(request.user, meeting.lok) if may_list else [],
        "unapproved": unapproved_for(request.user, meeting.lok) if may_list else [],
    }


def _seats(request, meeting, is_planner) -> dict:
    """The own seats to reply for, and for who plans the meeting what everybody replied."""
    rows = list(meeting.presences.with_names() if is_planner else _own_seats(request, meeting))
    return {
        "seats": [row for row in rows if request.user.pk in row.membership.held_by],
        "replies": _replies(rows) if is_planner and meeting.convened_at else [],
    }


def _own_seats(request, meeting):
    """The rows of this person at this meeting, as a member or as a substitute."""
    if not request.user.is_authenticated:
        return Presence.objects.none()
    own = Q(membership__person=request.user) | Q(membership__substitute=request.user)
    return meeting.presences.filter(own).with_names()


def _replies(rows) -> list[tuple[str, list[Presence]]]:
    """Who said what, in the order of the choices."""
    groups = [(label, [row for row in rows if row.reply == value]) for value, label in Presence.Reply.choices]
    return [(label, found) for label, found in groups if found]


def edit_meeting(request, lok, pk):
    """Change a meeting; once convened the members get an update."""
    meeting = visible_meeting(request, pk)
    ask(request.user, rules.EDIT_MEETING, meeting)
    form = _form(request, meeting)
    told = aantal(len(mails.invited(meeting)), "genodigde,genodigden")
    is_out = meeting.state == Meeting.State.CONVENED
    page = Page(
        "Wijzig de vergadering",
        "Bewaar",
        to("meeting_detail", meeting),
        meeting.title,
        "De vergadering is gewijzigd.",
        intro=f"Wijzigt titel, soort, tijd of plaats, dan krijgen {told} een nieuwe mail." if is_out else "",
    )
    return fill(request, page, form, lambda: actions.edit_meeting(meeting, by=request.user, **form.values()))


def convene(request, lok, pk):
    """Invite every member: who gets mail, whether it is in time, what becomes public."""
    meeting = visible_meeting(request, pk)
    ask(request.user, rules.CONVENE, meeting)
    people = mails.to_be_invited(meeting)
    page = Page(
        "Roep de leden bijeen",
        "Roep bijeen",
        to("meeting_detail", meeting),
        meeting.title,
        f"De vergadering is bijeengeroepen. {aantal(len(people), 'mail vertrekt,mails vertrekken')}.",
        sentence=f"Vergadering bijeengeroepen: {meeting.title}, {moment(meeting.starts_at)}.",
        intro=_notice(meeting),
    )
    extra = {
        "mail_count": len(people),
        "mail_to": ", ".join(person.name for person in people),
        "public": _becomes_public(meeting),
    }
    form = meeting_forms.forms.Form(request.POST or None)
    do = lambda: actions.convene(meeting, by=request.user)  # noqa: E731
    return fill(request, page, form, do, template="partners/confirm.html", **extra)


def send_agenda(request, lok, pk):
    """The members get the changed agenda: what is new on it, and to whom it goes."""
    meeting = visible_meeting(request, pk)
    ask(request.user, rules.SEND_AGENDA, meeting)
    people = mails.invited(meeting)
    page = Page(
        rules.SEND_AGENDA.label,
        "Verstuur",
        to("meeting_detail", meeting),
        meeting.title,
        f"De gewijzigde agenda is verstuurd. {aantal(len(people), 'mail vertrekt,mails vertrekken')}.",
        sentence=f"Gewijzigde agenda verstuurd: {meeting.title}, {moment(meeting.starts_at)}.",
    )
    extra = {
        "mail_count": len(people),
        "mail_to": ", ".join(person.name for person in people),
        "changes": news_of(meeting).sentences,
    }
    form = meeting_forms.forms.Form(request.POST if request.method == "POST" else None)
    do = lambda: actions.send_agenda(meeting, by=request.user)  # noqa: E731
    return fill(request, page, form, do, template="meetings/agenda_send.html", **extra)


def _notice(meeting) -> str:
    """Whether the notice term is kept, and which."""
    days = rules.rules_in_force(meeting.lok).notice_days
    if meeting.kind == Meeting.Kind.WRITTEN:
        return "Voor een schriftelijke ronde vraagt het reglement geen termijn."
    last = moment(meeting.convene_before(days))
    asked = f"Het reglement vraagt {aantal(days, 'dag,dagen')} tussen oproeping en vergadering"
    if meeting.notice_waived_reason:
        return f"{asked} (tot {last}). U noteerde waarom het korter kan: {meeting.notice_waived_reason}"
    return f"{asked}. U bent op tijd: bijeenroepen kan tot {last}."


def _becomes_public(meeting) -> list[str]:
    if not meeting.is_public:
        return ["Niets: de hele vergadering is besloten."]
    shown = meeting.items.numbered().open_to_all()
    return [f"{meeting.title}, {moment(meeting.starts_at)}", *(f"Punt: {item.title}" for item in shown)]


def cancel_meeting(request, lok, pk):
    """The meeting does not take place."""
    meeting = visible_meeting(request, pk)
    ask(request.user, rules.CANCEL_MEETING, meeting)
    people = mails.invited(meeting)
    told = f"{aantal(len(people), 'persoon krijgt,personen krijgen')} een mail met de reden."
    page = Page(
        "Gelast de vergadering af",
        "Gelast af",
        to("meeting_detail", meeting),
        meeting.title,
        "De vergadering is afgelast.",
        sentence=f"Vergadering afgelast: {meeting.title}, {datum(meeting.starts_at)}.",
        is_danger=True,
        intro=told if people else "Niemand was uitgenodigd, dus niemand krijgt mail.",
    )
    return with_reason(
        request, page, lambda reason: actions.cancel_meeting(meeting, by=request.user, reason=reason)
    )


@require_POST
def reply_to_convocation(request, lok, pk):
    """One press: I come, I do not, my substitute comes."""
    meeting = visible_meeting(request, pk)
    seats = _own_seats(request, meeting)
    form = meeting_forms.ReplyForm(request.POST, seats=seats)
    if not form.is_valid():
        raise Http404
    seat = get_object_or_404(seats, pk=form.cleaned_data["seat"].pk)
    reply = form.cleaned_data["reply"]
    if act(form, actions.reply_to_convocation, seat, by=request.user, reply=reply):
        messages.success(request, "Uw antwoord is genoteerd. U kunt het nog wijzigen.")
    for complaint in form.errors.get("reply", []):
        messages.error(request, complaint)
    return redirect(to("meeting_detail", meeting) + "#antwoord")


@login_not_required
def lok_feed(request, lok):
    """The public meetings of this LOK, to subscribe to."""
    meetings = Meeting.objects.visible_to(AnonymousUser()).filter(lok=request.lok)
    return _calendar(meetings, f"Vergaderingen {request.lok}")


@login_not_required
def person_feed(request, lok, token):
    """The meetings of every LOK somebody sits in; the address is the key."""
    person = calendars.person_of(token)
    if person is None:
        raise Http404
    loks = [*person.sits_in, *person.convenes_in]
    meetings = Meeting.objects.visible_to(person).filter(lok__in=loks).exclude(convened_at=None)
    return _calendar(meetings, "Mijn LOK-vergaderingen")


def _calendar(meetings, name: str) -> HttpResponse:
    text = calendars.feed(meetings.select_related("lok").order_by("starts_at"), name)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
