"""How a form knows that somebody else changed what it showed."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.forms.support import SupportForm
from agreements.models import SupportOffer
from meetings import actions
from meetings.forms.agenda import ItemForm, ProposeForm
from meetings.models import AgendaItem
from partners.forms import act
from partners.forms.fresh import STALE, fingerprint, said
from partners.forms.places import LocationForm
from partners.models import Location


@pytest.fixture
def point(council):
    return council.to("listed").public_item


def typed(point, title):
    """The form as it comes back from who saw this point and typed another title."""
    shown = ItemForm(instance=point)
    return ItemForm({**shown.initial, "title": title}, instance=point)


def result(form):
    """What saving gives."""
    return form.is_valid() and act(form, form.values)


def test_a_form_acts_on_what_it_showed(point):
    form = typed(point, "Anders")
    assert (result(form)["title"], form.newest) == ("Anders", ())


def test_a_form_tells_what_stands_there_now_and_from_then_on_knows_it(council, point):
    form = typed(point, "Anders")
    actions.edit_item(point, by=council.secretary, title="Intussen")
    assert (result(form), form.newest) == (None, [("Punt", "Intussen")])
    now = fingerprint([AgendaItem.objects.get(pk=point.pk)], ItemForm.Meta.fields)
    assert (form.non_field_errors(), form["seen"].value()) == ([STALE], now)


def test_a_form_compares_what_nobody_else_can_change_meanwhile(point):
    form = typed(point, "Anders")
    with CaptureQueriesContext(connection) as asked:
        result(form)
    locked = [each["sql"].partition(" FROM ")[2] for each in asked if "FOR UPDATE" in each["sql"]]
    assert [sql.startswith('"meetings_agendaitem"') for sql in locked] == [True]


def test_the_same_words_twice_are_no_conflict(council, point):
    form = typed(point, "Anders")
    actions.edit_item(point, by=council.secretary, title="Anders")
    assert result(form)["title"] == "Anders"


def test_a_new_record_was_changed_by_nobody(council):
    forms = [form(instance=AgendaItem(lok=council.lok)) for form in (ItemForm, ProposeForm)]
    assert ["seen" in form.fields for form in forms] == [False, False]


def test_what_stands_there_is_told_in_words():
    offer = SupportOffer(kind="training", is_own_only=True, starts_on=datetime.date(2026, 5, 12))
    offer.sectors = ["public", "nonprofit"]
    names = ("kind", "is_own_only", "starts_on", "ends_on", "sectors")
    told = [said(offer, name, SupportForm.base_fields[name]) for name in names]
    sectors = "openbaar bestuur, vzw of andere private non-profit"
    assert told == ["vorming", "ja", "dinsdag 12 mei 2026", "", sectors]


def test_an_hour_that_stands_there_is_told_as_people_say_it():
    location = Location(opens_at=datetime.time(7, 30))
    assert said(location, "opens_at", LocationForm.base_fields["opens_at"]) == "7.30\N{NO-BREAK SPACE}uur"
