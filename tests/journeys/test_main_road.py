"""The main road in a real browser, by five people and the public: from a criteria set to a public advice."""

import datetime
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction
from django.utils import timezone

from advice import actions, criteria
from advice.models import Advice, Application, CriteriaSet, Round
from partners.models import Lok, Person, Role
from tests import factories
from tests.chain import shape

CASE = Path(__file__).parent.parent / "cases" / "moorslede-2023.json"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    """One LOK without waiting times, and who walks the road in it."""
    lok = factories.LokFactory(name="LOK Heidebeke", slug="heidebeke", notice_days=0, reaction_days=1)
    organiser = factories.OrganiserFactory(lok=lok, name="De Speelboom vzw")
    roles = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.ASSESSOR, Role.DECIDER)
    walkers = {role.value: factories.staff(lok, role) for role in roles}
    walkers["contact"] = factories.contact_of(organiser)
    for name, person in walkers.items():
        person.email = f"{name}@heidebeke.example"
        person.set_password(factories.PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return walkers


def let_the_deadline_pass(round_: Round):
    """What nobody can do in the portal: the round's last moment was a minute ago."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        past = timezone.now() - datetime.timedelta(minutes=1)
        opened = past - datetime.timedelta(days=20)
        cursor.execute(
            "UPDATE advice_round SET closes_at = %s, opened_at = %s WHERE id = %s", [past, opened, round_.pk]
        )


def in_a_month() -> str:
    return f"{timezone.localdate() + datetime.timedelta(days=30):%Y-%m-%d}T12:00"


def test_the_main_road(people, visit):
    def who(name, **how):
        return visit(f"{name}@heidebeke.example", factories.PASSWORD, **how)

    administrator = who("administrator")
    _publish_criteria(administrator)
    coordinator = who("coordinator")
    _open_a_round(coordinator, administrator)
    contact = who("contact", phone=True)
    _apply(contact)
    let_the_deadline_pass(Round.objects.get())
    _close_and_start(coordinator)
    _assess(who("assessor"))
    _agree_and_write(coordinator)
    _react(contact)
    _decide(coordinator, who("decider"), administrator)
    _the_public_reads(visit())


def _publish_criteria(administrator):
    administrator.open("/heidebeke/criteria/invoeren/")
    administrator.page.set_input_files("input[type=file]", CASE)
    administrator.press("Voer in")
    criteria_set = CriteriaSet.objects.get()
    administrator.open(f"/heidebeke/criteria/{criteria_set.pk}/").sees("Ontwerp", "Start na de oproep")
    shape(criteria_set, by=Person.objects.get(email="administrator@heidebeke.example"))
    administrator.open(f"/heidebeke/criteria/{criteria_set.pk}/vaststellen/")
    administrator.fill(
        adopted_by="gemeenteraad", adopted_on="2026-01-20", legal_basis="BVR 24 mei 2013, art. 7"
    )
    administrator.page.locator("main button[type=submit]").first.click()
    administrator.follow("Maak bekend").sees("1 persoon")
    administrator.press("Maak bekend").sees("Bekendgemaakt")


def _open_a_round(coordinator, administrator):
    coordinator.open("/heidebeke/adviesrondes/nieuw/")
    coordinator.fill(title="Ronde 2026", call="Oproep van het agentschap.", closes_at=in_a_month())
    coordinator.page.select_option("[name=new_places_set]", index=1)
    coordinator.press("Bewaar").sees("In voorbereiding")
    administrator.open(f"/heidebeke/adviesrondes/{Round.objects.get().pk}/").follow("Open de ronde")
    administrator.press("Open de ronde").sees("De ronde is open")


def _apply(contact):
    contact.open("/heidebeke/").follow("Ronde 2026").follow("Start een aanvraag")
    contact.page.check("[name=kind_of_care][value=group_care]")
    contact.fill(places_requested="9", new_address="Dorpsstraat 1")
    contact.press("Bewaar en ga verder")
    contact.page.get_by_label("in jaar 1 (4 punten)").check()
    contact.press("Bewaar en ga verder")
    contact.fill(**{"2.1-answer": "9", "2.2-answer": "5,5"})
    contact.page.get_by_label("open in de zomervakantie").check()
    contact.press("Bewaar en ga verder").sees("Bewijsstukken")
    contact.page.set_input_files(
        "input[type=file]", {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    contact.press("Voeg toe").sees("plan.pdf")
    contact.follow("Ga verder naar nakijken").sees("Alles is ingevuld").follow("Dien in")
    contact.page.get_by_label("Ik verklaar op eer").check()
    contact.press("Dien in").sees("Ontvangstbewijs", "Ingediend")


def _close_and_start(coordinator):
    round_, application = Round.objects.get(), Application.objects.get()
    coordinator.open(f"/heidebeke/adviesrondes/{round_.pk}/").follow("Sluit de ronde").press("Sluit de ronde")
    coordinator.open("/thuis/").follow("Meld de ontvangst").press("Meld de ontvangst").sees(
        "Ontvangst gemeld"
    )
    coordinator.open(f"/heidebeke/adviesrondes/{round_.pk}/").follow("Start de beoordeling")
    coordinator.press("Start de beoordeling").sees("In beoordeling")
    coordinator.open(f"/heidebeke/adviesrondes/{round_.pk}/aanvragen/").sees(application.reference)


def _assess(assessor):
    assessor.open("/thuis/").follow("Beoordeel een aanvraag").sees("Start na de oproep")
    assessor.press("Bewaar").sees("Bewaard")
    assessor.follow("Rond af").press("Rond af").sees("Beoordeling afgerond")


def _agree_and_write(coordinator):
    application = Application.objects.get()
    coordinator.open(f"/heidebeke/aanvragen/{application.pk}/samenleggen/")
    coordinator.press("Bewaar").sees("Bewaard")
    coordinator.follow("Rond af").press("Rond af")
    coordinator.open(f"/heidebeke/aanvragen/{application.pk}/advies/")
    coordinator.page.check("[name=outcome][value=positive]")
    coordinator.fill(motivation="De aanvraag beantwoordt aan de lokale nood.")
    coordinator.press("Bewaar")
    coordinator.open(f"/heidebeke/adviesrondes/{Round.objects.get().pk}/").follow("Bezorg de ontwerpadviezen")
    coordinator.press("Bezorg alle ontwerpen").sees("Alle aanvragers kunnen hun ontwerpadvies lezen")


def _react(contact):
    advice = Advice.objects.get()
    contact.open(f"/heidebeke/adviezen/{advice.pk}/").sees("Positief advies", "Start na de oproep")
    contact.follow("Reageer op het ontwerp")
    contact.fill(text="Wij gaan akkoord.")
    contact.page.locator("main form button[type=submit]").first.click()
    contact.sees("Wij gaan akkoord.").check()


def _decide(coordinator, decider, administrator):
    here = f"/heidebeke/adviesrondes/{Round.objects.get().pk}/"
    coordinator.open(here).follow("Noteer het advies van het LOK")
    coordinator.fill(advised_on="2026-03-25", advice="Het LOK gaat akkoord.")
    coordinator.press("Noteer het advies").sees("Advies van het LOK")
    decider.open(here).follow("Leg de beslissing vast")
    decider.fill(decided_on="2026-03-31")
    decider.press("Leg de beslissing vast").sees("Beslist")
    administrator.open(here).follow("Bezorg alle adviezen")
    administrator.press("Bezorg alle adviezen").sees("Alle adviezen zijn bezorgd en openbaar")


def _the_public_reads(public):
    advice = Advice.objects.get()
    public.open("/heidebeke/").sees("De Speelboom vzw", "positief advies", "8 op 8")
    public.open(f"/heidebeke/adviezen/{advice.pk}/").sees("Start na de oproep")
    letter = public.page.request.get(f"{public.base}/heidebeke/adviezen/{advice.pk}/brief.pdf")
    assert (letter.status, letter.body()[:5]) == (200, b"%PDF-")
    public.open("/heidebeke/logboek/").sees("Adviezen bezorgd aan alle aanvragers tegelijk", "Ronde geopend")
    public.open("/heidebeke/logboek/?soort=alles").follow("Ronde geopend").sees("De vingerafdrukken kloppen")


def test_an_organiser_applies_without_scripts_and_with_the_keyboard_alone(people, visit, road_opened):
    contact = visit("contact@heidebeke.example", factories.PASSWORD, phone=True, scripts=False)
    contact.open(f"/heidebeke/adviesrondes/{road_opened.pk}/").follow("Start een aanvraag")
    page = contact.page
    page.focus("[name=kind_of_care]")
    page.keyboard.press("Space")
    page.focus("[name=places_requested]")
    page.keyboard.type("9")
    page.focus("[name=new_address]")
    page.keyboard.type("Dorpsstraat 1")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    contact.sees("Start na de oproep")
    page.focus("[name='1.1-answer']")
    page.keyboard.press("Space")
    page.focus("main form button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Application.objects.get().answers["1.1"]["answer"] == "in jaar 1"


@pytest.fixture
def road_opened(people):
    """The LOK's criteria are published and a round is open on them."""
    administrator, coordinator = people["administrator"], people["coordinator"]
    lok = Lok.objects.get()
    document = criteria.parse(CASE.read_bytes())
    criteria_set = actions.draft_criteria(lok, document, by=coordinator)
    criteria_set = shape(criteria_set, by=administrator)
    criteria_set = actions.adopt_criteria(
        criteria_set,
        by=administrator,
        adopted_by="gemeenteraad",
        adopted_on=timezone.localdate(),
        legal_basis="BVR 24 mei 2013, art. 7",
    )
    criteria_set = actions.publish_criteria(criteria_set, by=administrator)
    closes_at = timezone.now() + datetime.timedelta(days=30)
    plan = Round(lok=lok, title="Ronde 2026", call="Oproep", closes_at=closes_at, new_places_set=criteria_set)
    return actions.open_round(actions.plan_round(plan, by=coordinator), by=administrator)
