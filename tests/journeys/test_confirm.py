"""A day carer on her phone: one wrong number put right, one thing reported, and all of it confirmed."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from partners import actions
from partners.models import Campaign, ChangeReport, DataConfirmation, Mail, Role
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lok():
    return factories.LokFactory(name="LOK Heidebeke", slug="heidebeke", authority="gemeente Heidebeke")


@pytest.fixture
def carer(lok):
    """A day carer with one location; she can log in."""
    organiser = factories.OrganiserFactory(
        lok=lok, name="Greet Verlinden", sector="family_day_carer", phone="014 99 17 16"
    )
    factories.LocationFactory(
        organiser=organiser,
        name="Bij Greet",
        kind="family_care",
        places_licensed=8,
        places_free_price=8,
        street="Vennenstraat 14",
        postcode="2999",
        town="Heidebeke",
        opens_at=datetime.time(7, 15),
        closes_at=datetime.time(18, 15),
        days_per_year=221,
    )
    return may_log_in(factories.contact_of(organiser))


def may_log_in(person):
    person.set_password(factories.PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def ask_everybody(lok, by):
    today = timezone.localdate()
    due = today + datetime.timedelta(days=14)
    new = Campaign(lok=lok, title="Najaar", text="Kijk even na.", starts_on=today, due_on=due)
    return actions.open_campaign(new, by=by)


def test_a_day_carer_confirms_in_two_clicks_from_the_mail_or_home(lok, carer, visit):
    ask_everybody(lok, factories.staff(lok, Role.COORDINATOR))
    phone = visit(carer.email, factories.PASSWORD, phone=True)
    phone.open("/thuis/").follow("Bevestig uw gegevens")
    phone.sees("Kloppen uw gegevens?", "014 99 17 16", "Vennenstraat 14", "8 vergunde plaatsen")
    phone.press("Alles klopt").sees("Dank u. U bevestigde vandaag dat alle gegevens kloppen.")
    assert DataConfirmation.objects.get().confirmed_by == carer
    phone.open("/thuis/").sees("Niets wacht op u")


def test_the_button_stays_in_sight_and_no_link_hides_behind_it(lok, carer, visit):
    phone = visit(carer.email, factories.PASSWORD, phone=True)
    phone.open("/thuis/").follow("Bevestig uw gegevens")
    phone.page.emulate_media(reduced_motion="reduce")  # scrolling is over when we measure
    button = phone.page.get_by_role("button", name="Alles klopt")
    assert button.bounding_box()["y"] + button.bounding_box()["height"] <= 740
    for link in phone.page.get_by_role("link", name="Dit klopt niet").all():
        link.focus()
        box = link.bounding_box()
        assert (box["height"] >= 24, box["y"] + box["height"] <= button.bounding_box()["y"]) == (True, True)


def test_a_day_carer_corrects_and_reports_before_she_confirms(lok, carer, visit):
    phone = visit(carer.email, factories.PASSWORD, phone=True)
    phone.open("/thuis/").follow("Bevestig uw gegevens").follow("Dit klopt niet bij Telefoon")
    phone.fill(phone="0470 12 34 56").press("Bewaar").sees("Kloppen uw gegevens?", "0470 12 34 56")
    phone.follow("Dit klopt niet bij Adres")
    wrong = phone.page.locator("[name=text]")
    assert wrong.input_value() == "Dit klopt niet: adres. Het moet zijn: "
    wrong.press("Control+End")
    wrong.press_sequentially("Vennenstraat 16")
    phone.press("Verstuur").sees("Dank u. De regie kreeg uw melding.", "Wacht op de regie")
    assert ChangeReport.objects.get().text == "Dit klopt niet: adres. Het moet zijn: Vennenstraat 16"


def test_the_regie_applies_a_report_and_the_public_reads_it(lok, carer, visit):
    coordinator = may_log_in(factories.staff(lok, Role.COORDINATOR))
    organiser = carer.contacts.get().organiser
    closing = {"kind": "closing", "location": organiser.locations.get(), "text": "Ik ga met pensioen."}
    new = ChangeReport(lok=lok, organiser=organiser, happens_on=timezone.localdate(), **closing)
    actions.report_change(new, by=carer)
    desk = visit(coordinator.email, factories.PASSWORD)
    desk.open("/thuis/").follow("Kijk een melding na").follow("Verwerk in het register")
    desk.sees("Ik ga met pensioen.", "In het register: zet op gestopt").press("Verwerk en antwoord")
    desk.sees("Verwerkt", "In het register: locatie gestopt")
    assert "Dank u voor uw melding" in Mail.objects.order_by("-pk")[0].body
    desk.open("/heidebeke/partners/meldingen/").sees("Sluiting: Bij Greet")
    visit().open("/heidebeke/partners/").sees("Wat er verandert", "Een gezinsopvang")


@pytest.mark.usefixtures("carer")
def test_the_regie_begins_a_campaign_and_closes_it(lok, visit):
    coordinator = may_log_in(factories.staff(lok, Role.COORDINATOR))
    desk = visit(coordinator.email, factories.PASSWORD)
    desk.open("/heidebeke/partners/gegevensrondes/").follow("Begin een ronde").sees("1 persoon")
    desk.fill(title="Najaar", due_on=str(timezone.localdate() + datetime.timedelta(days=14)))
    desk.press("Begin de ronde").sees("De ronde loopt.", "0 van 1 organisator", "Gevraagd")
    desk.follow("Sluit de ronde").press("Sluit de ronde").sees("De ronde is gesloten.", "Niet bevestigd")
