"""The editor of a draft: an overview of its parts, and a page for each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from advice import actions, criteria, explained, rules
from advice.criteria import CriteriaRefused
from advice.forms import criteria_parts as parts
from advice.forms.criteria_kinds import KINDS, kind_of
from ledger.asking import ask
from partners.forms import act

from .criteria_sets import visible_set

STALE = (
    "Iemand anders bewaarde intussen iets in dit ontwerp. Wat u typte staat hier nog. "
    "Kijk het na en bewaar opnieuw."
)
FIRST = {
    "title": "Nieuw criterium",
    "why": "",
    "evidence": "",
    "kind": "judgement",
    "max_points": "1",
    "step": "0.5",
}
FIRST |= {"applies_to": list(criteria.CARE_LABELS), "accepts": list(criteria.PROOF_LABELS)}


def edit_criteria(request, lok, pk):
    """Every part of the draft, with the way to change it."""
    draft = _draft(request, pk)
    context = {
        "criteria_set": draft,
        "document": draft.document,
        "attainable": explained.attainable(draft.document),
        "example": explained.example(draft.document),
    }
    return render(request, "advice/criteria_edit.html", context)


def _draft(request, pk):
    """The draft, when this person may edit it now."""
    draft = visible_set(request, pk)
    ask(request.user, rules.EDIT_CRITERIA, draft)
    return draft


def _tree(draft) -> dict:
    return criteria.to_dict(draft.document)


def _home(draft) -> str:
    return reverse("advice:edit_criteria", args=[draft.lok.slug, draft.pk])


def _edit(request, draft, form, change, *, title, **more):
    """Show a part; when it comes back right, keep the document that `change(value)` gives."""
    if (
        form.is_bound
        and form.is_valid()
        and _is_fresh(request, draft, form)
        and _keep(request, draft, form, change)
    ):
        messages.success(request, "Bewaard.")
        return redirect(_home(draft) + more.get("place", ""))
    is_again = bool(request.POST.get("rows"))
    seen = request.POST["seen"] if is_again and "seen" in request.POST else draft.content_sha256
    context = {
        "criteria_set": draft,
        "form": form,
        "title": title,
        "seen": seen,
        "back": _home(draft),
        "neighbourhoods": request.lok.neighbourhoods.all(),
        **more,
    }
    return render(request, "advice/criteria_part.html", context)


def _is_fresh(request, draft, form) -> bool:
    """Whether the draft is still as this person saw it; two people do not overwrite each other unseen."""
    if request.POST.get("seen") == draft.content_sha256:
        return True
    form.add_error(None, STALE)
    return False


def _keep(request, draft, form, change):
    """Count every sum anew and keep the draft, or put the complaints beside the fields."""
    try:
        document = criteria.from_dict(change(form.value()), recount=True)
    except CriteriaRefused as refused:
        form.complain(refused.problems)
        return None
    changes = form.cleaned_data.get("changes")
    return act(form, actions.edit_criteria, draft, document, by=request.user, changes=changes)


def _simple(request, pk, form_class, title, **more):
    """A part whose value goes into the document as it is."""
    draft = _draft(request, pk)
    tree = _tree(draft)
    form = form_class(tree | {"changes": draft.changes}, request.POST or None)
    return _edit(request, draft, form, lambda value: tree | value, title=title, **more)


def edit_criteria_general(request, lok, pk):
    """Title, validity and ground."""
    return _simple(request, pk, parts.GeneralForm, "Algemeen")


def edit_criteria_scale(request, lok, pk):
    """From points to a score."""
    return _simple(request, pk, parts.ScaleForm, "Schaal en afronding", place="#schaal")


def edit_criteria_grounds(request, lok, pk):
    """Grounds of a negative advice."""
    return _simple(request, pk, parts.GroundsForm, "Gronden voor een negatief advies", place="#gronden")


def edit_criteria_knock_outs(request, lok, pk):
    """Conditions for everybody."""
    return _simple(request, pk, parts.KnockOutsForm, "Voorwaarden vooraf", place="#voorwaarden")


def edit_criteria_tie_break(request, lok, pk):
    """What decides between equal scores."""
    draft = _draft(request, pk)
    known = [f"{criterion.code} {criterion.title}" for criterion in draft.document.criteria]
    return _simple(request, pk, parts.TieBreakForm, "Bij gelijke score", place="#gelijk", known=known)


# --- groups ------------------------------------------------------------------------------------------------


def edit_criteria_new_group(request, lok, pk):
    """A group starts with one criterion, to be filled in next."""
    draft = _draft(request, pk)
    tree = _tree(draft)
    code = _free(tree, "", len(tree["groups"]) + 1)
    form = parts.GroupForm({"code": code}, request.POST or None)

    def add(group):
        first = FIRST | {"code": _free(tree, f"{group['code']}.", 1)}
        tree["groups"].append(group | {"max_points": "0", "criteria": [first]})
        return tree

    return _edit(request, draft, form, add, title="Nieuwe groep", place="#groepen")


def edit_criteria_group(request, lok, pk, group):
    """Number, title and goal of a group."""
    draft = _draft(request, pk)
    tree = _tree(draft)
    found = _at(tree["groups"], group)
    form = parts.GroupForm(found, request.POST or None)

    def change(value):
        found.update(value)
        return tree

    return _edit(request, draft, form, change, title=f"Groep {found['code']}", place=f"#groep-{group}")


@require_POST
def edit_criteria_move_group(request, lok, pk, group):
    """One place up or down."""
    return _move(request, pk, lambda tree: tree["groups"], group, "#groepen")


def edit_criteria_remove_group(request, lok, pk, group):
    """With all its criteria."""
    draft = _draft(request, pk)
    found = _at(_tree(draft)["groups"], group)
    what = f"groep {found['code']} {found['title']}, met {len(found['criteria'])} criteria"
    return _remove(request, draft, lambda tree: tree["groups"], group, what)


# --- criteria ----------------------------------------------------------------------------------------------


def edit_criteria_new_criterion(request, lok, pk, group):
    """First its kind, then what that kind asks."""
    draft = _draft(request, pk)
    tree = _tree(draft)
    found = _at(tree["groups"], group)
    kind = request.GET.get("soort", "")
    if kind not in KINDS:
        return _kinds(request, draft, "Nieuw criterium")
    start = {"code": _free(tree, f"{found['code']}.", len(found["criteria"]) + 1)}
    form = KINDS[kind](start, request.POST or None)

    def add(criterion):
        found["criteria"].append(criterion)
        return tree

    return _edit(
        request, draft, form, add, title="Nieuw criterium", place=f"#groep-{group}", kind=KINDS[kind]
    )


def edit_criteria_criterion(request, lok, pk, group, place):
    """One criterion; with another kind what all kinds share is kept."""
    draft = _draft(request, pk)
    tree = _tree(draft)
    own = _at(tree["groups"], group)["criteria"]
    found = _at(own, place)
    kind = request.GET.get("soort", kind_of(found))
    if kind not in KINDS:
        return _kinds(request, draft, f"Criterium {found['code']}", kind_of(found))
    form = KINDS[kind](found, request.POST or None)

    def change(criterion):
        tree["tie_break"] = [criterion["code"] if c == found["code"] else c for c in tree["tie_break"]]
        own[place] = criterion
        return tree

    title = f"Criterium {found['code']}"
    return _edit(request, draft, form, change, title=title, place=f"#groep-{group}", kind=KINDS[kind])


def _kinds(request, draft, title, kind=""):
    """Which kind of criterion?"""
    context = {"criteria_set": draft, "title": title, "kinds": KINDS, "kind": kind, "back": _home(draft)}
    return render(request, "advice/criteria_kind.html", context)


@require_POST
def edit_criteria_move_criterion(request, lok, pk, group, place):
    """One place up or down in its group."""
    return _move(request, pk, lambda tree: _at(tree["groups"], group)["criteria"], place, f"#groep-{group}")


def edit_criteria_remove_criterion(request, lok, pk, group, place):
    """Take a criterion out of the draft."""
    draft = _draft(request, pk)
    found = _at(_at(_tree(draft)["groups"], group)["criteria"], place)
    what = f"criterium {found['code']} {found['title']}"
    return _remove(request, draft, lambda tree: tree["groups"][group]["criteria"], place, what)


# --- what groups and criteria share ------------------------------------------------------------------------


def _at(things: list, index: int):
    """The one at that place, counted from 0; who points past the end gets a 404."""
    if index >= len(things):
        raise Http404("Dit staat niet meer op deze plaats.")
    return things[index]


def _free(tree: dict, before: str, number: int) -> str:
    """The first number from there that no group or criterion has yet."""
    taken = {group["code"] for group in tree["groups"]}
    taken |= {criterion["code"] for group in tree["groups"] for criterion in group["criteria"]}
    while f"{before}{number}" in taken:
        number += 1
    return f"{before}{number}"


def _move(request, pk, within, index, place):
    """Change places with the neighbour; nothing happens at the ends, or when the draft changed meanwhile."""
    draft = _draft(request, pk)
    tree = _tree(draft)
    things = within(tree)
    _at(things, index)
    to = index + (1 if request.POST.get("to") == "down" else -1)
    if request.POST.get("seen") != draft.content_sha256:
        messages.error(
            request, "Iemand anders bewaarde intussen iets in dit ontwerp. Kijk na en probeer opnieuw."
        )
    elif 0 <= to < len(things):
        things[index], things[to] = things[to], things[index]
        actions.edit_criteria(draft, criteria.from_dict(tree, recount=True), by=request.user)
    return redirect(_home(draft) + place)


def _remove(request, draft, within, index, what):
    """Take something out after a confirmation; the last of a list stays."""
    tree = _tree(draft)
    if len(within(tree)) == 1:
        messages.error(request, f"{what[0].upper()}{what[1:]}: dit is het enige. Voeg eerst iets anders toe.")
        return redirect(_home(draft))

    def take_out(_):
        del within(tree)[index]
        left = {criterion["code"] for group in tree["groups"] for criterion in group["criteria"]}
        tree["tie_break"] = [code for code in tree["tie_break"] if code in left]
        return tree

    form = parts.Part({}, request.POST or None)
    return _edit(
        request, draft, form, take_out, title="Verwijder uit het ontwerp", place="#groepen", removes=what
    )
