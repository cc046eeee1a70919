"""decide(): all of an act with its line in the log, or nothing at all."""

import datetime
import json
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from ledger.decide import amend, decide
from ledger.guard import Unlogged
from ledger.models import Entry
from ledger.rules import NEW, Refused, Rule, Who
from partners import rules
from partners.models import Appointment, Organiser, Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return factories.OrganiserFactory()


@pytest.fixture
def coordinator(organiser):
    return factories.staff(organiser.lok, Role.COORDINATOR)


def told(thing):
    """The newest line about this thing, as its payload."""
    return json.loads(Entry.objects.about(thing).told().first().opening.payload)


def test_decide_writes_who_what_before_after_and_reason(organiser, coordinator):
    amend(organiser, rules.STOP_ORGANISER, by=coordinator, reason=" Met pensioen. ")
    assert told(organiser) == {
        "act": "partners.stop_organiser",
        "subject": {"type": "partners_organiser", "id": organiser.pk, "label": organiser.name},
        "by": {"id": coordinator.pk, "as": "de coördinator"},
        "before": {"state": "active"},
        "after": {"state": "stopped"},
        "facts": {},
        "reason": "Met pensioen.",
    }


def test_decide_yields_the_fresh_row_not_the_stale_one(organiser, coordinator):
    stale = Organiser.objects.get(pk=organiser.pk)
    amend(organiser, rules.EDIT_ORGANISER, by=coordinator, phone="09 123 45 67")
    assert (
        amend(stale, rules.EDIT_ORGANISER, by=coordinator, website="https://a.example").phone
        == "09 123 45 67"
    )


def test_decide_refuses_with_the_rules_sentence_and_writes_nothing(organiser):
    stranger = factories.PersonFactory()
    with pytest.raises(Refused, match="voorbehouden aan de beheerder of de coördinator"):
        amend(organiser, rules.EDIT_ORGANISER, by=stranger, name="Anders")
    assert (Organiser.objects.get(pk=organiser.pk).name, Entry.objects.about(organiser).count()) == (
        organiser.name,
        1,
    )


def test_decide_refuses_from_a_wrong_state_and_names_both_states(organiser, coordinator):
    with pytest.raises(Refused) as refused:
        amend(organiser, rules.RESUME_ORGANISER, by=coordinator, reason="Toch.")
    assert str(refused.value) == (
        "“Zet weer op actief” kan alleen in de toestand “Gestopt”. Nu is de toestand “Actief”."
    )


def test_decide_asks_for_a_reason_where_the_rule_does(organiser, coordinator):
    with pytest.raises(ValidationError) as wrong:
        amend(organiser, rules.STOP_ORGANISER, by=coordinator, reason="  ")
    assert wrong.value.message_dict == {"reason": ["Geef een reden."]}


def test_decide_checks_the_record_before_it_is_saved(organiser, coordinator):
    with pytest.raises(ValidationError) as wrong:
        amend(organiser, rules.EDIT_ORGANISER, by=coordinator, enterprise_number="0123456789")
    assert list(wrong.value.message_dict) == ["enterprise_number"]


def test_an_error_inside_rolls_back_row_and_line(organiser, coordinator):
    with pytest.raises(ZeroDivisionError), decide(organiser, rules.EDIT_ORGANISER, by=coordinator) as fresh:
        fresh.name = "Half"
        raise ZeroDivisionError
    assert (Organiser.objects.get(pk=organiser.pk).name, Entry.objects.about(organiser).count()) == (
        organiser.name,
        1,
    )


def test_a_line_that_cannot_be_written_rolls_back_the_decision(organiser, coordinator):
    with (
        pytest.raises(ValueError, match="too large"),
        decide(organiser, rules.EDIT_ORGANISER, by=coordinator, facts={"n": 2**53}) as fresh,
    ):
        fresh.name = "Zonder regel"
    assert Organiser.objects.get(pk=organiser.pk).name == organiser.name


def test_nested_decides_are_one_transaction_with_two_lines(organiser, coordinator):
    location = factories.LocationFactory(organiser=organiser)
    with pytest.raises(Refused), decide(organiser, rules.EDIT_ORGANISER, by=coordinator) as fresh:
        amend(location, rules.STOP_LOCATION, by=coordinator, reason="Verhuist.")
        fresh.name = "Nieuw"
        amend(location, rules.STOP_LOCATION, by=coordinator, reason="Nog eens.")
    assert Entry.objects.exclude(act="test.plant").count() == 0


