"""Pages of criteria sets: the list, one set in plain words, and the acts on it."""

import datetime
from functools import partial

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from advice import actions, documents, explained, mails, rules
from advice.chain import chain
from advice.forms.criteria_sets import AdoptForm, DraftForm, ImportForm, NewVersionForm, first_stance
from advice.models import CriteriaSet, Round
from ledger.asking import ask
from partners.rules import can_see_staff_pages
from partners.templatetags.words import moment
from partners.views.pages import Page, fill, turn, with_reason

LIST = "Criteria"


def visible_sets(request):
    """The criteria sets of this LOK that this reader may see."""
    return CriteriaSet.objects.visible_to(request.user).filter(lok=request.lok)


def visible_set(request, pk):
    """One of them, with its LOK and log."""
    return get_object_or_404(visible_sets(request).with_chain(), pk=pk)


@login_not_required
def criteria_list(request, lok):
    """Per purpose what is in force, then older versions; staff also see drafts."""
    context = {
        "page": turn(request, visible_sets(request).listed()),
        "would_be": CriteriaSet(lok=request.lok),
    }
    return render(request, "advice/criteria_list.html", context)


@login_not_required
def criteria_detail(request, lok, pk):
    """The criteria in plain words, for whom wants to apply and for everybody."""
    criteria_set = visible_set(request, pk)
    versions = list(visible_sets(request).filter(purpose=criteria_set.purpose).listed())
    rounds = _rounds(request, criteria_set)
    context = {
        "criteria_set": criteria_set,
        "steps": chain(criteria_set, request.user, rounds),
        "older": next((each for each in versions if each.version < criteria_set.version), None),
        "document": criteria_set.document,
        "attainable": explained.attainable(criteria_set.document),
        "example": explained.example(criteria_set.document),
        "versions": versions,
        "in_force": next((each for each in versions if each.state == "published"), None),
        "rounds": rounds,
        "would_be": CriteriaSet(lok=request.lok),
        "is_staff": can_see_staff_pages(request.user, request.lok),
    }
    return render(request, "advice/criteria_detail.html", context)


def _rounds(request, criteria_set) -> list[Round]:
    """Rounds on these criteria; what nobody adopted has none."""
    if criteria_set.adopted_on is None:
        return []
    return list(Round.objects.visible_to(request.user).bound_to(criteria_set).select_related("lok"))


