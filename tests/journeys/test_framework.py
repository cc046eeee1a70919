"""A framework in a real browser, from an empty draft to signatures: four people and the public."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction
from django.utils import timezone

from agreements.models import Endorsement, FrameworkVersion
from consultation import actions as consultation_actions
from consultation.models import Consultation, Input, Response
from meetings.models import AgendaItem, Meeting, RulesOfProcedure
from partners.models import Role
from tests import factories

RESERVATION = "Artikel 9: een avond per jaar lukt ons alleen met opvang."
FOUND = "Het overleg per kwartaal loopt goed. De scholen ontbreken nog."
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    """One LOK with a meeting in preparation, and who comes to an agreement in it."""
    lok = factories.LokFactory(name="LOK Heidebeke", slug="heidebeke", authority="gemeente Heidebeke")
    organiser = factories.OrganiserFactory(lok=lok, name="De Speelboom vzw")
    roles = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.SECRETARY)
    walkers = {role.value: factories.staff(lok, role) for role in roles}
    walkers["contact"] = factories.contact_of(organiser)
    for name, person in walkers.items():
        person.email = f"{name}@heidebeke.example"
        person.set_password(factories.PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    starts = timezone.now() + datetime.timedelta(days=20)
    times = {"starts_at": starts, "ends_at": starts + datetime.timedelta(hours=2)}
    factories.plant(Meeting(lok=lok, title="Voorjaarsvergadering", place="Gemeentehuis", **times))
    return walkers


def days_pass(table: str, column: str, days: int):
    """What nobody can do in the portal: this was so many days earlier."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}" - make_interval(days => {days})')


def test_a_framework_from_draft_to_endorsement(people, visit):
    def who(name, **how):
        return visit(f"{name}@heidebeke.example", factories.PASSWORD, **how)

    coordinator = who("coordinator")
    _begin(coordinator)
    _edit(coordinator)
    _consult(coordinator)
    contact = who("contact", phone=True)
    _read_the_draft(contact, people["contact"])
    _answer(people["coordinator"])
    _put_on_the_agenda(coordinator)
    _discuss()
    _bind(coordinator)
    _edit_too_late(coordinator)
    administrator = who("administrator")
    _adopt(administrator)
    _sign_with_a_reservation(contact)
    _sign_for_the_authority(administrator)
    _evaluate(coordinator)
    _the_public_reads(visit())
    _next_version(coordinator)


def _begin(coordinator):
    coordinator.open("/heidebeke/").follow("Afspraken").sees("Er is nog geen afsprakenkader")
    coordinator.follow("Maak een afsprakenkader")
    coordinator.page.check("[name=kind][value=lok]")
    coordinator.fill(title="Afsprakenkader kinderopvang")
    coordinator.press("Begin").sees(
        "Het ontwerp staat klaar", "1. Samen ondernemen", "F4 Samen een actieplan"
    )


def _edit(coordinator):
    coordinator.follow("Bewerk artikel 1").fill(text="Partijen overleggen elk kwartaal.")
    coordinator.press("Bewaar").sees("Het artikel is bewaard", "Partijen overleggen elk kwartaal.")
    coordinator.follow("Voeg een belofte toe bij artikel 2")
    coordinator.page.check("[name=party][value=desk]")
    coordinator.fill(text="verwijst zonder voorkeur", evidence="cijfers van het loket")
    coordinator.press("Bewaar").sees("De belofte is bewaard", "verwijst zonder voorkeur")
    coordinator.press("Omlaag artikel 1").sees("2. Samen ondernemen")
    coordinator.press("Verwijder artikel 34")
    coordinator.sees("Zonder artikel", "F4 Samen een actieplan")


def _consult(coordinator):
    coordinator.follow("Bekijk de tekst zoals een organisator hem leest").sees("Werk de tekst af en vraag")
    coordinator.follow("Vraag inspraak").press("Vraag inspraak").sees("De inspraak staat klaar")
    consultation_actions.open_consultation(Consultation.objects.get(), by=_person("coordinator"))


def _person(name):
    return factories.models.Person.objects.get(email=f"{name}@heidebeke.example")


def _read_the_draft(contact, person):
    version, about = FrameworkVersion.objects.get(), Consultation.objects.get()
    contact.open(version.get_absolute_url()).sees("Ontwerp", "Naar de inspraak", "overleggen elk kwartaal")
    entry = Input(lok=version.lok, consultation=about, clause=about.clauses.get(number="2"))
    entry.organiser = factories.models.Organiser.objects.get()
    consultation_actions.give_input(entry, by=person, kind="remark", text="Twee keer per jaar volstaat.")


def _answer(coordinator):
    days_pass("consultation_consultation", "closes_at", 30)
    about = Consultation.objects.get()
    about = consultation_actions.end_consultation(about, by=coordinator)
    said = {"outcome": "noted", "reason": "Wij houden het bij elk kwartaal."}
    answer = Response(lok=about.lok, input=Input.objects.get())
    consultation_actions.write_response(answer, by=coordinator, **said)
    consultation_actions.close_consultation(about, by=coordinator)


