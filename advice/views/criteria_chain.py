"""Pages of the chain of a criteria set: consultation, the LOK's advice, ratification, and what changed."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from advice import actions, rules
from advice.changes import changes
from advice.forms.criteria_chain import BindAdviceForm, RatifyForm, first_words
from consultation.forms.consultations import ConsultationForm
from consultation.models import Consultation
from ledger.asking import ask
from meetings.models import Resolution
from partners.views.pages import Page, fill

from .criteria_sets import visible_set, visible_sets


def _page(criteria_set, title, done, **said) -> Page:
    said = {"submit": title, "back": criteria_set.get_absolute_url(), "back_label": criteria_set.title} | said
    return Page(title=title, done=done, **said)


def _consultation(criteria_set) -> str:
    about = criteria_set.consultation_id
    return reverse("consultation:consultation_detail", args=[criteria_set.lok.slug, about])


def consult_criteria(request, lok, pk):
    """Ask organisers and members what they think of each part."""
    criteria_set = visible_set(request, pk)
    ask(request.user, rules.CONSULT_CRITERIA, criteria_set)
    about = Consultation(lok=request.lok, **first_words(criteria_set))
    form = ConsultationForm(request.POST or None, instance=about)
    page = _page(
        *(criteria_set, "Vraag inspraak", "De inspraak staat klaar. Kijk ze na en open ze."),
        intro="De tekst wordt per onderdeel voorgelegd zoals hij nu is. Nog niemand krijgt bericht.",
    )
    return fill(request, page, form, partial(_consult, request, criteria_set, form), then=_consultation)


def _consult(request, criteria_set, form):
    return actions.consult_criteria(criteria_set, by=request.user, **form.values())


def bind_advice(request, lok, pk):
    """Record which advice of the LOK is about these criteria."""
    criteria_set = visible_set(request, pk)
    ask(request.user, rules.BIND_ADVICE, criteria_set)
    resolutions = Resolution.objects.visible_to(request.user).filter(lok=request.lok)
    form = BindAdviceForm(resolutions, criteria_set, request.POST or None)
    page = _page(
        *(criteria_set, "Leg het advies van het LOK vast", "Het advies van het LOK is vastgelegd."),
        intro="Alleen een geldig advies telt: geldig samengesteld, met voldoende leden aanwezig.",
    )
    return fill(request, page, form, partial(_bind, request, criteria_set, form))


def _bind(request, criteria_set, form):
    return actions.bind_advice(criteria_set, by=request.user, **form.cleaned_data)


def ratify_criteria(request, lok, pk):
    """Record who ratified the criteria."""
    criteria_set = visible_set(request, pk)
    ask(request.user, rules.RATIFY_CRITERIA, criteria_set)
    initial = {"ratified_by": request.lok.get_ratifying_body_display()}
    form = RatifyForm(request.POST or None, initial=initial)
    page = _page(criteria_set, "Leg de bekrachtiging vast", "De bekrachtiging is vastgelegd.")
    return fill(request, page, form, partial(_ratify, request, criteria_set, form))


def _ratify(request, criteria_set, form):
    return actions.ratify_criteria(criteria_set, by=request.user, **form.cleaned_data)


@login_not_required
def criteria_changes(request, lok, pk, other):
    """This version beside an older one, word by word."""
    criteria_set = visible_set(request, pk)
    older = get_object_or_404(visible_sets(request).filter(purpose=criteria_set.purpose), pk=other)
    found = changes(older.document, criteria_set.document)
    context = {
        "criteria_set": criteria_set,
        "older": older,
        "changed": [each for each in found if each.kind != "same"],
        "same_count": sum(each.kind == "same" for each in found),
    }
    return render(request, "advice/criteria_changes.html", context)