@login_not_required
def criteria_json(request, lok, pk):
    """The document byte for byte, as its fingerprint was taken."""
    criteria_set = visible_set(request, pk)
    name = f"criteria-{request.lok.slug}-{criteria_set.purpose}-{criteria_set.version}.json"
    response = HttpResponse(criteria_set.content.encode(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_not_required
def criteria_booklet(request, lok, pk):
    """The criteria as a paper."""
    criteria_set = visible_set(request, pk)
    name = f"criteria-{request.lok.slug}-{criteria_set.purpose}-{criteria_set.version}.pdf"
    response = HttpResponse(documents.criteria_booklet(criteria_set), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _overview(criteria_set) -> str:
    return reverse("advice:edit_criteria", args=[criteria_set.lok.slug, criteria_set.pk])


def _detail(criteria_set) -> str:
    return reverse("advice:criteria_detail", args=[criteria_set.lok.slug, criteria_set.pk])


def _may_draft(request):
    ask(request.user, rules.DRAFT_CRITERIA, CriteriaSet(lok=request.lok))


def _start_page(lok, title, submit, done) -> Page:
    return Page(title, submit, reverse("advice:criteria_list", args=[lok]), LIST, done)


def draft_criteria(request, lok):
    """Start with an empty set."""
    _may_draft(request)
    form = DraftForm(request.POST or None)
    page = _start_page(lok, "Nieuwe criteria", "Begin", "Het ontwerp is gemaakt. Vul nu de criteria in.")
    sets = visible_sets(request).listed()[:10]
    return fill(
        *(request, page, form, lambda: actions.draft_criteria(request.lok, form.document(), by=request.user)),
        template="advice/criteria_new.html",
        then=_overview,
        sets=sets,
    )


def import_criteria(request, lok):
    """Start from a document of somebody else; a document with one fault is not imported at all."""
    _may_draft(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    page = _start_page(lok, "Voer criteria in", "Voer in", "De criteria zijn ingevoerd als ontwerp.")
    act = lambda: actions.draft_criteria(request.lok, form.cleaned_data["document"], by=request.user)  # noqa: E731
    return fill(request, page, form, act, template="advice/criteria_import.html", then=_detail)


def new_version(request, lok, pk):
    """Start from these criteria."""
    _may_draft(request)
    criteria_set = visible_set(request, pk)
    form = NewVersionForm(request.POST or None)
    page = _page(criteria_set, "Maak een nieuwe versie", "De nieuwe versie staat klaar als ontwerp.")
    return fill(request, page, form, partial(_copy, request, criteria_set, form), then=_overview)


def _copy(request, criteria_set, form):
    document, changes = form.copy_of(criteria_set.document), form.cleaned_data["changes"]
    return actions.draft_criteria(request.lok, document, by=request.user, changes=changes)


def _page(criteria_set, title, done, **said) -> Page:
    said = {"submit": title, "back": _detail(criteria_set), "back_label": criteria_set.title} | said
    return Page(title=title, done=done, **said)


def adopt_criteria(request, lok, pk):
    """Record who adopted the criteria, and when."""
    criteria_set = visible_set(request, pk)
    ask(request.user, rules.ADOPT_CRITERIA, criteria_set)
    document = criteria_set.document
    start = {name: getattr(document, name) for name in ("adopted_by", "adopted_on", "legal_basis")}
    start["adopted_by"] = start["adopted_by"] or request.lok.get_adopting_body_display()
    start["follows"] = first_stance(criteria_set)
    form = AdoptForm(document, request.POST or None, initial=start)
    intro = "Na de vaststelling verandert er niets meer aan deze criteria. Iedereen kan ze dan lezen."
    page = _page(criteria_set, "Leg de vaststelling vast", "De vaststelling is vastgelegd.", intro=intro)
    return fill(request, page, form, partial(_adopt, request, criteria_set, form))


def _adopt(request, criteria_set, form):
    return actions.adopt_criteria(criteria_set, by=request.user, **form.cleaned_data)


def publish_criteria(request, lok, pk):
    """Make the criteria known; cannot be undone."""
    criteria_set = visible_set(request, pk)
    ask(request.user, rules.PUBLISH_CRITERIA, criteria_set)
    older = visible_sets(request).in_force().filter(purpose=criteria_set.purpose).first()
    sentence = f"{rules.PUBLISH_CRITERIA.past}: {criteria_set}."
    page = _page(criteria_set, "Maak bekend", "De criteria zijn bekendgemaakt.", sentence=sentence)
    return fill(
        *(request, page, forms.Form(request.POST if request.method == "POST" else None)),
        partial(actions.publish_criteria, criteria_set, by=request.user),
        template="advice/criteria_publish.html",
        criteria_set=criteria_set,
        public=_public(criteria_set, older),
        mail_count=mails.audience(request.lok),
    )


def _public(criteria_set, older) -> list[str]:
    """What everybody will know from now on."""
    opens = timezone.now() + datetime.timedelta(days=criteria_set.lok.notice_days)
    lines = [
        f"De criteria “{criteria_set}” voor {criteria_set.get_purpose_display()}, met punten en bewijs.",
        f"Dat ze vastgesteld zijn door {criteria_set.adopted_by}, en het moment van bekendmaking.",
    ]
    lines += [f"Ze vervangen versie {older.version}, die leesbaar blijft."] if older else []
    return [*lines, f"Een adviesronde op deze criteria kan ten vroegste open op {moment(opens)}."]


def withdraw_criteria(request, lok, pk):
    """Take the criteria out of use, with the reason why."""
    criteria_set = visible_set(request, pk)
    ask(request.user, rules.WITHDRAW_CRITERIA, criteria_set)
    sentence = f"{rules.WITHDRAW_CRITERIA.past}: {criteria_set}."
    page = _page(criteria_set, "Trek in", "De criteria zijn ingetrokken.", sentence=sentence, is_danger=True)
    return with_reason(request, page, partial(actions.withdraw_criteria, criteria_set, by=request.user))