def _put_on_the_agenda(coordinator):
    coordinator.open(FrameworkVersion.objects.get().get_absolute_url()).sees("zet hem op de agenda")
    coordinator.follow("Zet de tekst op de agenda van het LOK")
    coordinator.page.get_by_label("Voorjaarsvergadering").check()
    coordinator.press("Zet op de agenda").sees("Afsprakenkader kinderopvang")


def _discuss():
    """The meeting was held; meetings have a journey of their own."""
    item, meeting = AgendaItem.objects.get(), Meeting.objects.get()
    on = datetime.date(2026, 1, 5)
    held = RulesOfProcedure(lok=item.lok, version=1, adopted_by="gemeenteraad", adopted_on=on)
    now = timezone.now()
    held = factories.plant(held, state="in_force")
    factories.plant(meeting, state="convened", convened_at=now, rules=held)
    factories.plant(item, state="treated", outcome="Het LOK staat achter de tekst.")


def _bind(coordinator):
    coordinator.open(FrameworkVersion.objects.get().get_absolute_url())
    coordinator.follow("Leg de bespreking op het LOK vast")
    coordinator.page.get_by_label("Afsprakenkader kinderopvang").check()
    coordinator.press("Leg de bespreking op het LOK vast").sees("De bespreking is vastgelegd", "Alles is er.")


def _edit_too_late(coordinator):
    """A text that changed after the LOK discussed it is not the text it discussed, until it is again."""
    for text in ("Partijen overleggen elke maand.", "Partijen overleggen elk kwartaal."):
        coordinator.follow("Bewerk de tekst").follow("Bewerk artikel 2").fill(text=text).press("Bewaar")
        coordinator.follow("Bekijk de tekst zoals een organisator hem leest")
        if "maand" in text:
            coordinator.sees("veranderde nadat het LOK hem besprak", "Zet de tekst op de agenda van het LOK")
            coordinator.follow("Zie wat veranderde sinds de bespreking").sees("de tekst die het LOK besprak")
            coordinator.open(FrameworkVersion.objects.get().get_absolute_url())
    coordinator.sees("Alles is er.")


def _adopt(administrator):
    administrator.open(FrameworkVersion.objects.get().get_absolute_url()).follow("Leg de vaststelling vast")
    administrator.sees("1 persoon", "Dit kunt u niet ongedaan maken")
    administrator.fill(adopted_by="gemeenteraad", adopted_on=f"{timezone.localdate():%Y-%m-%d}")
    administrator.press("Leg de vaststelling vast").sees("Het afsprakenkader is vastgesteld", "0 van 1")


def _sign_with_a_reservation(contact):
    contact.open("/thuis/").follow("Onderteken het afsprakenkader")
    contact.sees("Geen verplichting", "overleggen elk kwartaal")
    contact.page.get_by_label("wij ondertekenen met een voorbehoud").check()
    contact.fill(reservation=RESERVATION, capacity="directeur").press("Bevestig")
    contact.sees("Het standpunt is genoteerd", "Ondertekend met voorbehoud", RESERVATION)


def _sign_for_the_authority(administrator):
    administrator.open(FrameworkVersion.objects.get().get_absolute_url()).follow(
        "Teken voor het lokaal bestuur"
    )
    administrator.page.get_by_label("wij ondertekenen", exact=True).check()
    administrator.fill(capacity="algemeen directeur").press("Bevestig").sees("gemeente Heidebeke")
    assert Endorsement.objects.standing().count() == 2


def _evaluate(coordinator):
    coordinator.open(FrameworkVersion.objects.get().get_absolute_url()).follow("Leg een evaluatie vast")
    coordinator.page.get_by_label("aanpassen in een nieuwe versie").check()
    coordinator.fill(findings=FOUND).press("Leg een evaluatie vast")
    coordinator.sees("De evaluatie staat bij het afsprakenkader", FOUND, "Volgende evaluatie")


def _the_public_reads(reader):
    reader.open("/heidebeke/afspraken/").sees("Vastgesteld").follow("Afsprakenkader kinderopvang")
    reader.sees("2 ondertekend", RESERVATION, "De Speelboom vzw", FOUND)
    assert "directeur" not in reader.page.locator("#partijen").inner_text()
    version = FrameworkVersion.objects.get()
    reader.open(f"/heidebeke/afspraken/versies/{version.pk}/na-inspraak/").sees("Er veranderde niets")


def _next_version(coordinator):
    coordinator.open(FrameworkVersion.objects.get().get_absolute_url()).follow("Maak een nieuwe versie")
    coordinator.fill(changes="Ook de scholen doen mee.").press("Maak een nieuwe versie")
    coordinator.follow("Bewerk artikel 1").fill(text="Elke organisator en elke school telt mee.")
    coordinator.press("Bewaar")
    new, old = FrameworkVersion.objects.order_by("-number")
    coordinator.open(f"/heidebeke/afspraken/versies/{new.pk}/tegenover/{old.pk}/")
    coordinator.sees("Ook de scholen doen mee.", "en elke school telt mee")
