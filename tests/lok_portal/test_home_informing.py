"""What waits on the home page about keeping each other informed: to confirm, to answer, to follow up."""

import pytest

from lok_portal import waiting
from partners import actions
from partners.models import Role
from tests.factories import LokFactory, OrganiserFactory, contact_of, staff
from tests.partners.news import DUE, at, opened, report_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lok(travel):
    travel("2026-05-12 10:00")
    return LokFactory()


@pytest.fixture
def coordinator(lok):
    return staff(lok, Role.COORDINATOR)


@pytest.fixture
def organiser(lok):
    return OrganiserFactory(lok=lok, name="Onthaalouder An")


@pytest.fixture
def contact(organiser):
    return contact_of(organiser)


def tasks(person):
    fresh = type(person).objects.get(pk=person.pk)
    return [(task["title"], task["note"], task["until"]) for task in waiting.for_person(fresh)]


def test_a_contact_confirms_while_a_campaign_is_open_also_after_a_recent_confirmation(
    lok, coordinator, organiser, contact, travel
):
    actions.confirm_data(organiser, by=contact)
    travel("2026-05-13 10:00")
    assert tasks(contact) == []
    opened(lok, coordinator, starts_on=DUE.replace(month=5, day=13))
    assert tasks(contact) == [("Bevestig uw gegevens", "Onthaalouder An", DUE)]
    actions.confirm_data(organiser, by=contact)
    assert tasks(contact) == []


def test_the_task_leads_to_the_one_screen(lok, organiser, contact):
    [task] = waiting.for_person(contact)
    assert (task["url"], task["until"]) == (at("check_data", lok, organiser.pk), None)


def test_a_report_waits_for_the_regie_only(lok, coordinator, organiser):
    report = report_of(organiser, kind="correction")
    people = [coordinator, staff(lok, Role.AUDITOR), staff(LokFactory(), Role.COORDINATOR)]
    waits = [("Kijk een melding na", f"Onthaalouder An: {report}", None)]
    assert [tasks(person) for person in people] == [waits, [], []]
    actions.decline_report(report, by=coordinator, reply="Het klopt al.")
    assert tasks(coordinator) == []


@pytest.mark.parametrize(
    ("silent", "note"),
    [
        (0, "Voorjaar: iedereen bevestigde, sluit de ronde"),
        (1, "Voorjaar: 1 organisator is te laat"),
        (2, "Voorjaar: 2 organisatoren zijn te laat"),
    ],
)
def test_late_answers_wait_for_the_regie(lok, coordinator, travel, silent, note):
    OrganiserFactory.create_batch(silent, lok=lok)
    opened(lok, coordinator)
    assert tasks(coordinator) == []
    travel("2026-06-10 10:00")
    assert tasks(coordinator) == [("Vraag na wie nog niet bevestigde", note, None)]


def test_the_next_campaign_waits_for_the_regie_by_its_rhythm(lok, coordinator, contact, travel):
    actions.close_campaign(opened(lok, coordinator), by=coordinator)
    assert tasks(coordinator) == []
    travel("2026-11-12 10:00")
    note = "De vorige begon op dinsdag 12 mei 2026"
    assert tasks(coordinator) == [("Begin een ronde langs de gegevens", note, None)]


def test_rounds_along_the_data_wait_for_nobody_but_the_regie(lok, coordinator, organiser, contact, travel):
    campaign, auditor = opened(lok, coordinator), staff(lok, Role.AUDITOR)
    actions.confirm_data(organiser, by=contact)
    travel("2026-06-10 10:00")
    assert [tasks(person) for person in (auditor, contact)] == [[], []]
    actions.close_campaign(campaign, by=coordinator)
    travel("2026-11-12 10:00")
    actions.confirm_data(organiser, by=contact)
    assert [tasks(person) for person in (auditor, contact)] == [[], []]
