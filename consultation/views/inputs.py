"""Pages of input: one clause with what is said about it, and the acts of who says it."""

from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from consultation import actions, rules
from consultation.forms.inputs import EnterForm, InputForm
from consultation.models import Clause, Input
from consultation.parties import all_parties, parties_of
from consultation.standing import of_clauses, speakers
from ledger.asking import ask
from partners.forms import act
from partners.views.pages import PAGE_LENGTH, Page, confirm, fill

from .finding import back_to, own_input, seen_clauses, to, visible_clause, visible_consultation


@login_not_required
def clause_detail(request, lok, pk):
    """One clause: its text, my own input, and what others said where it may be seen."""
    clause = visible_clause(request, pk)
    consultation = clause.consultation
    mine = speakers(request.user, consultation)
    shows, clauses = seen_clauses(request, consultation)
    entry = Input(lok=request.lok, consultation=consultation, clause=clause)
    context = {
        "clause": clause,
        "consultation": consultation,
        "speakers": [(speaker, speaker.on(clause)) for speaker in mine],
        "mine": {each.pk for speaker in mine for each in speaker.on(clause)},
        "would_enter": entry,
        "form": _form(request, entry, mine),
        **_around(clause, clauses, mine),
        **(_said(request, clause, of_clauses(clauses)[clause.pk]) if shows else {"page": None}),
    }
    return render(request, "consultation/clause_detail.html", context)


def _said(request, clause: Clause, counted) -> dict:
    """What everybody said here: the positions, and the asked page; how many there are is known already."""
    said = Input.objects.visible_to(request.user).given().filter(clause=clause)
    pages = Paginator(said.with_all().in_order(), PAGE_LENGTH)
    pages.count = counted.said
    return {"positions": counted, "page": pages.get_page(request.GET.get("page"))}


def _form(request, entry: Input, mine) -> InputForm | None:
    """The form stands on the page itself while one of my organisations said nothing yet here."""
    silent = next((speaker for speaker in mine if not speaker.on(entry.clause)), None)
    if silent is None:
        return None
    about = {"lok": entry.lok, "consultation": entry.consultation, "clause": entry.clause}
    if rules.GIVE_INPUT.why_not(request.user, Input(**about, **silent.party.fields)):
        return None
    return InputForm(entry=entry, parties=[speaker.party for speaker in mine])


def _around(clause: Clause, clauses: list[Clause], mine) -> dict:
    """The clauses before and after, and how far I have come."""
    at = next(place for place, each in enumerate(clauses) if each.pk == clause.pk)
    return {
        "before": clauses[at - 1] if at else None,
        "after": clauses[at + 1] if at + 1 < len(clauses) else None,
        "number": at + 1,
        "clause_count": len(clauses),
        "progress": [(speaker, len(clauses)) for speaker in mine],
    }


def start_input(request, lok, pk):
    """Say something about a clause, for one of the organisations one speaks for."""
    clause = visible_clause(request, pk)
    consultation = clause.consultation
    parties = parties_of(request.user, consultation)
    blank = Input(lok=request.lok, consultation=consultation, clause=clause)
    first = parties[0].fields if parties else {}
    would_be = Input(lok=request.lok, consultation=consultation, clause=clause, **first)
    ask(request.user, rules.GIVE_INPUT, would_be)
    form = InputForm(request.POST or None, entry=blank, parties=parties)
    do = actions.draft_input if "as_draft" in request.POST else actions.give_input
    return _say(request, form, lambda: do(_named(blank, form), by=request.user, **form.values()))


def _named(entry: Input, form: InputForm) -> Input:
    for name, value in form.party().items():
        setattr(entry, name, value)
    return entry


def give_input(request, lok, pk):
    """Give own input, or give it again with other words."""
    entry = own_input(request, pk)
    ask(request.user, rules.GIVE_INPUT, entry)
    form = InputForm(request.POST or None, entry=entry)
    return _say(request, form, lambda: actions.give_input(entry, by=request.user, **form.values()))


