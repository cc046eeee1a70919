"""Pages of organisers: the public overview, the register, and one organiser."""

from dataclasses import replace
from functools import partial
from operator import attrgetter

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ledger.asking import ask
from ledger.gathering import Asked, gather
from ledger.known import along
from partners import actions, known, rules
from partners.forms.organisers import OrganiserFilters, OrganiserForm, OwnProfileForm
from partners.models import (
    Activity,
    Appointment,
    ChangeReport,
    Contact,
    DataConfirmation,
    Location,
    Organiser,
    Sector,
    SubsidyGroup,
)

from .pages import Page, confirm, fill, tabs, turn, with_reason

CHECKING = "nakijken"  # in the address of who corrects something on the way to confirming everything
CHANGES_SHOWN = 12
OF_LOK = ("organiser", "organiser__lok")


@login_not_required
def overview(request, lok):
    """What this LOK is and who sits where; figures only, nobody's data."""
    counts = Organiser.objects.per_sector(request.lok)
    total = sum(counts.values())
    bars = [
        {"label": label, "share": 100 * counts.get(value, 0) // (total or 1), "text": counts.get(value, 0)}
        for value, label in Sector.choices
    ]
    context = {
        "bars": bars,
        "heads": ("Sector", "Organisatoren"),
        "today": timezone.localdate(),
        "total": total,
        "figures": Location.objects.figures(request.lok),
        "share": Location.objects.confirmed_share(request.lok),
        "changes": ChangeReport.objects.public_changes(request.lok)[:CHANGES_SHOWN],
        "municipalities": request.lok.municipalities.all(),
        "appointments": Appointment.objects.who_is_who(request.lok),
        "tabs": tabs(request, "overview") if request.user.is_authenticated else [],
    }
    return render(request, "partners/overview.html", context)


def organiser_list(request, lok):
    """The register; who acts for one organiser goes straight to it."""
    organisers = visible_organisers(request).with_last_confirmation()
    if not rules.can_see_staff_pages(request.user, request.lok) and len(own := organisers[:2]) < 2:
        return redirect(_url(own[0], lok)) if own else redirect("partners:overview", lok=lok)
    filters = OrganiserFilters(request.GET)
    context = {
        "page": turn(request, filters.narrow(organisers)),
        "filters": filters,
        "would_be": Organiser(lok=request.lok),
        "tabs": tabs(request, "organiser_list"),
    }
    return render(request, "partners/organiser_list.html", context)


def organiser_detail(request, lok, pk):
    """Everything about one organiser on one page, also for the organiser itself."""
    organiser = visible_organiser(request, pk)
    context = {"organiser": organiser, "is_own": pk in request.user.organiser_ids}
    context |= _kept_about(organiser, request.user) | _would_be(request.lok, organiser)
    return render(request, "partners/organiser_detail.html", context)


def _kept_about(organiser, person) -> dict:
    """What is kept about it and this person may see, in one question to the database."""
    locations, groups, contacts, activities, confirmations, reports = gather(_asked(organiser, person))
    return {
        "locations": sorted(locations, key=attrgetter("name")),
        "groups": sorted(groups, key=attrgetter("code")),
        "contacts": sorted(contacts, key=attrgetter("person.name")),
        "activities": sorted(activities, key=attrgetter("lok.name")),
        "confirmations": sorted(confirmations, key=attrgetter("confirmed_at"), reverse=True)[:3],
        "reports": sorted(reports, key=attrgetter("reported_at"), reverse=True)[:CHANGES_SHOWN],
    }


def _asked(organiser, person) -> list[Asked]:
    contacts = _of(organiser, Contact, person).filter(state="active")
    activities = _of(organiser, Activity, person).filter(state="active")
    reports = _of(organiser, ChangeReport, person)
    return [
        Asked(_of(organiser, Location, person)),
        Asked(_of(organiser, SubsidyGroup, person), related=OF_LOK),
        Asked(contacts, related=("person", *OF_LOK)),
        Asked(activities, related=("lok", "organiser")),
        Asked(_of(organiser, DataConfirmation, person), related=("confirmed_by",)),
        Asked(reports, related=("lok", "organiser", "location"), large=("text", "reply")),
    ]


def _of(organiser, model, person):
    return model.objects.visible_to(person).filter(organiser=organiser)


def _would_be(lok, organiser) -> dict:
    """Unsaved records, so that the buttons can ask their rules."""
    return {
        "new_location": Location(lok=lok, organiser=organiser),
        "new_group": SubsidyGroup(organiser=organiser),
        "new_contact": Contact(organiser=organiser),
        "new_report": ChangeReport(lok=lok, organiser=organiser),
    }


def visible_organisers(request):
    """The organisers of this LOK that this person may see."""
    return Organiser.objects.visible_to(request.user).in_lok(request.lok)


def visible_organiser(request, pk):
    """One of them, with its LOK and its last confirmation."""
    mine = along(visible_organisers(request).with_last_confirmation(), known.running_locations_count)
    return get_object_or_404(mine.select_related("lok"), pk=pk)


def _url(organiser, slug: str = "") -> str:
    return reverse("partners:organiser_detail", args=[slug or organiser.lok.slug, organiser.pk])


def page_about(request, organiser, title, done, **words) -> Page:
    """The page of an act on this organiser, or on something of it."""
    back = _url(organiser, request.lok.slug)
    words = {"submit": title, "back": back, "back_label": organiser.name} | words
    return Page(title=title, done=done, **words)


def register_organiser(request, lok):
    """Add an organiser, or find that another LOK keeps it already."""
    organiser = Organiser(lok=request.lok)
    ask(request.user, rules.REGISTER_ORGANISER, organiser)
    form = OrganiserForm(request.POST or None, instance=organiser)
    back = reverse("partners:organiser_list", args=[lok])
    page = Page(
        "Voeg een organisator toe", "Voeg toe", back, "Organisatoren", "De organisator is toegevoegd."
    )
    return fill(
        *(request, page, form, lambda: actions.register_organiser(organiser, by=request.user)),
        template="partners/register_organiser.html",
        then=_url,
    )


def edit_organiser(request, lok, pk):
    """The regie corrects any field."""
    organiser = visible_organiser(request, pk)
    ask(request.user, rules.EDIT_ORGANISER, organiser)
    page = page_about(request, organiser, "Wijzig de gegevens", "De gegevens zijn bewaard.", submit="Bewaar")
    form = OrganiserForm(request.POST or None, instance=organiser)
    return fill(request, page, form, partial(_edit, actions.edit_organiser, request, organiser, form))


def edit_profile(request, lok, pk):
    """The organiser changes what it says about itself."""
    organiser = visible_organiser(request, pk)
    ask(request.user, rules.EDIT_PROFILE, organiser)
    intro = "Uw ondernemingsnummer en sector past de regie aan. Klopt er iets niet? Laat het haar weten."
    words = {"submit": "Bewaar", "intro": intro}
    page = page_about(request, organiser, "Wijzig uw gegevens", "Uw gegevens zijn bewaard.", **words)
    page = back_to_check(request, page, organiser.pk)
    form = OwnProfileForm(request.POST or None, instance=organiser)
    return fill(request, page, form, partial(_edit, actions.edit_profile, request, organiser, form))


def _edit(action, request, thing, form):
    return action(thing, by=request.user, **form.cleaned_data)


def back_to_check(request, page, organiser_id) -> Page:
    """Who came to correct something from the page that shows everything goes back there."""
    if CHECKING not in request.GET:
        return page
    back = reverse("partners:check_data", args=[request.lok.slug, organiser_id])
    return replace(page, back=back, back_label="Kijk uw gegevens na")


@require_POST
def confirm_data(request, lok, pk):
    """One press on the page that shows all of it."""
    organiser = visible_organiser(request, pk)
    actions.confirm_data(organiser, by=request.user)
    messages.success(request, "Dank u. U bevestigde vandaag dat alle gegevens kloppen.")
    return redirect(_url(organiser, lok))


def stop_organiser(request, lok, pk):
    """No longer organises childcare."""
    organiser = visible_organiser(request, pk)
    ask(request.user, rules.STOP_ORGANISER, organiser)
    words = {"sentence": f"{organiser} is gestopt.", "is_danger": True}
    page = page_about(request, organiser, "Zet op gestopt", f"{organiser} staat nu op gestopt.", **words)
    return with_reason(request, page, partial(actions.stop_organiser, organiser, by=request.user))


def resume_organiser(request, lok, pk):
    """Starts again."""
    organiser = visible_organiser(request, pk)
    ask(request.user, rules.RESUME_ORGANISER, organiser)
    said = f"{organiser} is weer actief."
    page = page_about(request, organiser, "Zet weer op actief", said, sentence=said)
    return with_reason(request, page, partial(actions.resume_organiser, organiser, by=request.user))


def welcome_organiser(request, lok, pk):
    """Take up an organiser that another LOK keeps; who gives its number may see its name."""
    organiser = get_object_or_404(Organiser.objects.known_by(request.GET.get("nummer", "")), pk=pk)
    ask(request.user, rules.WELCOME_ORGANISER, Activity(lok=request.lok, organiser=organiser))
    said = f"{organiser} is opgenomen in {request.lok}."
    page = page_about(request, organiser, f"Neem {organiser} op in dit LOK", said, sentence=said)
    page = replace(page, submit="Neem op", back_label="Organisatoren")
    do = partial(actions.welcome_organiser, organiser, request.lok, by=request.user)
    return confirm(request, page, forms.Form(request.POST if request.method == "POST" else None), do)


def end_activity(request, lok, pk):
    """No longer active in this LOK, which is not the one that keeps it."""
    mine = Activity.objects.visible_to(request.user).filter(lok=request.lok)
    activity = get_object_or_404(mine.select_related("organiser", "lok"), pk=pk)
    ask(request.user, rules.END_ACTIVITY, activity)
    words = {"sentence": f"{activity.organiser} werkt niet meer in {request.lok}."}
    words |= {"back": reverse("partners:organiser_list", args=[lok]), "back_label": "Organisatoren"}
    done = "De werking in dit LOK is beëindigd."
    page = page_about(request, activity.organiser, "Beëindig de werking hier", done, **words)
    return with_reason(request, page, partial(actions.end_activity, activity, by=request.user))
