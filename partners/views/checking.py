"""One screen with all the portal knows of an organiser, in plain words: confirm it at once, or correct it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse

from ledger.asking import only
from partners import rules
from partners.models import Campaign, ChangeReport, Contact, DataConfirmation, Location
from partners.templatetags.words import aantal, getal, kbo, punten, uur

from .organisers import CHECKING, visible_organiser


@dataclass(frozen=True)
class Datum:
    """One thing the portal knows, in plain words, and where to go when it is wrong."""

    label: str
    words: str
    wrong_url: str


def check_data(request, lok, pk):
    """Everything about the own organiser, one button to confirm it."""
    organiser = visible_organiser(request, pk)
    only(request.user, rules.is_contact, organiser)
    person = request.user
    places = Location.objects.visible_to(person).filter(organiser=organiser).select_related(
        *("lok", "neighbourhood", "subsidy_group")
    )  # fmt: skip
    contacts = Contact.objects.visible_to(person).filter(organiser=organiser, state="active")
    groups = [("Over u", _about(request, organiser, contacts.select_related("person")))]
    groups += [(place.name, _place(place)) for place in places.exclude(state=Location.State.STOPPED)]
    context = {
        "organiser": organiser,
        "groups": groups,
        "campaign": Campaign.objects.visible_to(person).filter(lok=request.lok).asking(organiser).first(),
        "new_report": ChangeReport(lok=request.lok, organiser=organiser),
        "new_confirmation": DataConfirmation(lok=organiser.lok, organiser=organiser),
    }
    return render(request, "partners/check_data.html", context)


def _about(request, organiser, contacts) -> list[Datum]:
    lok = request.lok.slug
    page = reverse("partners:organiser_detail", args=[lok, organiser.pk])
    profile = reverse("partners:edit_profile", args=[lok, organiser.pk])
    name = ", ".join(part for part in (organiser.name, organiser.legal_form) if part)
    own = [
        ("Naam", name, "name"),
        ("Telefoon", organiser.phone, "phone"),
        ("E-mail", organiser.email, "email"),
    ]
    own += [("Website", organiser.website, "website"), ("Voorstelling", organiser.about, "about")]
    people = ", ".join(contact.person.name for contact in contacts)
    number = kbo(organiser.enterprise_number)
    return [
        *(Datum(label, words, _field(profile, field)) for label, words, field in own),
        Datum("Contactpersonen", people, f"{page}#contactpersonen"),
        Datum("Soort", organiser.get_sector_display(), _report(organiser, lok, "soort organisator")),
        Datum("Ondernemingsnummer", number, _report(organiser, lok, "ondernemingsnummer")),
    ]


def _place(place) -> list[Datum]:
    edit = reverse("partners:edit_location", args=[place.lok.slug, place.pk])
    kind = f"{place.get_kind_display()}, {place.get_state_display().lower()}"
    told = [("Soort opvang", kind), ("Dossiernummer", place.dossier_number)]
    told += [("Subsidie", str(place.subsidy_group))] if place.subsidy_group else []
    return [
        Datum("Adres", _address(place), _report_place(place, "Adres")),
        Datum("Plaatsen", _places(place), _field(edit, "places_licensed")),
        Datum("Open", _hours(place), _field(edit, "opens_at")),
        *(Datum(label, words, _report_place(place, label)) for label, words in told),
    ]


def _field(edit: str, field: str) -> str:
    """To this field of the form in which the organiser changes it, and back."""
    return f"{edit}?{CHECKING}=1#id_{field}"


def _report_place(place, label: str) -> str:
    return _report(place, place.lok.slug, label.lower(), locatie=place.pk)


def _report(thing, lok, about, **more) -> str:
    """To the form that tells the regie what is wrong, as far as possible filled in."""
    asked = urlencode({"wat": "correction", "over": about, **more})
    return f"{reverse('partners:report_change', args=[lok, thing.organiser_id])}?{asked}"


def _address(place) -> str:
    town = f"{place.postcode} {place.town}".strip()
    near = f"buurt {place.neighbourhood}" if place.neighbourhood else ""
    return ", ".join(part for part in (place.street, town, near) if part)


def _places(place) -> str:
    """18 vergunde plaatsen: 10 met inkomenstarief, 8 met vrije prijs."""
    kinds = [(place.places_income_tariff, "met inkomenstarief"), (place.places_free_price, "met vrije prijs")]
    split = ", ".join(f"{count} {words}" for count, words in kinds if count)
    total = aantal(place.places_licensed, "vergunde plaats,vergunde plaatsen")
    return f"{total}: {split}" if split else total


def _hours(place) -> str:
    """Van 7 uur tot 18.15 uur, 5 dagen per week, 221 dagen per jaar."""
    said = []
    if place.opens_at and place.closes_at:
        said.append(f"van {uur(place.opens_at)} tot {uur(place.closes_at)}")
    if place.days_per_week:
        said.append(f"{punten(place.days_per_week)} dagen per week")
    if place.days_per_year:
        said.append(f"{getal(place.days_per_year)} dagen per jaar")
    return ", ".join(said)
