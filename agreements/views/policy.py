"""Pages of policy goals and measures: lists, one of each, and the acts on them."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from agreements import actions, rules, steps
from agreements.forms import policy as policy_forms
from agreements.models import LocalSubsidy, Measure, PolicyGoal
from agreements.models.readers import inside
from agreements.serving import serving
from consultation.models import Consultation
from ledger.asking import ask
from partners.views.pages import Page, fill, turn, with_reason

from .tabs import room_tabs


def visible_goal(request, pk) -> PolicyGoal:
    """A goal of this LOK."""
    goals = PolicyGoal.objects.visible_to(request.user).filter(lok=request.lok).select_related("term")
    return in_lok(request, get_object_or_404(goals, pk=pk))


def visible_measure(request, pk) -> Measure:
    """A measure of this LOK that this reader may see, else 404."""
    measures = Measure.objects.visible_to(request.user).filter(lok=request.lok)
    return in_lok(request, get_object_or_404(measures.select_related("goal", "consultation"), pk=pk))


def in_lok(request, thing):
    """The LOK was read already."""
    thing.lok = request.lok
    return thing


def to(name: str, thing) -> str:
    return reverse(f"agreements:{name}", args=[thing.lok.slug, thing.pk])


def page_of(title, submit, name, thing, done, **more) -> Page:
    """The page of an act on this thing, whose own page is `name`."""
    return Page(title, submit, to(name, thing), str(thing), done, **more)


def filled(thing, form):
    """A new record with what the form says."""
    for name, value in form.values().items():
        setattr(thing, name, value)
    return thing


@login_not_required
def goal_list(request, lok):
    """What the municipality wants to reach, and what serves each goal; goals without any show as such."""
    goals = PolicyGoal.objects.visible_to(request.user).filter(lok=request.lok)
    page = turn(request, goals.running_first().select_related("term"))
    found = serving(page.object_list, request.user, request.lok)
    context = {
        "page": page,
        "goals": [(goal, found[goal.pk]) for goal in page],
        "tabs": room_tabs(request, "goal_list"),
        "would_add": PolicyGoal(lok=request.lok),
    }
    return render(request, "agreements/goal_list.html", context)


@login_not_required
def goal_detail(request, lok, pk):
    """One goal, and everything that serves it."""
    goal = visible_goal(request, pk)
    context = {
        "goal": goal,
        "goals": [goal],
        "serving": serving([goal], request.user, request.lok)[goal.pk],
        "would_draft": Measure(lok=request.lok, goal=goal),
        "would_subsidise": LocalSubsidy(lok=request.lok, goal=goal),
        "chosen": urlencode({"doel": goal.pk}),
    }
    return render(request, "agreements/goal_detail.html", context)


def add_goal(request, lok):
    """A new goal."""
    goal = PolicyGoal(lok=request.lok)
    ask(request.user, rules.ADD_GOAL, goal)
    form = policy_forms.GoalForm(request.POST or None, instance=goal)
    back = reverse("agreements:goal_list", args=[lok])
    page = Page("Voeg een beleidsdoel toe", "Voeg toe", back, "Beleidsdoelen", "Het doel is toegevoegd.")
    do = lambda: actions.add_goal(filled(goal, form), by=request.user)  # noqa: E731
    return fill(request, page, form, do, then=partial(to, "goal_detail"))


def edit_goal(request, lok, pk):
    """Other words, another term or source."""
    goal = visible_goal(request, pk)
    ask(request.user, rules.EDIT_GOAL, goal)
    form = policy_forms.GoalForm(request.POST or None, instance=goal)
    page = page_of("Wijzig het doel", "Bewaar", "goal_detail", goal, "Het doel is gewijzigd.")
    return fill(request, page, form, lambda: actions.edit_goal(goal, by=request.user, **form.values()))


def end_goal(request, lok, pk):
    """It is reached or given up: what came of it."""
    goal = visible_goal(request, pk)
    ask(request.user, rules.END_GOAL, goal)
    form = policy_forms.EndGoalForm(request.POST or None)
    intro = "Dit kan niet terug. Iedereen leest wat ervan kwam."
    page = page_of(
        "Sluit het doel af", "Sluit af", "goal_detail", goal, "Het doel is afgesloten.", intro=intro
    )
    return fill(request, page, form, lambda: actions.end_goal(goal, by=request.user, **form.cleaned_data))


@login_not_required
def measure_list(request, lok):
    """Decided measures; those around the table also see proposals."""
    measures = Measure.objects.visible_to(request.user).filter(lok=request.lok)
    listed = measures.select_related("goal", "consultation")
    context = {
        "page": turn(request, listed),
        "would_draft": Measure(lok=request.lok),
        "tabs": room_tabs(request, "goal_list"),
    }
    return render(request, "agreements/measure_list.html", context)


@login_not_required
def measure_detail(request, lok, pk):
    """One measure: its chain with what is done and missing, its text, and how the input counted."""
    measure = visible_measure(request, pk)
    link = link_to_consultation(request, measure)
    context = {
        "measure": measure,
        "sentence": steps.measure_sentence(measure),
        "chain": steps.measure_chain(measure, link),
        "next": steps.measure_next(measure, link),
        "link": link,
        "changed": steps.since_consultation(measure),
    }
    return render(request, "agreements/measure_detail.html", context)


def chosen_goal(request) -> PolicyGoal | None:
    """The running goal that `?doel=` names."""
    asked = request.GET.get("doel", "")[:18]
    goals = PolicyGoal.objects.visible_to(request.user).filter(lok=request.lok).running()
    return goals.filter(pk=asked).first() if asked.isascii() and asked.isdigit() else None


def draft_measure(request, lok):
    """Propose a measure."""
    measure = Measure(lok=request.lok)
    ask(request.user, rules.DRAFT_MEASURE, measure)
    form = policy_forms.MeasureForm(
        request.POST or None, instance=measure, initial={"goal": chosen_goal(request)}
    )
    back = reverse("agreements:measure_list", args=[lok])
    page = Page(
        "Stel een maatregel voor", "Bewaar als ontwerp", back, "Maatregelen", "Het voorstel is bewaard."
    )
    do = lambda: actions.draft_measure(filled(measure, form), by=request.user)  # noqa: E731
    return fill(request, page, form, do, then=partial(to, "measure_detail"))


def edit_measure(request, lok, pk):
    """Change the proposal."""
    measure = visible_measure(request, pk)
    ask(request.user, rules.EDIT_MEASURE, measure)
    form = policy_forms.MeasureForm(request.POST or None, instance=measure)
    page = page_of("Bewerk de maatregel", "Bewaar", "measure_detail", measure, "De tekst is bewaard.")
    return fill(request, page, form, lambda: actions.edit_measure(measure, by=request.user, **form.values()))


def asked_page(title, name, thing) -> Page:
    """The page that prepares a consultation on this thing."""
    intro = "U bereidt de inspraak voor. Niemand krijgt al mail: u opent ze zelf, in de volgende stap."
    return page_of(title, "Bereid voor", name, thing, "De inspraak staat klaar. Open ze hier.", intro=intro)


def link_to_consultation(request, thing) -> str:
    """The page of its consultation, when this reader may open that; closed ones everybody may."""
    consultation = thing.consultation
    if consultation is None:
        return ""
    may = consultation.is_public or thing.lok.pk in inside(request.user)
    if not may and consultation.state != Consultation.State.DRAFT:
        may = Consultation.objects.visible_to(request.user).filter(pk=consultation.pk).exists()
    return consultation_page(thing) if may else ""


def consultation_page(thing) -> str:
    return reverse("consultation:consultation_detail", args=[thing.lok.slug, thing.consultation_id])


def consult_measure(request, lok, pk):
    """Prepare a consultation on the text."""
    measure = visible_measure(request, pk)
    ask(request.user, rules.CONSULT_MEASURE, measure)
    form = policy_forms.AskForm(request.POST or None, instance=Consultation(lok=request.lok))
    page = asked_page("Vraag inspraak over de maatregel", "measure_detail", measure)
    do = lambda: actions.consult_measure(measure, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, then=consultation_page)


def decide_measure(request, lok, pk):
    """Record the decision; cannot be undone."""
    measure = visible_measure(request, pk)
    ask(request.user, rules.DECIDE_MEASURE, measure)
    form = policy_forms.DecideMeasureForm(request.POST or None)
    page = page_of(
        "Leg de beslissing vast",
        "Leg vast",
        "measure_detail",
        measure,
        "De beslissing is vastgelegd.",
        intro="Dit kan niet terug. De tekst verandert daarna niet meer.",
        sentence=f"{rules.DECIDE_MEASURE.past}: {measure.title}.",
    )
    public = [
        f"De maatregel “{measure.title}”, met de hele tekst",
        "Wie besliste, wanneer en hoe de inspraak meetelde",
    ]
    do = lambda: actions.decide_measure(measure, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do, template="partners/confirm.html", public=public)


def end_measure(request, lok, pk):
    """The measure no longer holds."""
    measure = visible_measure(request, pk)
    ask(request.user, rules.END_MEASURE, measure)
    sentence = f"{rules.END_MEASURE.past}: {measure.title}."
    page = page_of(
        *("Beëindig de maatregel", "Beëindig", "measure_detail", measure, "De maatregel is beëindigd."),
        sentence=sentence,
        is_danger=True,
    )
    return with_reason(request, page, partial(actions.end_measure, measure, by=request.user))


def withdraw_measure(request, lok, pk):
    """Give up the proposal."""
    measure = visible_measure(request, pk)
    ask(request.user, rules.WITHDRAW_MEASURE, measure)
    sentence = f"{rules.WITHDRAW_MEASURE.past}: {measure.title}."
    page = page_of(
        *("Trek het voorstel in", "Trek in", "measure_detail", measure, "Het voorstel is ingetrokken."),
        sentence=sentence,
        is_danger=True,
    )
    return with_reason(request, page, partial(actions.withdraw_measure, measure, by=request.user))
