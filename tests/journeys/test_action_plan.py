"""An action in a real browser: the regie makes it of a goal, a carer does it on a phone, all read it."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from agreements.models import Action, PolicyGoal, ProgressNote
from partners.models import Role
from tests import factories

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town():
    """A LOK with a goal, some actions on both sides, and who acts on them."""
    town = factories.LokFactory(name="LOK Heidebeke", slug="heidebeke")
    organiser = factories.OrganiserFactory(lok=town, name="Onthaalouder Verlinden")
    walkers = {
        "coordinator": factories.staff(town, Role.COORDINATOR),
        "carer": factories.contact_of(organiser),
    }
    for name, person in walkers.items():
        person.email = f"{name}@heidebeke.example"
        person.set_password(factories.PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    factories.plant(PolicyGoal(lok=town, title="Opvang op studiedagen"))
    for number, side in enumerate(Action.Side.values * 3):
        due_on = timezone.localdate() + datetime.timedelta(days=20 * number - 30)
        action = Action(
            lok=town, title=f"Overleg {number} met de scholen en de buurt", side=side, due_on=due_on
        )
        factories.plant(action, owner_name="dienst Gezin", is_public=number != 3)
    return town


def test_an_action_from_goal_to_result(town, visit):
    coordinator = visit("coordinator@heidebeke.example", factories.PASSWORD)
    goal = PolicyGoal.objects.get()
    coordinator.open(f"/heidebeke/beleid/{goal.pk}/").follow("Maak er een actie van")
    due_on = timezone.localdate() + datetime.timedelta(days=14)
    coordinator.sees("Opvang op studiedagen").fill(
        title="Zoek een lokaal voor studiedagen", due_on=f"{due_on}"
    )
    coordinator.page.check("input[name=side][value=organisers]")
    coordinator.page.select_option("select[name=organiser]", label="Onthaalouder Verlinden")
    coordinator.press("Voeg toe").sees("De actie staat in het plan", "Opvang op studiedagen")
    action = Action.objects.get(origin="goal")
    _do_it(visit("carer@heidebeke.example", factories.PASSWORD, phone=True), action)
    _look(coordinator)
    public = visit().open("/heidebeke/actieplan/").sees("Zoek een lokaal voor studiedagen")
    public.open(f"/heidebeke/actieplan/{action.pk}/").sees("De zaal van de school is vrij", "Klaar")
    assert "Drie zalen bekeken" not in public.page.content()


def _do_it(carer, action):
    carer.open("/thuis/").sees("Werk aan uw actie").follow("Werk aan uw actie")
    carer.follow("Noteer de voortgang").fill(text="Drie zalen bekeken.")
    carer.page.set_input_files(
        "input[name=file]", {"name": "zaal.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    carer.press("Bewaar").sees("Drie zalen bekeken.", "zaal.pdf")
    carer.follow("Zet op klaar").fill(result="De zaal van de school is vrij.").press("Zet op klaar")
    carer.sees("De actie is klaar")
    action.refresh_from_db()
    assert (action.state, ProgressNote.objects.get().name) == ("done", "zaal.pdf")


def _look(coordinator):
    coordinator.open("/heidebeke/actieplan/").sees("Te laat", "Lopend", "Klaar")
    coordinator.follow("Tijdlijn").sees("Vandaag").follow("Lijst").sees("10 acties")
    coordinator.page.select_option("select[name=kant]", "authority")
    coordinator.page.wait_for_url("**kant=authority**")
    coordinator.check().sees("3 acties")