def test_after_a_failed_decide_the_next_one_starts_clean(organiser, coordinator):
    with pytest.raises(Refused):
        amend(organiser, rules.RESUME_ORGANISER, by=coordinator, reason="Toch.")
    amend(organiser, rules.EDIT_ORGANISER, by=coordinator, phone="1")
    assert Entry.objects.exclude(act="test.plant").count() == 1


def test_saving_outside_decide_raises(organiser):
    with pytest.raises(Unlogged):
        organiser.save()


@pytest.mark.parametrize(
    "write",
    [
        lambda: Organiser.objects.create(name="x"),
        lambda: Organiser.objects.filter(name="x").update(name="y"),
        lambda: Organiser.objects.all().delete(),
        lambda: Organiser.objects.bulk_create([]),
        lambda: Organiser.objects.bulk_update([], ["name"]),
        lambda: Organiser.objects.update_or_create(name="x"),
        lambda: Organiser.objects.get_or_create(name="x"),
        lambda: Organiser().delete(),
    ],
)
def test_every_other_way_to_write_raises(write):
    with pytest.raises(Unlogged):
        write()


def test_the_object_closes_again_after_its_decision(organiser, coordinator):
    fresh = amend(organiser, rules.EDIT_ORGANISER, by=coordinator, phone="1")
    with pytest.raises(Unlogged):
        fresh.save()


def test_two_rules_cannot_have_one_name():
    with pytest.raises(ValueError, match="two rules named partners.appoint"):
        Rule("partners.appoint", Appointment, "x", Who("x", bool), (NEW,))


def test_a_rule_names_a_known_kind():
    with pytest.raises(ValueError, match="unknown kind"):
        Rule("partners.odd", Appointment, "x", Who("x", bool), (NEW,), kind="odd")


def test_an_act_that_makes_something_refuses_what_exists(organiser, coordinator):
    sentence = rules.REGISTER_ORGANISER.why_not(coordinator, organiser)
    assert sentence == "“Voeg een organisator toe” kan hier niet: dit bestaat al."


def test_an_act_on_something_that_does_not_exist_yet_is_refused(organiser, coordinator):
    sentence = rules.EDIT_ORGANISER.why_not(coordinator, Organiser(lok=organiser.lok))
    assert sentence == "“Wijzig de gegevens” kan hier niet: dit bestaat nog niet."


@pytest.mark.django_db(transaction=True)
def test_two_people_pressing_at_once_one_wins_and_the_other_gets_a_sentence(organiser, coordinator):
    answers, start = [], threading.Barrier(2)

    def press():
        start.wait()
        try:
            amend(
                Organiser.objects.get(pk=organiser.pk), rules.STOP_ORGANISER, by=coordinator, reason="Stopt."
            )
            answers.append("gestopt")
        except Refused as refused:
            answers.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    second = "“Zet op gestopt” kan alleen in de toestand “Actief”. Nu is de toestand “Gestopt”."
    assert sorted(answers) == sorted(["gestopt", second])


@pytest.mark.django_db(transaction=True)
def test_a_record_being_decided_holds_up_nobody_who_only_points_at_it(organiser, coordinator):
    found = []

    def point():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            cursor.execute("SELECT id FROM partners_organiser WHERE id = %s FOR KEY SHARE", [organiser.pk])
            found.append(cursor.fetchone())
        connection.close()

    with decide(organiser, rules.EDIT_ORGANISER, by=coordinator):
        thread = threading.Thread(target=point)
        thread.start()
        thread.join()
    assert found == [(organiser.pk,)]


@pytest.mark.django_db(transaction=True)
def test_the_log_stays_gapless_when_many_append_and_some_roll_back(organiser, coordinator):
    def append(number):
        try:
            with transaction.atomic():
                amend(
                    Organiser.objects.get(pk=organiser.pk),
                    rules.EDIT_ORGANISER,
                    by=coordinator,
                    phone=str(number),
                )
                if number % 3 == 0:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=append, args=[number]) for number in range(12)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    indexes = list(
        Entry.objects.filter(log=organiser.lok.ledger).order_by("index").values_list("index", flat=True)
    )
    assert indexes == list(range(len(indexes)))
    assert Entry.objects.filter(act="partners.edit_organiser").count() == 8


def test_an_act_refuses_a_year_that_is_a_slip_of_the_pen(organiser, coordinator):
    location = factories.LocationFactory(organiser=organiser)
    with pytest.raises(ValidationError) as caught:
        amend(location, rules.EDIT_LOCATION, by=coordinator, started_on=datetime.date(206, 12, 14))
    assert caught.value.message_dict == {"started_on": ["Kijk het jaartal na."]}
