"""Pages of consultations: the list, one consultation, and the acts on it."""

import datetime
from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from consultation import actions, mails, rules, steps
from consultation.forms.consultations import ConsultationForm, ExtendForm
from consultation.models import Clause, Consultation, Input
from consultation.standing import in_all, of_clauses, speakers
from ledger.asking import ask
from partners.roles import is_regie
from partners.templatetags.words import moment
from partners.views.pages import Page, fill, turn, with_reason

from .finding import back_to, seen_clauses, to, visible_consultation

THREE_WEEKS = datetime.timedelta(days=21)


@login_not_required
def consultation_list(request, lok):
    """What is open first, then what waits for answers, then what is closed."""
    rows = Consultation.objects.visible_to(request.user).filter(lok=request.lok)
    would_be = Consultation(lok=request.lok)
    context = {
        "page": turn(request, rows.listed().with_counts()),
        "would_be": would_be,
        "counts": is_regie(request.user, would_be),
    }
    return render(request, "consultation/consultation_list.html", context)


@login_not_required
def consultation_detail(request, lok, pk):
    """What it is about, its terms, its text with the positions, and what comes next."""
    consultation = visible_consultation(request, pk)
    mine, can_answer = speakers(request.user, consultation), is_regie(request.user, consultation)
    context = {
        "consultation": consultation,
        "sentence": steps.sentence(consultation),
        "step": steps.next_step(consultation, is_regie=can_answer, speaks=bool(mine)),
        "terms": steps.terms(consultation),
        "calendar": steps.calendar(consultation),
        "speakers": mine,
        "is_regie": can_answer,
        "would_enter": Input(lok=request.lok, consultation=consultation),
    }
    return render(request, "consultation/consultation_detail.html", context | _text(request, context))


def _text(request, context) -> dict:
    """The clauses of the asked page, with the positions, and where the reader goes on."""
    shows, clauses = seen_clauses(request, context["consultation"])
    by_clause = of_clauses(clauses) if shows else {}
    page, mine = turn(request, clauses), context["speakers"]
    return {
        "page": page,
        "clause_count": len(clauses),
        "shows": shows,
        "whole": in_all(by_clause),
        "rows": _rows(page, mine, by_clause),
        "is_begun": any(speaker.inputs for speaker in mine),
        "first_open": _first_open(clauses, mine),
    }


def _first_open(clauses: list[Clause], mine) -> Clause | None:
    """The first clause on which one of my organisations said nothing yet."""
    remaining = [clause for speaker in mine for clause in speaker.remaining(clauses)]
    return min(remaining, key=lambda clause: clause.place, default=None)


def _rows(page, mine, by_clause) -> list[dict]:
    """The clauses of this page, with everybody's positions where this reader sees them, and my own."""
    return [
        {
            "clause": clause,
            "positions": by_clause.get(clause.pk),
            "mine": [(speaker, speaker.on(clause)) for speaker in mine if speaker.on(clause)],
        }
        for clause in page
    ]


def draft_consultation(request, lok):
    """Prepare one, in silence."""
    closes_at = timezone.now().replace(minute=0, second=0, microsecond=0) + THREE_WEEKS
    consultation = Consultation(lok=request.lok, closes_at=closes_at)
    ask(request.user, rules.DRAFT_CONSULTATION, consultation)
    form = ConsultationForm(request.POST or None, instance=consultation)
    page = Page(
        "Bereid een inspraak voor",
        "Bewaar en zet de tekst erin",
        reverse("consultation:consultation_list", args=[lok]),
        "Inspraak",
        "De inspraak is bewaard. Zet nu de tekst erin.",
    )
    do = lambda: actions.draft_consultation(Consultation(lok=request.lok, **form.values()), by=request.user)  # noqa: E731
    return fill(request, page, form, do, then=lambda made: to("import_text", made))


def edit_consultation(request, lok, pk):
    """Change the terms of a draft."""
    consultation = visible_consultation(request, pk)
    ask(request.user, rules.EDIT_CONSULTATION, consultation)
    form = ConsultationForm(request.POST or None, instance=consultation)
    page = Page("Titel en voorwaarden", "Bewaar", done="Bewaard.", **back_to(consultation))
    return fill(
        request,
        page,
        form,
        lambda: actions.edit_consultation(consultation, by=request.user, **form.values()),
    )


