"""Pages of what belongs to an organiser: its contacts and its subsidy groups."""

from functools import partial

from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404

from ledger.asking import ask
from partners import actions, rules
from partners.forms.organisers import InviteForm, SubsidyGroupForm
from partners.models import Contact, SubsidyGroup

from .organisers import page_about, visible_organiser, visible_organisers
from .pages import confirm, fill, with_reason


def add_contact(request, lok, pk):
    """Somebody will act for this organiser; without an account they are invited by mail."""
    organiser = visible_organiser(request, pk)
    ask(request.user, rules.ADD_CONTACT, Contact(organiser=organiser))
    form = InviteForm(request.POST or None)
    done = "De contactpersoon is toegevoegd."
    page = page_about(request, organiser, "Voeg een contactpersoon toe", done, submit="Voeg toe")
    return fill(request, page, form, partial(_add_contact, organiser, form, request.user))


@transaction.atomic
def _add_contact(organiser, form, by):
    said = form.cleaned_data
    person = actions.invite(said["email"], said["name"])
    return actions.add_contact(organiser, person, by=by, function=said["function"])


def end_contact(request, lok, pk):
    """Somebody no longer acts for this organiser."""
    mine = Contact.objects.visible_to(request.user).filter(organiser__in=visible_organisers(request))
    contact = get_object_or_404(mine.select_related("organiser__lok", "person"), pk=pk)
    ask(request.user, rules.END_CONTACT, contact)
    said = f"{contact.person} is geen contactpersoon meer van {contact.organiser}."
    page = page_about(request, contact.organiser, "Beëindig de contactpersoon", said, sentence=said)
    do = partial(actions.end_contact, contact, by=request.user)
    return confirm(request, page, forms.Form(request.POST if request.method == "POST" else None), do)


def add_subsidy_group(request, lok, pk):
    """A group the agency granted a subsidy to."""
    organiser = visible_organiser(request, pk)
    group = SubsidyGroup(organiser=organiser)
    ask(request.user, rules.ADD_SUBSIDY_GROUP, group)
    form = SubsidyGroupForm(request.POST or None, instance=group)
    done = "De subsidiegroep is toegevoegd."
    page = page_about(request, organiser, "Voeg een subsidiegroep toe", done, submit="Voeg toe")
    return fill(request, page, form, partial(actions.add_subsidy_group, group, by=request.user))


def edit_subsidy_group(request, lok, pk):
    """Another code, tier or number of places."""
    group = _group(request, pk)
    ask(request.user, rules.EDIT_SUBSIDY_GROUP, group)
    form = SubsidyGroupForm(request.POST or None, instance=group)
    done = "De subsidiegroep is bewaard."
    page = page_about(request, group.organiser, f"Wijzig subsidiegroep {group.code}", done, submit="Bewaar")
    return fill(
        request,
        page,
        form,
        lambda: actions.edit_subsidy_group(group, by=request.user, **form.cleaned_data),
    )


def end_subsidy_group(request, lok, pk):
    """The group no longer exists with the agency."""
    group = _group(request, pk)
    ask(request.user, rules.END_SUBSIDY_GROUP, group)
    said = f"Subsidiegroep {group.code} van {group.organiser} is beëindigd."
    page = page_about(request, group.organiser, f"Beëindig subsidiegroep {group.code}", said, sentence=said)
    return with_reason(request, page, partial(actions.end_subsidy_group, group, by=request.user))


def _group(request, pk):
    mine = SubsidyGroup.objects.visible_to(request.user).filter(organiser__in=visible_organisers(request))
    return get_object_or_404(mine.select_related("organiser__lok"), pk=pk)
