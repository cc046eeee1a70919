"""Criteria from draft to publication in a real browser, by seven people; there is no shortcut."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction
from django.utils import timezone

from advice.models import CriteriaSet
from consultation.models import Consultation
from meetings import actions as meetings
from meetings.models import AgendaItem, Meeting, Presence
from tests import factories
from tests.council import Council

from .test_main_road import CASE

WALKERS = ("coordinator", "secretary", "chair", "administrator", "carer", "centre")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def council(transactional_db, travel):
    """A council with seats and rules and two organisers, on the real clock."""
    council = Council(travel)
    travel.end()
    for seat in council.memberships[1:3]:
        factories.plant(seat, gender="woman")
    for key, name in (("carer", "Onthaalouder An Peeters"), ("centre", "Kinderdagverblijf De Zon")):
        organiser = factories.OrganiserFactory(lok=council.lok, name=name)
        setattr(council, key, factories.contact_of(organiser))
    for name in WALKERS:
        person = getattr(council, name)
        person.set_password(factories.PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return council


@pytest.fixture
def who(council, visit):
    """`who("chair")`: the same browser for the same person, the whole way."""
    browsers = {}

    def who(name: str, **how):
        if name not in browsers:
            browsers[name] = visit(getattr(council, name).email, factories.PASSWORD, **how)
        return browsers[name]

    return who


def days_pass(room: str, days: int):
    """What nobody can do in the portal: everything in this room was so many days earlier."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            f" AND table_name ~ '^{room}_' AND data_type IN ('date', 'timestamp with time zone')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}" - make_interval(days => {days})')


def test_criteria_from_draft_to_publication(council, who, visit):
    home = f"/{council.lok.slug}/criteria/"
    _draft_and_consult(who("coordinator"), home)
    _say(who("carer", phone=True), "1.1", "Akkoord")
    _say(who("centre"), "Gronden", "Rode kaart", "Zeg wie de lokale nood bepaalt.")
    days_pass("consultation", 30)
    _answer(who("coordinator"))
    _put_on_the_agenda(council, who("coordinator"))
    _meet(council)
    _advise(who("secretary"), who("chair"))
    _bind(who("coordinator"))
    _adopt_and_publish(who("administrator"))
    _the_public_reads(visit(phone=True), home)


def page() -> str:
    return CriteriaSet.objects.get().get_absolute_url()


def _draft_and_consult(coordinator, home):
    coordinator.open(f"{home}invoeren/").page.set_input_files("input[type=file]", CASE)
    coordinator.press("Voer in").sees("Ontwerp", "Inspraak Nu bezig")
    coordinator.follow("Vraag inspraak").press("Vraag inspraak").sees("De inspraak staat klaar")
    coordinator.follow("Open de inspraak").press("Open de inspraak").sees("Open voor inspraak")
    coordinator.open(page()).sees("De inspraak over deze tekst loopt.")


def _say(person, number, what, why=""):
    clause = Consultation.objects.get().clauses.get(number=number)
    person.open("/thuis/").follow("Geef uw mening").follow(str(clause))
    person.page.get_by_label(what).first.check()
    person.fill(text=why).press("Geef door").sees("Doorgegeven")


def _answer(coordinator):
    coordinator.open("/thuis/").follow("Beëindig de inbreng").press("Beëindig de inbreng")
    coordinator.press("Neem nota van 1 gewoon akkoord").follow("Antwoord op de inbreng van Kinderdagverblijf")
    coordinator.page.get_by_label("nota van genomen").check()
    coordinator.fill(reason="Het college bepaalt de nood, op cijfers die iedereen kan lezen.")
    coordinator.press("Bewaar het antwoord").follow("Sluit af").press("Maak alle antwoorden bekend")
    coordinator.open(page()).sees("Op de agenda van het LOK Nu bezig")


def _put_on_the_agenda(council, coordinator):
    begin = timezone.now() + datetime.timedelta(days=20)
    times = {"starts_at": begin, "ends_at": begin + datetime.timedelta(hours=2)}
    plan = Meeting(lok=council.lok, title="Vergadering over de criteria", place="Gemeentehuis", **times)
    meetings.plan_meeting(plan, by=council.secretary)
    coordinator.open(page()).follow("Zet op de agenda").press("Zet op de agenda")
    assert AgendaItem.objects.get().subject_url == page()


def _meet(council):
    """The meeting has its own journey; here the acts are enough."""
    meeting = meetings.convene(Meeting.objects.get(), by=council.chair)
    days_pass("meetings", 20)
    meeting = meetings.open_session(Meeting.objects.get(pk=meeting.pk), by=council.chair)
    for row in Presence.objects.filter(meeting=meeting):
        meetings.set_presence(row, by=council.secretary, version=row.version, status="present")
    outcome = "Het LOK is gunstig."
    meetings.treat_item(AgendaItem.objects.get(), by=council.secretary, outcome=outcome, is_consensus=True)
    meetings.close_session(meeting, by=council.chair)


def _advise(secretary, chair):
    item = AgendaItem.objects.get()
    address = f"/{item.lok.slug}/punten/{item.pk}/"
    secretary.open(address).follow("Schrijf het advies van het LOK").press("Bewaar")
    chair.open(secretary.page.url).follow("Bezorg het advies").press("Bezorg het advies")
    chair.sees("Het advies is bezorgd")


def _bind(coordinator):
    coordinator.open("/thuis/").follow("Leg het advies van het LOK vast")
    coordinator.page.locator("[name=resolution]").first.check()
    coordinator.page.get_by_label("gunstig", exact=True).check()
    coordinator.press("Leg het advies van het LOK vast").sees("Vaststelling Nu bezig")


def _adopt_and_publish(administrator):
    administrator.open("/thuis/").follow("Leg de vaststelling vast")
    administrator.fill(adopted_on=f"{timezone.localdate():%Y-%m-%d}", legal_basis="BVR 24 mei 2013, art. 7")
    administrator.page.get_by_label("wijkt af van het advies").check()
    administrator.press("Leg de vaststelling vast").sees("Geef de reden om van het advies")
    administrator.page.get_by_label("volgt het advies van het LOK").check()
    administrator.press("Leg de vaststelling vast").sees("Vastgesteld")
    administrator.follow("Maak bekend").sees("2 personen").press("Maak bekend").sees("Bekendgemaakt")


def _the_public_reads(public, home):
    title = CriteriaSet.objects.get().title
    public.open(home).follow(title).sees("Adviesronde", "gunstig", "volgt het advies van het LOK")
    public.follow("Inspraak").sees("Afgesloten met antwoorden")
