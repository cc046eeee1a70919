"""A consultation in a real browser: the coordinator asks, a day carer says it on a phone, all read it."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction
from django.utils import timezone

from consultation.models import Consultation
from lok_portal import due
from partners.models import Mail, Role
from tests import factories

from .conftest import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = """Artikel 1. Doel
Het bestuur steunt alle opvang in de gemeente, ook gezinsopvang.

Artikel 2. Openingsuren
De opvang is open van 7 tot 18 uur, op alle werkdagen.

Artikel 3. Subsidie
De subsidie is 200 euro per vergunde plaats en per jaar.

Artikel 4. Duur
Dit reglement geldt vanaf 1 januari 2027."""
EARLIER = "De opvang is open van 6.30 tot 18 uur, op alle werkdagen."


@pytest.fixture
def town(transactional_db):
    """A coordinator, a day carer who works alone, and a centre."""
    lok = factories.LokFactory(name="LOK Voorbeeldgem", slug="voorbeeldgem")
    people = {"coordinator": factories.staff(lok, Role.COORDINATOR)}
    for key, name in (("carer", "Onthaalouder An Peeters"), ("centre", "Kinderdagverblijf De Zon")):
        people[key] = factories.contact_of(factories.OrganiserFactory(lok=lok, name=name))
    for person in people.values():
        person.set_password(factories.PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return people


@pytest.fixture
def who(town, visit):
    """`who("carer", phone=True)`: the same browser for the same person, the whole way."""
    browsers = {}

    def who(name: str, **how) -> Visitor:
        if name not in browsers:
            browsers[name] = visit(town[name].email, factories.PASSWORD, **how)
        return browsers[name]

    return who


def days_pass(days: int):
    """What nobody can do in the portal: everything about consultations was so many days earlier."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND table_name ~ '^consultation_' AND data_type = 'timestamp with time zone'"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}" - make_interval(days => {days})')


def test_a_whole_consultation(town, who, visit):
    _ask(who("coordinator"))
    _say_on_the_phone(who("carer", phone=True))
    _show_a_red_card(who("centre"))
    days_pass(30)
    _answer(who("coordinator"))
    _close(who("coordinator"))
    _the_carer_reads(who("carer"))
    _the_public_reads(visit(phone=True))


def _ask(coordinator):
    coordinator.open("/voorbeeldgem/inspraak/").follow("Bereid een inspraak voor")
    closes_at = timezone.localtime() + datetime.timedelta(days=21)
    coordinator.fill(title="Reglement lokale subsidie", intro="We vragen uw mening over het reglement.")
    coordinator.fill(closes_at=f"{closes_at:%Y-%m-%dT%H:%M}").press("Bewaar en zet de tekst erin")
    coordinator.fill(text=TEXT).press("Knip in artikelen").sees("4 artikelen", "2 · Openingsuren")
    coordinator.press("Zet deze tekst in de inspraak").follow("Bewerk Artikel 4: Duur")
    coordinator.fill(heading="Looptijd").press("Bewaar").sees("Artikel 4: Looptijd").follow("Klaar")
    coordinator.follow("Open de inspraak").sees("2 personen").press("Open de inspraak")
    coordinator.sees("Open voor inspraak", "kreeg een mail")
    assert Mail.objects.count() == 2


def _say_on_the_phone(carer):
    carer.open("/thuis/").follow("Geef uw mening").follow("Geef uw mening")
    carer.page.get_by_label("Akkoord", exact=True).check()
    carer.press("Geef door").sees("Artikel 2: Openingsuren", "1 van 4 gedaan")
    carer.page.get_by_label("Ik stel een andere tekst voor").check()
    carer.fill(proposed_wording=EARLIER, text="Mijn ouders beginnen vroeg.").press("Geef door")
    carer.sees("Artikel 3: Subsidie", "2 van 4 gedaan")
    carer.open("/voorbeeldgem/inspraak/").follow("Reglement lokale subsidie")
    carer.follow("Akkoord met alle andere artikelen").press("Ja, akkoord").sees("4 van 4")


def _show_a_red_card(centre):
    centre.open("/voorbeeldgem/inspraak/").follow("Reglement lokale subsidie").follow("Artikel 3: Subsidie")
    centre.page.get_by_label("Rode kaart").check()
    centre.press("Geef door").sees("Schrijf uw opmerking of de reden van de rode kaart.")
    centre.fill(text="200 euro dekt <b>niets</b>.").press("Bewaar als ontwerp")
    centre.sees("Bewaard als ontwerp")
    centre.open("/voorbeeldgem/inspraak/").follow("Reglement lokale subsidie").follow("Artikel 3: Subsidie")
    centre.sees("alleen u ziet dit").follow("Werk af").press("Geef door").sees("Doorgegeven")


def _answer(coordinator):
    coordinator.open("/thuis/").follow("Beëindig de inbreng").press("Beëindig de inbreng")
    coordinator.sees("5 van 5").press("Neem nota van 3 gewone akkoorden").sees("2 van 5")
    coordinator.follow("Antwoord op de inbreng van Onthaalouder An Peeters")
    coordinator.page.get_by_label("overgenomen", exact=True).check()
    coordinator.fill(reason="Veel ouders vragen dit.", change="Het beginuur.", new_wording=EARLIER)
    coordinator.press("Bewaar het antwoord").sees("1 van 5")
    coordinator.follow("Antwoord op de inbreng van Kinderdagverblijf De Zon").sees(
        "<b>niets</b>", "Nog 1 keer"
    )
    coordinator.page.get_by_label("niet overgenomen").check()
    coordinator.fill(reason="Het budget is vastgelegd in het meerjarenplan.").press("Bewaar het antwoord")


def _close(coordinator):
    coordinator.sees("Elke inbreng heeft een antwoord").follow("Sluit af")
    coordinator.sees("verandert niet meer", "2 personen").press("Maak alle antwoorden bekend")
    coordinator.sees("Afgesloten met antwoorden")
    assert Consultation.objects.get().state == "closed"


def _the_carer_reads(carer):
    carer.open("/voorbeeldgem/inspraak/").follow("Reglement lokale subsidie")
    carer.sees("Wat er met de inbreng van Onthaalouder An Peeters gebeurt", "Het beginuur.").follow(
        "Artikel 2"
    )
    carer.sees("Antwoord: overgenomen", "Veel ouders vragen dit.")


def _the_public_reads(public):
    public.open("/voorbeeldgem/inspraak/").follow("Reglement lokale subsidie").follow("Lees het verslag")
    public.sees("In één oogopslag", "Kinderdagverblijf De Zon", "200 euro dekt <b>niets</b>.")
    assert public.size == PHONE
    public.sees("De PDF van dit verslag wordt nu gemaakt")
    due.run()
    public.open(public.page.url)
    paper = public.page.request.get(
        public.base + public.page.get_by_role("link", name="PDF").get_attribute("href")
    )
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")
