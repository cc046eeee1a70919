"""Pages of the council: its public composition, its members, and the acts on both."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ledger.asking import ask, only
from partners import actions, composition, rules
from partners import council_rules as council
from partners.forms.council import (
    InstallTermForm,
    MemberFilters,
    MembershipForm,
    NominateForm,
    SeatForm,
    SegmentForm,
    ShowNameForm,
    TermForm,
)
from partners.forms.people import EndForm
from partners.models import Membership, Segment, Term

from .pages import Page, confirm, fill, tabs, turn, with_reason

PUBLIC = "De samenstelling is openbaar: dit komt in het openbare logboek."
BARS = (
    ("seats", "Zetels", "open"),
    ("organisers", "Organisatoren", ""),
    ("locations", "Locaties", ""),
    ("places", "Vergunde plaatsen", ""),
)


@login_not_required
def composition_page(request, lok):
    """Who sits in the LOK and whether it is balanced; names only of members who agreed."""
    now = composition.Council(request.lok)
    context = {
        "now": now,
        "parts": [_part(now, segment) for segment in now.segments],
        "members_count": len(now.seated),
        "figures": [_figure(share) for share in composition.shares_of(now)],
        "heads": ("Wat", "Aandeel"),
        "findings": composition.findings_of(now),
        "is_inside": rules.can_see_staff_pages(request.user, request.lok),
        "new_term": Term(lok=request.lok),
        "new_segment": Segment(lok=request.lok),
        "new_member": Membership(lok=request.lok),
        "tabs": tabs(request, "composition") if request.user.is_authenticated else [],
    }
    return render(request, "partners/council_composition.html", context)


def _part(now, segment) -> dict:
    """A segment as the public reads it: names of some, and how many there are."""
    members = [member for member in now.seated if member.segment_id == segment.pk]
    taken = now.taken(segment)
    return {
        "segment": segment,
        "named": [member for member in members if member.shows_name],
        "unnamed": sum(not member.shows_name for member in members),
        "taken": taken,
        "free": max(segment.seats - taken, 0),
        "observers": len(members) - taken,
    }


def _figure(share) -> dict:
    """The bars of one segment, with its part of the seats as the line to compare with."""
    parts = [(label, getattr(share, name), tone) for name, label, tone in BARS]
    return {
        "title": str(share.segment),
        "reference": round(100 * share.seats),
        "rows": [
            {"label": label, "share": round(100 * part), "text": f"{round(100 * part)} %", "tone": tone}
            for label, part, tone in parts
        ],
    }


def member_list(request, lok):
    """Members, candidates and who was one; a member sees its own seats."""
    only(request.user, rules.has_a_role | rules.is_member, request.lok)
    filters = MemberFilters(request.GET, lok=request.lok)
    rows = _members(request).order_by("segment__place", "segment__name", "person__name", "-starts_on")
    context = {
        "page": turn(request, filters.narrow(rows)),
        "filters": filters,
        "would_be": Membership(lok=request.lok),
        "tabs": tabs(request, "member_list"),
    }
    return render(request, "partners/member_list.html", context)


def member_detail(request, lok, pk):
    """One seat: who, for whom, since when, and the other seats of the same person."""
    member = _member(request, pk)
    others = _members(request).filter(person=member.person).exclude(pk=pk).order_by("-starts_on")
    return render(request, "partners/member_detail.html", {"member": member, "others": others})


def _members(request):
    return Membership.objects.visible_to(request.user).filter(lok=request.lok).with_names()


def _member(request, pk):
    return get_object_or_404(_members(request), pk=pk)


def plan_term(request, lok):
    """A new legislature begins."""
    term = Term(lok=request.lok)
    ask(request.user, council.PLAN_TERM, term)
    form = TermForm(request.POST or None, instance=term)
    page = _page(lok, "Begin een legislatuur", "De legislatuur is toegevoegd.", submit="Begin")
    return fill(request, page, form, partial(actions.plan_term, term, by=request.user))


def install_term(request, lok, pk):
    """The council of the municipality fixed the composition and the working rules."""
    term = _term(request, pk)
    ask(request.user, council.INSTALL_TERM, term)
    said = f"De samenstelling van het LOK voor “{term}” is vastgesteld."
    page = _page(lok, "Leg de samenstelling vast", said, sentence=said, intro=PUBLIC)
    form = InstallTermForm(request.POST or None)
    return confirm(request, page, form, lambda: _do(actions.install_term, request, term, form))


def end_term(request, lok, pk):
    """The legislature is over."""
    term = _term(request, pk)
    ask(request.user, council.END_TERM, term)
    said = f"“{term}” is afgesloten."
    form = EndForm(request.POST or None)
    page = _page(lok, "Sluit de legislatuur af", said, sentence=said, intro=PUBLIC)
    return confirm(request, page, form, lambda: _do(actions.end_term, request, term, form))


def add_segment(request, lok):
    """A new segment with its seats."""
    segment = Segment(lok=request.lok)
    ask(request.user, council.ADD_SEGMENT, segment)
    form = SegmentForm(request.POST or None, instance=segment)
    page = _page(lok, "Voeg een geleding toe", "De geleding is toegevoegd.", submit="Voeg toe", intro=PUBLIC)
    return fill(request, page, form, partial(actions.add_segment, segment, by=request.user))


def edit_segment(request, lok, pk):
    """Another name, side, sector or number of seats."""
    segment = _segment(request, pk)
    ask(request.user, council.EDIT_SEGMENT, segment)
    page = _page(lok, f"Wijzig {segment}", "De geleding is bewaard.", submit="Bewaar", intro=PUBLIC)
    form = SegmentForm(request.POST or None, instance=segment)
    return fill(request, page, form, lambda: _do(actions.edit_segment, request, segment, form))


def end_segment(request, lok, pk):
    """A segment without members goes."""
    segment = _segment(request, pk)
    ask(request.user, council.END_SEGMENT, segment)
    said = f"De geleding “{segment}” is opgeheven."
    words = {"submit": "Hef op", "sentence": said, "intro": PUBLIC, "is_danger": True}
    page = _page(lok, f"Hef {segment} op", said, **words)
    return with_reason(request, page, partial(actions.end_segment, segment, by=request.user))


def nominate(request, lok):
    """Propose somebody for a seat; without an account they are invited by mail."""
    member = Membership(lok=request.lok)
    ask(request.user, council.NOMINATE, member)
    form = NominateForm(request.POST or None, instance=member, person=request.user)
    done = "De kandidaat is voorgesteld."
    page = _page(lok, "Stel een kandidaat voor", done, submit="Stel voor")
    return fill(request, page, form, partial(_nominate, request.lok, form, request.user))


@transaction.atomic
def _nominate(lok, form, by):
    said = _with_substitute(form)
    person = actions.invite(said.pop("email"), said.pop("name"))
    return actions.nominate(Membership(lok=lok, person=person, **said), by=by)


def _with_substitute(form) -> dict:
    """What was typed, with the substitute as a person, invited if need be."""
    said = dict(form.cleaned_data)
    email, name = said.pop("substitute_email"), said.pop("substitute_name")
    return said | {"substitute": actions.invite(email, name) if email else None}


def seat(request, lok, pk):
    """The candidate becomes a member."""
    member = _member(request, pk)
    ask(request.user, council.SEAT, member)
    said = f"{member.person} is lid van {request.lok}."
    form = SeatForm(request.POST or None)
    page = _about(member, "Neem op als lid", said, sentence=said)
    return confirm(request, page, form, lambda: _do(actions.seat, request, member, form))


def edit_membership(request, lok, pk):
    """Another substitute, organisation, capacity or period."""
    member = _member(request, pk)
    ask(request.user, council.EDIT_MEMBERSHIP, member)
    form = MembershipForm(request.POST or None, instance=member, person=request.user)
    page = _about(member, "Wijzig het lidmaatschap", "Het lidmaatschap is bewaard.", submit="Bewaar")
    return fill(request, page, form, partial(_edit_membership, member, form, request.user))


@transaction.atomic
def _edit_membership(member, form, by):
    return actions.edit_membership(member, by=by, **_with_substitute(form))


def show_name(request, lok, pk):
    """A member chooses whether its own name is public."""
    member = _member(request, pk)
    ask(request.user, council.SHOW_NAME, member)
    form = ShowNameForm(request.POST or None, initial={"shows_name": member.shows_name})
    page = _about(member, "Uw naam in het openbaar", "Uw keuze is bewaard.", submit="Bewaar")
    return fill(request, page, form, lambda: _do(actions.show_name, request, member, form))


def end_membership(request, lok, pk):
    """The member leaves, or the candidate no longer is one."""
    member = _member(request, pk)
    ask(request.user, council.END_MEMBERSHIP, member)
    said = f"Het mandaat van {member.person} in “{member.segment}” is beëindigd."
    form = EndForm(request.POST or None)
    page = _about(member, "Beëindig het lidmaatschap", said, submit="Beëindig", sentence=said)
    return confirm(request, page, form, lambda: _do(actions.end_membership, request, member, form))


def _do(action, request, thing, form):
    return action(thing, by=request.user, **form.cleaned_data)


def _term(request, pk):
    mine = Term.objects.visible_to(request.user).filter(lok=request.lok)
    return get_object_or_404(mine.select_related("lok"), pk=pk)


def _segment(request, pk):
    mine = Segment.objects.visible_to(request.user).filter(lok=request.lok)
    return get_object_or_404(mine.select_related("lok"), pk=pk)


def _page(slug, title, done, **words) -> Page:
    """The page of an act on the composition."""
    back = reverse("partners:composition", args=[slug])
    words = {"submit": title, "back": back, "back_label": "Samenstelling"} | words
    return Page(title=title, done=done, **words)


def _about(member, title, done, **words) -> Page:
    """The page of an act on one seat."""
    back = reverse("partners:member_detail", args=[member.lok.slug, member.pk])
    words = {"submit": title, "back": back, "back_label": member.person.name} | words
    return Page(title=title, done=done, **words)
