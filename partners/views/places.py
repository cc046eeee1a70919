"""Pages of locations and neighbourhoods."""

from functools import partial

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ledger.asking import ask, only
from partners import actions, rules
from partners.forms.places import LocationFilters, LocationForm, NeighbourhoodForm, OwnLocationForm
from partners.models import Location, Neighbourhood

from .organisers import back_to_check, page_about, visible_organiser
from .pages import Page, fill, tabs, turn, with_reason


def location_list(request, lok):
    """All locations this person may see in this LOK."""
    only(request.user, rules.has_a_role | rules.acts_for_somebody, request.lok)
    filters = LocationFilters(request.GET, lok=request.lok)
    context = {
        "page": turn(request, filters.narrow(_locations(request))),
        "filters": filters,
        "tabs": tabs(request, "location_list"),
    }
    return render(request, "partners/location_list.html", context)


def location_detail(request, lok, pk):
    """One location: its facts, what may be done, and its history."""
    return render(request, "partners/location_detail.html", {"location": _location(request, pk)})


def _locations(request):
    mine = Location.objects.visible_to(request.user).filter(lok=request.lok)
    return mine.select_related("organiser", "neighbourhood", "subsidy_group", "lok")


def _location(request, pk):
    return get_object_or_404(_locations(request), pk=pk)


def register_location(request, lok, pk):
    """A new location of this organiser, in this LOK."""
    organiser = visible_organiser(request, pk)
    location = Location(lok=request.lok, organiser=organiser)
    ask(request.user, rules.REGISTER_LOCATION, location)
    form = LocationForm(request.POST or None, instance=location)
    done = "De locatie is toegevoegd."
    page = page_about(request, organiser, "Voeg een locatie toe", done, submit="Voeg toe")
    return fill(request, page, form, partial(actions.register_location, location, by=request.user))


def edit_location(request, lok, pk):
    """The regie changes all of it; the organiser its places and hours."""
    location = _location(request, pk)
    ask(request.user, rules.EDIT_LOCATION, location)
    form_of = LocationForm if rules.is_regie(request.user, location) else OwnLocationForm
    form = form_of(request.POST or None, instance=location)
    page = _page(location, f"Wijzig {location.name}", "De locatie is bewaard.", submit="Bewaar")
    page = back_to_check(request, page, location.organiser_id)
    return fill(
        request, page, form, lambda: actions.edit_location(location, by=request.user, **form.cleaned_data)
    )


def pause_location(request, lok, pk):
    """Not active for a while."""
    location = _location(request, pk)
    ask(request.user, rules.PAUSE_LOCATION, location)
    said = f"{location} is tijdelijk niet actief."
    intro = "Na twaalf maanden zonder werking vervalt de vergunning."
    page = _page(location, rules.PAUSE_LOCATION.label, said, sentence=said, intro=intro)
    return with_reason(request, page, partial(actions.pause_location, location, by=request.user))


def resume_location(request, lok, pk):
    """Active again."""
    location = _location(request, pk)
    ask(request.user, rules.RESUME_LOCATION, location)
    said = f"{location} is weer actief."
    page = _page(location, rules.RESUME_LOCATION.label, said, sentence=said)
    return with_reason(request, page, partial(actions.resume_location, location, by=request.user))


def stop_location(request, lok, pk):
    """The location closes."""
    location = _location(request, pk)
    ask(request.user, rules.STOP_LOCATION, location)
    said = f"{location} is gestopt."
    page = _page(location, rules.STOP_LOCATION.label, said, sentence=said, is_danger=True)
    return with_reason(request, page, partial(actions.stop_location, location, by=request.user))


def _page(location, title, done, **words) -> Page:
    """The page of an act on this location."""
    back = reverse("partners:location_detail", args=[location.lok.slug, location.pk])
    words = {"submit": title, "back": back, "back_label": location.name} | words
    return Page(title=title, done=done, **words)


def neighbourhood_list(request, lok):
    """The neighbourhoods by the names criteria use."""
    only(request.user, rules.has_a_role | rules.acts_for_somebody, request.lok)
    rows = request.lok.neighbourhoods.annotate(locations_count=Count("locations")).order_by("name")
    context = {
        "page": turn(request, rows),
        "tabs": tabs(request, "neighbourhood_list"),
        "may_edit": rules.is_regie(request.user, request.lok),
    }
    return render(request, "partners/neighbourhood_list.html", context)


def add_neighbourhood(request, lok):
    """A new neighbourhood."""
    return _keep_neighbourhood(request, Neighbourhood(lok=request.lok), "Voeg een buurt toe")


def edit_neighbourhood(request, lok, pk):
    """Another name or remark."""
    return _keep_neighbourhood(
        request, get_object_or_404(request.lok.neighbourhoods, pk=pk), "Wijzig de buurt"
    )


def _keep_neighbourhood(request, neighbourhood, title):
    only(request.user, rules.is_regie, request.lok)
    form = NeighbourhoodForm(request.POST or None, instance=neighbourhood)
    back = reverse("partners:neighbourhood_list", args=[request.lok.slug])
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "De buurt is bewaard.")
        return redirect(back)
    intro = "Criteria noemen een buurt bij haar naam. Wijzig die liever niet: oude criteria passen dan niet."
    page = Page(title, "Bewaar", back, "Buurten", "De buurt is bewaard.", intro)
    return render(request, "partners/form.html", {"form": form, "page": page})
