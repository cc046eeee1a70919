"""Who comes in: a person with all it is today, in one question to the database."""

import datetime

import pytest

from partners.backends import PersonBackend
from partners.models import Person
from tests.factories import AppointmentFactory, ContactFactory, LokFactory, PersonFactory
from tests.partners.seats import member, segment

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone():
    """Two roles in one LOK and one in another, an ended one, two organisers, a seat and a substitution."""
    person, lok, other = PersonFactory(), LokFactory(), LokFactory()
    for where, role in ((lok, "assessor"), (lok, "chair"), (other, "auditor")):
        AppointmentFactory(person=person, lok=where, role=role)
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    AppointmentFactory(person=person, lok=other, role="decider", state="ended", ends_on=yesterday)
    ContactFactory.create_batch(2, person=person, organiser__lok=lok)
    ContactFactory(person=person, organiser__lok=lok, state="ended")
    member(segment(lok), person=person)
    member(segment(other), substitute=person)
    return person


def test_the_door_knows_what_the_person_would_ask(someone, django_assert_num_queries):
    with django_assert_num_queries(1):
        known = PersonBackend().get_user(someone.pk)
        at_the_door = known.roles, known.organiser_ids, known.sits_in
    fresh = Person.objects.get(pk=someone.pk)
    assert at_the_door == (fresh.roles, fresh.organiser_ids, fresh.sits_in)
    assert [len(each) for each in at_the_door] == [2, 2, 2]


def test_nobody_comes_in_without_an_active_account():
    stopped = PersonFactory(is_active=False)
    assert (PersonBackend().get_user(stopped.pk), PersonBackend().get_user(0)) == (None, None)