def open_consultation(request, lok, pk):
    """Ask everybody; after this text and terms stay as they are."""
    consultation = visible_consultation(request, pk)
    ask(request.user, rules.OPEN_CONSULTATION, consultation)
    clauses = consultation.clauses.count()
    page = Page(
        "Open de inspraak",
        "Open de inspraak",
        done="De inspraak is open. Iedereen die gevraagd is, kreeg een mail.",
        intro="Na het openen veranderen de tekst en de voorwaarden niet meer. Meer tijd geven kan wel.",
        sentence=f"Inspraak geopend: {consultation.title}, {clauses} artikelen, "
        f"tot {moment(consultation.closes_at)}.",
        **back_to(consultation),
    )
    public = ["In het logboek: dat deze inspraak open is, en de vingerafdruk van de tekst."]
    return _sure(request, page, consultation, actions.open_consultation, public)


def extend_consultation(request, lok, pk):
    """More time, for everybody."""
    consultation = visible_consultation(request, pk)
    ask(request.user, rules.EXTEND_CONSULTATION, consultation)
    form = ExtendForm(request.POST or None, initial={"closes_at": consultation.closes_at})
    page = Page(
        "Geef meer tijd",
        "Geef meer tijd",
        done="Er is meer tijd. Iedereen die gevraagd is, kreeg een mail.",
        sentence=f"Meer tijd voor inbreng: {consultation.title}, met de reden.",
        **back_to(consultation),
    )
    do = lambda: actions.extend_consultation(consultation, by=request.user, **form.cleaned_data)  # noqa: E731
    extra = _mail_to(mails.asked(consultation), consultation)
    return fill(request, page, form, do, template="partners/confirm.html", **extra)


@require_POST
def remind(request, lok, pk):
    """Remind who gave nothing yet."""
    consultation = visible_consultation(request, pk)
    actions.remind(consultation, by=request.user)
    messages.success(request, "Wie nog niets zei, kreeg een herinnering.")
    return redirect(to("consultation_detail", consultation))


@require_POST
def end_consultation(request, lok, pk):
    """The window is over."""
    consultation = visible_consultation(request, pk)
    actions.end_consultation(consultation, by=request.user)
    messages.success(request, "De inbreng ligt vast. Schrijf nu de antwoorden.")
    return redirect(to("answering", consultation))


def close_consultation(request, lok, pk):
    """Release every answer at once."""
    consultation = visible_consultation(request, pk)
    ask(request.user, rules.CLOSE_CONSULTATION, consultation)
    given = consultation.inputs.given().count()
    names = "zonder namen" if consultation.is_anonymous else "met de naam van de organisatie"
    page = Page(
        "Maak de antwoorden bekend",
        "Maak alle antwoorden bekend",
        done="De inspraak is afgesloten. Alle antwoorden zijn bekend. De PDF van het verslag volgt.",
        intro="Lees de antwoorden nog eens na. Een bekendgemaakt antwoord verandert niet meer.",
        sentence=f"Inspraak afgesloten met antwoorden: {consultation.title}. Inbreng: {given}.",
        **back_to(consultation),
    )
    public = [
        f"Alle inbreng ({given}), {names}",
        "Alle antwoorden, met hun reden",
        "Het verslag, ook als PDF",
    ]
    return _sure(request, page, consultation, actions.close_consultation, public)


def cancel_consultation(request, lok, pk):
    """Stop it, with the reason why."""
    consultation = visible_consultation(request, pk)
    ask(request.user, rules.CANCEL_CONSULTATION, consultation)
    page = Page(
        "Zet de inspraak stop",
        "Zet stop",
        done="De inspraak is stopgezet.",
        sentence=f"Inspraak stopgezet: {consultation.title}, met de reden.",
        is_danger=True,
        **back_to(consultation),
    )
    return with_reason(request, page, partial(actions.cancel_consultation, consultation, by=request.user))


def _sure(request, page: Page, consultation: Consultation, do, public: list[str]):
    """The page of an act that cannot be undone: what becomes public, who gets mail, what the log will say."""
    extra = _mail_to(mails.asked(consultation), consultation) | {"public": public}
    act = partial(do, consultation, by=request.user)
    form = forms.Form(request.POST or None)
    return fill(request, page, form, act, template="partners/confirm.html", **extra)


def _mail_to(addresses: list[str], consultation: Consultation) -> dict:
    return {"mail_count": len(addresses), "mail_to": consultation.get_audience_display()}
