"""Pages of local subsidies: the list, one regulation with what it asks, the acts on it, and its grants."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from agreements import actions, figures, mails, rules, steps
from agreements.forms import subsidies as subsidy_forms
from agreements.forms.policy import AskForm, DecisionForm
from agreements.models import Grant, LocalSubsidy
from agreements.proportion import weigh
from consultation.models import Consultation
from ledger.asking import ask, only
from partners.rules import is_staff
from partners.views.pages import Page, fill, turn, with_reason

from .policy import (
    asked_page,
    chosen_goal,
    consultation_page,
    filled,
    in_lok,
    link_to_consultation,
    page_of,
    to,
)
from .tabs import room_tabs


def visible_subsidy(request, pk) -> LocalSubsidy:
    """A regulation of this LOK that this reader may see, else 404."""
    subsidies = LocalSubsidy.objects.visible_to(request.user).filter(lok=request.lok)
    known = subsidies.with_granted().select_related("goal", "consultation")
    return in_lok(request, get_object_or_404(known, pk=pk))


def visible_grant(request, pk) -> Grant:
    """A grant of this LOK that this reader may see, else 404."""
    grants = Grant.objects.visible_to(request.user).filter(lok=request.lok)
    return in_lok(request, get_object_or_404(grants.select_related("subsidy", "organiser"), pk=pk))


@login_not_required
def subsidy_list(request, lok):
    """Published regulations; those around the table also see drafts."""
    subsidies = LocalSubsidy.objects.visible_to(request.user).filter(lok=request.lok)
    context = {
        "page": turn(request, subsidies.with_burden()),
        "would_draft": LocalSubsidy(lok=request.lok),
        "tabs": room_tabs(request, "subsidy_list"),
    }
    return render(request, "agreements/subsidy_list.html", context)


@login_not_required
def subsidy_detail(request, lok, pk):
    """One regulation: text, conditions, what they cost against the amount, the note, and what was granted."""
    subsidy = visible_subsidy(request, pk)
    conditions, link = list(subsidy.conditions.all()), link_to_consultation(request, subsidy)
    proportion = weigh(conditions, amount=subsidy.amount, hour_value=subsidy.hour_value)
    context = {
        "subsidy": subsidy,
        "sentence": steps.subsidy_sentence(subsidy),
        "chain": steps.subsidy_chain(subsidy, conditions, link),
        "link": link,
        "next": steps.subsidy_next(subsidy, conditions),
        "conditions": list(zip(conditions, proportion.burdens, strict=True)),
        "proportion": proportion,
        "figure": figures.burdens(proportion),
    }
    return render(request, "agreements/subsidy_detail.html", context | _granted(request, subsidy))


def _granted(request, subsidy: LocalSubsidy) -> dict:
    """What was granted under it: all of it in figures, and to whom for who may know."""
    is_inside = is_staff(request.user, subsidy)
    granted = figures.granted(subsidy, is_inside=is_inside) if subsidy.published_at else None
    own = Grant.objects.own_of(request.user).filter(subsidy=subsidy)
    return {
        "granted": granted,
        "budget": figures.budget(subsidy, granted["amount"]) if granted else None,
        "own": own if granted and not is_inside else (),
        "would_grant": Grant(lok=request.lok, subsidy=subsidy),
        "is_inside": is_inside,
    }


def draft_subsidy(request, lok):
    """Begin a regulation."""
    subsidy = LocalSubsidy(lok=request.lok)
    ask(request.user, rules.DRAFT_SUBSIDY, subsidy)
    form = subsidy_forms.SubsidyForm(
        request.POST or None, instance=subsidy, initial={"goal": chosen_goal(request)}
    )
    back = reverse("agreements:subsidy_list", args=[lok])
    done = "Het ontwerp is bewaard. Voeg nu de voorwaarden toe."
    page = Page("Maak een lokale subsidie", "Bewaar als ontwerp", back, "Lokale subsidies", done)
    do = lambda: actions.draft_subsidy(filled(subsidy, form), by=request.user)  # noqa: E731
    return fill(request, page, form, do, then=partial(to, "subsidy_detail"))


def edit_subsidy(request, lok, pk):
    """Change the words or the amounts of a draft."""
    subsidy = visible_subsidy(request, pk)
    ask(request.user, rules.EDIT_SUBSIDY, subsidy)
    form = subsidy_forms.SubsidyForm(request.POST or None, instance=subsidy)
    page = page_of("Bewerk de subsidie", "Bewaar", "subsidy_detail", subsidy, "Het ontwerp is bewaard.")
    return fill(request, page, form, lambda: actions.edit_subsidy(subsidy, by=request.user, **form.values()))


def edit_conditions(request, lok, pk):
    """All conditions on one page, with room for new ones."""
    subsidy = visible_subsidy(request, pk)
    ask(request.user, rules.EDIT_CONDITIONS, subsidy)
    formset = subsidy_forms.ConditionFormSet(request.POST or None, subsidy=subsidy)
    page = page_of(
        "Bewerk de voorwaarden", "Bewaar", "subsidy_detail", subsidy, "De voorwaarden zijn bewaard."
    )
    do = partial(_edit_conditions, request, subsidy, formset)
    return fill(request, page, formset, do, template="agreements/subsidy_conditions.html")


def _edit_conditions(request, subsidy, formset):
    return actions.edit_conditions(subsidy, subsidy_forms.conditions_in(formset), by=request.user)


def write_note(request, lok, pk):
    """Why the conditions are in proportion, beside the figures."""
    subsidy = visible_subsidy(request, pk)
    ask(request.user, rules.WRITE_NOTE, subsidy)
    form = subsidy_forms.NoteForm(request.POST or None, instance=subsidy)
    proportion = weigh(subsidy.conditions.all(), amount=subsidy.amount, hour_value=subsidy.hour_value)
    page = page_of("Nota over de verhouding", "Bewaar", "subsidy_detail", subsidy, "De nota is bewaard.")
    return fill(
        *(request, page, form, lambda: actions.write_note(subsidy, by=request.user, **form.values())),
        template="agreements/subsidy_note.html",
        proportion=proportion,
        figure=figures.burdens(proportion),
    )


def remark_condition(request, lok, pk):
    """What the LOK says about each condition."""
    subsidy = visible_subsidy(request, pk)
    ask(request.user, rules.REMARK_CONDITION, subsidy)
    form = subsidy_forms.RemarksForm(request.POST or None, conditions=subsidy.conditions.all())
    intro = "Noteer wat het LOK van elke voorwaarde vindt. Na de bekendmaking leest iedereen dit."
    page = page_of(
        *("Opmerkingen van het LOK", "Bewaar", "subsidy_detail", subsidy, "De opmerkingen zijn genoteerd."),
        intro=intro,
    )
    do = lambda: actions.remark_condition(subsidy, form.remarks(), by=request.user)  # noqa: E731
    return fill(request, page, form, do)


def consult_subsidy(request, lok, pk):
    """Prepare a consultation on the text and each condition."""
    subsidy = visible_subsidy(request, pk)
    ask(request.user, rules.CONSULT_SUBSIDY, subsidy)
    form = AskForm(request.POST or None, instance=Consultation(lok=request.lok))
    page = asked_page("Vraag inspraak over de subsidie", "subsidy_detail", subsidy)
    do = lambda: actions.consult_subsidy(subsidy, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, then=consultation_page)


def publish_subsidy(request, lok, pk):
    """Make the regulation known; cannot be undone."""
    subsidy = visible_subsidy(request, pk)
    ask(request.user, rules.PUBLISH_SUBSIDY, subsidy)
    form = DecisionForm(request.POST or None)
    page = page_of(
        *("Maak bekend", "Maak bekend", "subsidy_detail", subsidy, "De subsidie is bekendgemaakt."),
        intro="Dit kan niet terug. Daarna verandert er niets meer aan de subsidie en haar voorwaarden.",
        sentence=f"{rules.PUBLISH_SUBSIDY.past}: {subsidy.title}.",
    )
    extra = {
        "public": figures.becomes_public(subsidy),
        "mail_count": mails.audience(request.lok),
        "mail_to": "de contactpersonen van alle organisatoren",
        "template": "partners/confirm.html",
    }
    do = lambda: actions.publish_subsidy(subsidy, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do, **extra)


def _given_up(request, name, subsidy, words):
    """Ending and withdrawing: the same page with other words."""
    rule = getattr(rules, name.upper())
    ask(request.user, rule, subsidy)
    title, submit, done = words
    sentence = f"{rule.past}: {subsidy.title}."
    page = page_of(title, submit, "subsidy_detail", subsidy, done, sentence=sentence, is_danger=True)
    return with_reason(request, page, partial(getattr(actions, name), subsidy, by=request.user))


def end_subsidy(request, lok, pk):
    """No new grants."""
    words = ("Beëindig de subsidie", "Beëindig", "De subsidie is beëindigd.")
    return _given_up(request, "end_subsidy", visible_subsidy(request, pk), words)


def withdraw_subsidy(request, lok, pk):
    """Give up the draft."""
    words = ("Trek het ontwerp in", "Trek in", "Het ontwerp is ingetrokken.")
    return _given_up(request, "withdraw_subsidy", visible_subsidy(request, pk), words)


def grant_list(request, lok, pk):
    """Who got the subsidy: for staff."""
    subsidy = visible_subsidy(request, pk)
    only(request.user, is_staff, subsidy)
    grants = Grant.objects.visible_to(request.user).filter(subsidy=subsidy, lok=request.lok)
    granted = figures.granted(subsidy, is_inside=True)
    context = {
        "subsidy": subsidy,
        "page": turn(request, grants.select_related("organiser", "subsidy")),
        "granted": granted,
        "budget": figures.budget(subsidy, granted["amount"]),
        "would_grant": Grant(lok=request.lok, subsidy=subsidy),
    }
    for grant in context["page"]:
        grant.lok = request.lok
    return render(request, "agreements/subsidy_grants.html", context)


def grant_subsidy(request, lok, pk):
    """Give an organiser the subsidy."""
    subsidy = visible_subsidy(request, pk)
    grant = Grant(lok=request.lok, subsidy=subsidy)
    ask(request.user, rules.GRANT_SUBSIDY, grant)
    start = {"amount": subsidy.amount, "granted_on": timezone.localdate(), "decided_by": subsidy.decided_by}
    left = LocalSubsidy.objects.left_of(subsidy)
    form = subsidy_forms.GrantForm(request.POST or None, lok=request.lok, left=left, initial=start)
    page = page_of(
        *("Ken de subsidie toe", "Ken toe", "grant_list", subsidy, "De subsidie is toegekend."),
        intro="De contactpersonen van de organisator krijgen hierover mail.",
    )
    do = lambda: actions.grant_subsidy(grant, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do)


def revoke_grant(request, lok, pk):
    """Take a grant back, with the reason why."""
    grant = visible_grant(request, pk)
    ask(request.user, rules.REVOKE_GRANT, grant)
    page = Page(
        *("Trek de toekenning in", "Trek in", to("grant_list", in_lok(request, grant.subsidy))),
        *(grant.subsidy.title, "De toekenning is ingetrokken."),
        sentence=f"{rules.REVOKE_GRANT.past}: {grant}.",
        is_danger=True,
    )
    return with_reason(request, page, partial(actions.revoke_grant, grant, by=request.user))
