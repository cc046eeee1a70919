"""Pages of the text of a draft: read it in, look how it was cut, and mend it clause by clause."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from consultation import actions, cutting, rules
from consultation.clauses import ClauseText
from consultation.forms.texts import ClauseForm, ImportForm
from consultation.models import Clause, Consultation
from ledger.asking import ask
from partners.forms import act
from partners.views.pages import Page, fill

from .finding import to, visible_clause, visible_consultation


def text(request, lok, pk):
    """The clauses of a draft, to mend one by one."""
    consultation = _draft(request, visible_consultation(request, pk))
    context = {"consultation": consultation, "clauses": consultation.clauses.all()}
    return render(request, "consultation/text.html", context)


def import_text(request, lok, pk):
    """Paste a text or bring a file; it is shown cut before it replaces anything."""
    consultation = _draft(request, visible_consultation(request, pk))
    form = ImportForm(request.POST or None, request.FILES or None)
    clauses = form.clauses if request.method == "POST" and form.is_valid() else []
    if clauses and "keep" in request.POST and act(form, _keep, request, consultation, clauses):
        messages.success(request, "De tekst staat erin. Kijk hem na.")
        return redirect(to("text", consultation))
    if clauses:
        form = ImportForm.again(clauses)
    context = {
        "consultation": consultation,
        "form": form,
        "clauses": clauses,
        "replaced": consultation.clauses.count(),
    }
    return render(request, "consultation/text_import.html", context)


def _keep(request, consultation, clauses):
    return actions.edit_consultation(consultation, by=request.user, clauses=clauses)


def add_clause(request, lok, pk):
    """One more clause, at the end."""
    consultation = _draft(request, visible_consultation(request, pk))
    texts = _texts(consultation)
    form = ClauseForm(request.POST or None, initial={"number": len(texts) + 1})
    return _write(request, consultation, form, "Voeg een artikel toe", lambda: [*texts, *form.written()])


def edit_clause(request, lok, pk):
    """Change one clause."""
    clause = visible_clause(request, pk)
    consultation = _draft(request, clause.consultation)
    form = ClauseForm(request.POST or None, instance=clause)
    changed = lambda: _with(consultation, clause, form.written())  # noqa: E731
    return _write(request, consultation, form, f"Bewerk {clause}", changed)


@require_POST
def remove_clause(request, lok, pk):
    """Take one clause out of the draft."""
    clause = visible_clause(request, pk)
    consultation = _draft(request, clause.consultation)
    _keep(request, consultation, _with(consultation, clause, []))
    messages.success(request, f"{clause} is geschrapt.")
    return redirect(to("text", consultation))


@require_POST
def merge_clause(request, lok, pk):
    """Put the words of a clause behind those of the one before it, which keeps its number and heading."""
    clause = visible_clause(request, pk)
    consultation = _draft(request, clause.consultation)
    texts, at = _texts(consultation), clause.place - 1
    merged = _merged(texts[at - 1], texts[at])
    if len(merged.text) > cutting.LONGEST_TEXT:
        messages.error(request, "Samen zijn deze artikelen te lang: hoogstens 20.000 tekens.")
    elif at:
        _keep(request, consultation, [*texts[: at - 1], merged, *texts[at + 1 :]])
        messages.success(request, f"{clause} hoort nu bij het artikel ervoor.")
    return redirect(f"{to('text', consultation)}#artikel-{max(at, 1)}")


def _merged(one: ClauseText, other: ClauseText) -> ClauseText:
    words = [one.text, other.heading, other.text]
    return ClauseText(one.number, one.heading, "\n\n".join(word for word in words if word))


@require_POST
def move_clause(request, lok, pk):
    """One place up or down."""
    clause = visible_clause(request, pk)
    consultation = _draft(request, clause.consultation)
    texts, at = _texts(consultation), clause.place - 1
    other = at - 1 if "up" in request.POST else at + 1
    if 0 <= other < len(texts):
        texts[at], texts[other] = texts[other], texts[at]
        _keep(request, consultation, texts)
    return redirect(f"{to('text', consultation)}#artikel-{min(max(other, 0), len(texts) - 1) + 1}")


def _write(request, consultation, form, title, clauses):
    back = to("text", consultation)
    page = Page(title, "Bewaar", back, consultation.title, "Bewaard.")
    return fill(request, page, form, lambda: _keep(request, consultation, clauses()))


def _draft(request, consultation: Consultation) -> Consultation:
    ask(request.user, rules.EDIT_CONSULTATION, consultation)
    return consultation


def _texts(consultation: Consultation) -> list[ClauseText]:
    rows = consultation.clauses.values_list("number", "heading", "text")
    return [ClauseText(*row) for row in rows]


def _with(consultation: Consultation, clause: Clause, instead: list[ClauseText]) -> list[ClauseText]:
    texts = _texts(consultation)
    return [*texts[: clause.place - 1], *instead, *texts[clause.place :]]
