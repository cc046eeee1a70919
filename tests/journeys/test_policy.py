"""Policy in a real browser: a goal, a subsidy from draft to grant, support, a measure put forward."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from agreements.models import LocalSubsidy, Measure
from tests import factories
from tests.agreements.policy_room import PolicyRoom

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = ("coordinator", "administrator", "secretary", "carer")


@pytest.fixture
def room(transactional_db, travel):
    """A LOK whose people can log in; from here on the clock is the real one."""
    room = PolicyRoom(travel)
    travel.end()
    room.carer = room.contacts[0]
    for name in PEOPLE:
        person = getattr(room, name)
        person.set_password(factories.PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return room


@pytest.fixture
def who(room, visit):
    """`who("carer")`: the same browser for the same person; the carer has a phone."""
    browsers = {}

    def who(name):
        if name not in browsers:
            browsers[name] = visit(getattr(room, name).email, factories.PASSWORD, phone=name == "carer")
        return browsers[name]

    return who


def test_a_local_subsidy_from_goal_to_grant(room, who, visit):
    start = f"/{room.lok.slug}/beleid/"
    _aim(who("coordinator"), start)
    _ask_conditions(who("coordinator"))
    _remark(who("secretary"))
    _note(who("coordinator"))
    _make_known(who("administrator"))
    _grant(who("coordinator"), room)
    who("carer").open(f"/{room.lok.slug}/subsidies/").follow("Startpremie").sees("Wat u kreeg", "€ 450")
    public = visit(phone=True).open(start).sees("Onthaalouders blijven", "Startpremie")
    public.follow("Startpremie").sees("Het LOK gaat akkoord.", "€ 95 (19 %)", "1 van 3, € 450", "€ 250")
    public.open(f"/{room.lok.slug}/praktijk/").sees("Groepen van minder dan 5", "Nog geen cijfers")
    public.open(f"/{room.lok.slug}/startteksten/").sees("Kader: afsprakenkader", "Antwoorden op inbreng")


def _aim(coordinator, start):
    coordinator.open(start).sees("Nog geen beleidsdoelen").follow("Voeg een beleidsdoel toe")
    coordinator.fill(title="Onthaalouders blijven", text="Wie begint kan blijven.").press("Voeg toe")
    coordinator.sees("Nog geen actie met een partner.").follow("Maak een lokale subsidie")
    coordinator.fill(title="Startpremie", text="Voor wie begint.", amount="500", budget="700")
    coordinator.press("Bewaar als ontwerp").sees("Voeg de voorwaarden toe.")


def _ask_conditions(coordinator):
    coordinator.follow("Bewerk de voorwaarden")
    coordinator.fill(**{"form-0-text": "Blijf een jaar.", "form-0-goal": "Rust.", "form-0-hours": "2"})
    coordinator.press("Bewaar").sees("Nog niet volledig: waaruit het blijkt, kost.")
    coordinator.follow("Bewerk de voorwaarden")
    coordinator.fill(**{"form-0-evidence": "Geen.", "form-0-cost": "15", "form-1-goal": "Zonder voorwaarde"})
    coordinator.press("Bewaar").sees("Kijk dit na")
    coordinator.fill(**{"form-1-goal": ""}).press("Bewaar").sees("samen € 95, 19 % van het bedrag")


def _remark(secretary):
    subsidy = LocalSubsidy.objects.get()
    secretary.open(f"/{subsidy.lok.slug}/subsidies/{subsidy.pk}/").follow("Noteer de opmerkingen van het LOK")
    secretary.fill(**{f"remark_{subsidy.conditions.get().pk}": "Het LOK gaat akkoord."}).press("Bewaar")
    secretary.sees("Het LOK gaat akkoord.")


def _note(coordinator):
    coordinator.follow("Schrijf de nota").sees("Er blijft € 405 over voor de opvang zelf.")
    coordinator.fill(proportionality_note="Minder dan een vijfde.").press("Bewaar").sees("Alles is er.")


def _make_known(administrator):
    subsidy = LocalSubsidy.objects.get()
    administrator.open(f"/{subsidy.lok.slug}/subsidies/{subsidy.pk}/").follow("Maak bekend")
    administrator.sees("Dit wordt openbaar", "3 personen", "nooit aan wie")
    administrator.fill(decided_by="gemeenteraad", decided_on=str(timezone.localdate())).press("Maak bekend")
    administrator.sees("De subsidie is bekendgemaakt.", "Er is nog niets toegekend.")


def _grant(coordinator, room):
    subsidy = LocalSubsidy.objects.get()
    coordinator.open(f"/{room.lok.slug}/subsidies/{subsidy.pk}/").follow("Alle toekenningen").follow(
        "Ken toe"
    )
    coordinator.page.get_by_label("Organisator").select_option(label=room.organisers[0].name)
    coordinator.fill(amount="800").press("Ken toe").sees("Van het budget van € 700 is nog € 700 over.")
    coordinator.fill(amount="450").press("Ken toe").sees("De subsidie is toegekend.", "1 van 3, € 450")
    coordinator.sees("Nog over", "€ 250").follow("Ken toe").sees("Van het budget is nog € 250 over.")


def test_support_for_the_authority_alone_is_told_to_everybody(room, who, visit):
    coordinator = who("coordinator").open(f"/{room.lok.slug}/ondersteuning/").follow("Voeg ondersteuning toe")
    coordinator.fill(title="Poetsdienst", text="Elke avond.").page.get_by_label("personeel").check()
    coordinator.page.get_by_label("Alleen voor eigen voorzieningen").check()
    coordinator.press("Voeg toe").sees("Leg uit waarom niet elke organisator dit kan gebruiken.")
    coordinator.fill(why_limited="Het personeel kan niet bij anderen werken.").press("Voeg toe")
    public = visit().open(f"/{room.lok.slug}/ondersteuning/").sees("Alleen eigen voorzieningen")
    public.follow("Poetsdienst").sees("Het personeel kan niet bij anderen werken.")


def test_a_measure_goes_to_consultation_before_anything_else(room, who):
    coordinator = who("coordinator").open(f"/{room.lok.slug}/beleid/maatregelen/")
    coordinator.follow("Stel een maatregel voor").page.get_by_label("leefbaarheid").check()
    coordinator.fill(title="Een lokaal", text="Eerst dit.\n\nDan dat.").press("Bewaar als ontwerp")
    coordinator.sees(
        "Eerst inspraak", "Vraag eerst inspraak: over deze maatregel kon nog niemand iets zeggen."
    )
    closes_at = timezone.localtime() + timezone.timedelta(days=20)
    coordinator.follow("Vraag inspraak").fill(closes_at=f"{closes_at:%Y-%m-%dT%H:%M}").press("Bereid voor")
    coordinator.sees("Een lokaal", "Open de inspraak")
    measure = Measure.objects.get()
    carer = who("carer").open(f"/{room.lok.slug}/beleid/maatregelen/{measure.pk}/")
    carer.sees("De inspraak is voorbereid. De regie opent ze.")