@require_POST
def draft_input(request, lok, pk):
    """Keep own draft as it was typed."""
    entry = own_input(request, pk)
    form = InputForm(request.POST, entry=entry)
    return _say(request, form, lambda: actions.draft_input(entry, by=request.user, **form.values()))


def _say(request, form: InputForm, do):
    """Show the form; when it was right, on to the next clause on which nothing was said."""
    clause = form.entry.clause
    if request.method == "POST" and form.is_valid() and (said := act(form, do)):
        done = "Doorgegeven. Dank u." if said.is_given else "Bewaard als ontwerp. Alleen u ziet dit."
        messages.success(request, f"{clause}: {done}")
        return redirect(_onward(request, said))
    context = {"form": form, "clause": clause, "consultation": clause.consultation, "entry": form.entry}
    return render(request, "consultation/input.html", context)


def _onward(request, said: Input) -> str:
    """The next clause this organisation said nothing about, else the whole."""
    consultation = said.consultation
    mine = Input.objects.own(request.user).exclude(state=Input.State.WITHDRAWN)
    done = mine.filter(consultation=consultation, organiser=said.organiser, membership=said.membership)
    open_ = consultation.clauses.exclude(pk__in=done.values("clause"))
    following = open_.filter(place__gt=said.clause.place).first()
    return to("clause_detail", following) if following else to("consultation_detail", consultation)


def withdraw_input(request, lok, pk):
    """Take own input back."""
    entry = own_input(request, pk)
    ask(request.user, rules.WITHDRAW_INPUT, entry)
    page = Page(
        "Trek uw inbreng in",
        "Trek in",
        to("clause_detail", entry.clause),
        str(entry.clause),
        "Uw inbreng is ingetrokken.",
        intro="Uw inbreng telt dan niet mee en krijgt geen antwoord.",
        sentence="Inbreng ingetrokken. De woorden zelf komen niet in het logboek.",
    )
    return confirm(
        request,
        page,
        forms.Form(request.POST or None),
        partial(actions.withdraw_input, entry, by=request.user),
    )


def agree_with_rest(request, lok, pk):
    """Agree at once with every clause on which nothing was said."""
    consultation = visible_consultation(request, pk)
    mine = speakers(request.user, consultation)
    key = request.POST.get("party", request.GET.get("namens", ""))
    speaker = next((each for each in mine if each.party.key == key), mine[0] if mine else None)
    fields = speaker.party.fields if speaker else {}
    ask(request.user, rules.GIVE_INPUT, Input(lok=request.lok, consultation=consultation, **fields))
    clauses = speaker.remaining(list(consultation.clauses.all()))
    if request.method == "POST":
        actions.agree_with_rest(consultation, clauses, by=request.user, **fields)
        messages.success(request, f"Uw akkoord met {len(clauses)} artikelen is doorgegeven. Dank u.")
        return redirect(to("consultation_detail", consultation))
    context = {"consultation": consultation, "speaker": speaker, "clauses": clauses}
    return render(request, "consultation/agree_with_rest.html", context | {"back": back_to(consultation)})


def enter_input(request, lok, pk):
    """Write down what came on paper, by phone or at a meeting."""
    consultation = visible_consultation(request, pk)
    clauses = consultation.clauses.all()
    asked = request.GET.get("artikel", "")
    clause = clauses.filter(pk=asked).first() if asked.isdigit() else None
    entry = Input(lok=request.lok, consultation=consultation, clause=clause or clauses.first())
    ask(request.user, rules.ENTER_INPUT, entry)
    form = EnterForm(request.POST or None, entry=entry, parties=all_parties(consultation))
    page = Page(
        "Noteer inbreng voor iemand",
        "Noteer",
        done="De inbreng is genoteerd.",
        intro="Noteer wat de organisatie zelf zei of schreef. Zij ziet dit bij haar inbreng.",
        **back_to(consultation),
    )
    do = lambda: actions.enter_input(_named(entry, form), by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, template="consultation/enter_input.html", consultation=consultation)
