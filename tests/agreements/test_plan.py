"""Acts on the action plan: who may, what is refused, what the log keeps."""

import datetime
import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from agreements import actions, rules
from agreements.models import Action, ProgressNote
from ledger.models import Entry
from ledger.rules import Refused
from tests.advice.test_three_ways import refused_in_sql
from tests.agreements.conftest import DUE, Plan

PEOPLE = ("coordinator", "contact", "owner", "decider", "chair", "other_contact", "stranger", "neighbour")


def acts(action) -> list[str]:
    return [entry.act for entry in Entry.objects.about(action).order_by("index")]


def may(plan, rule, action) -> list[str]:
    return [name for name in PEOPLE if not rule.why_not(getattr(plan, name), action)]


def test_add_action_is_for_the_regie(plan):
    assert may(plan, rules.ADD_ACTION, plan.make()) == ["coordinator"]


@pytest.mark.parametrize("rule", [rules.REPORT_PROGRESS, rules.FINISH_ACTION])
def test_who_pulls_an_action_tells_how_far_it_is(plan, rule):
    assert may(plan, rule, plan.add(owner=plan.owner)) == ["coordinator", "contact", "owner"]


@pytest.mark.parametrize("rule", [rules.EDIT_ACTION, rules.DROP_ACTION])
def test_edit_action_and_drop_action_are_for_the_regie(plan, rule):
    assert may(plan, rule, plan.add(owner=plan.owner)) == ["coordinator"]


def test_an_action_without_person_is_for_the_regie_alone(plan):
    action = plan.add(side="authority", owner_name="dienst Gezin")
    assert may(plan, rules.REPORT_PROGRESS, action) == ["coordinator"]


def test_add_action_makes_it_open_and_logged(plan):
    action = plan.add()
    assert (action.state, acts(action)) == ("open", ["agreements.add_action"])


def test_add_action_refuses_a_day_that_is_over(plan):
    with pytest.raises(ValidationError) as error:
        plan.add(due_on=datetime.date(2026, 3, 1))
    assert error.value.message_dict == {"due_on": ["Deze dag is voorbij. Kies een dag die nog komt."]}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"side": "authority", "organiser": True}, "organiser"),
        ({"side": "organisers", "organiser": None}, "organiser"),
        ({"side": "together", "organiser": None}, "__all__"),
        ({"side": "authority", "owner_name": "dienst Gezin", "origin": "goal"}, "alone_because"),
        ({"side": "nobody", "owner_name": "iemand"}, "side"),
    ],
)
def test_add_action_refuses_an_action_nobody_can_do(plan, values, field):
    values = values | ({"organiser": plan.organiser} if values.get("organiser") else {})
    with pytest.raises(ValidationError) as error:
        plan.add(**values)
    assert list(error.value.message_dict) == [field]


def test_a_goal_the_authority_pursues_alone_says_why(plan):
    why = "Alleen het bestuur kan dit."
    action = plan.add(side="authority", owner_name="dienst Gezin", origin="goal", alone_because=why)
    assert action.alone_because == why


@pytest.mark.parametrize(
    ("column", "value"),
    [("organiser_id", "SELECT max(id) FROM partners_organiser"), ("origin", "'goal'"), ("state", "'done'")],
)
def test_the_database_refuses_it_as_well(plan, column, value):
    action = plan.add(side="authority", owner_name="dienst Gezin")
    sql = f"UPDATE agreements_action SET {column} = ({value}) WHERE id = %s"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [action.pk])


def test_edit_action_keeps_a_date_that_is_over_but_takes_no_other(plan):
    action = plan.add()
    plan.travel("2026-04-10 09:00")
    action = actions.edit_action(action, by=plan.coordinator, title="Maak een website", due_on=DUE)
    with pytest.raises(ValidationError):
        actions.edit_action(action, by=plan.coordinator, due_on=datetime.date(2026, 4, 9))
    action.refresh_from_db()
    assert (action.title, action.due_on) == ("Maak een website", DUE)


def test_report_progress_adds_a_note_with_its_evidence(plan):
    action, content = plan.add(), b"%PDF-1.4 bewijs %%EOF"
    file = SimpleUploadedFile("folder.pdf", content)
    file.mime, file.sha256 = "application/pdf", hashlib.sha256(content).hexdigest()
    note = actions.report_progress(action, by=plan.contact, text="De folder is gedrukt.", file=file)
    note.refresh_from_db()
    kept = (note.text, note.written_by, note.name, note.mime, bytes(note.content), note.sha256)
    assert kept == (
        "De folder is gedrukt.",
        plan.contact,
        "folder.pdf",
        "application/pdf",
        content,
        file.sha256,
    )


def test_report_progress_is_refused_to_who_does_not_pull(plan):
    action = plan.add()
    with pytest.raises(Refused) as refusal:
        actions.report_progress(action, by=plan.other_contact, text="Klaar!")
    assert (str(refusal.value), ProgressNote.objects.count()) == (
        "“Noteer de voortgang” is voorbehouden aan de beheerder of de coördinator of een contactpersoon van"
        " de organisator of wie de actie trekt.",
        0,
    )


@pytest.mark.parametrize(
    "sql", ["UPDATE agreements_progressnote SET text = 'x'", "DELETE FROM agreements_progressnote"]
)
def test_a_note_is_added_and_never_changed(plan, sql):
    actions.report_progress(plan.add(), by=plan.contact, text="Half klaar.")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_finish_action_keeps_result_and_day(plan):
    done = {"result": "500 folders verdeeld.", "finished_on": datetime.date(2026, 3, 2)}
    action = actions.finish_action(plan.add(), by=plan.contact, **done)
    assert (action.state, action.result, action.finished_on) == ("done", *done.values())


def test_finish_action_refuses_a_day_to_come_and_an_empty_result(plan):
    action = plan.add()
    for done in (
        {"result": "Ja", "finished_on": DUE},
        {"result": "", "finished_on": datetime.date(2026, 3, 2)},
    ):
        with pytest.raises(ValidationError):
            actions.finish_action(action, by=plan.contact, **done)
    assert Action.objects.get().state == "open"


def test_drop_action_asks_a_reason_and_keeps_it(plan):
    action = plan.add()
    with pytest.raises(ValidationError):
        actions.drop_action(action, by=plan.coordinator, reason=" ")
    action = actions.drop_action(action, by=plan.coordinator, reason="De school stopt.")
    assert (action.state, action.result, acts(action)[-1]) == (
        "dropped",
        "De school stopt.",
        "agreements.drop_action",
    )


def test_what_is_done_or_dropped_changes_no_more(plan):
    action = actions.drop_action(plan.add(), by=plan.coordinator, reason="Niet nodig.")
    changing = (rules.EDIT_ACTION, rules.REPORT_PROGRESS, rules.FINISH_ACTION, rules.DROP_ACTION)
    assert [bool(rule.why_not(plan.coordinator, action)) for rule in changing] == [True] * 4


def test_pulled_by_names_organisation_or_service_but_no_person(plan):
    owned = {"side": "authority", "owner": plan.owner}
    assert [
        plan.make().pulled_by,
        plan.make(side="together", organiser=plan.organiser, owner_name="dienst Gezin").pulled_by,
        plan.make(**owned).pulled_by,
        plan.make(**owned | {"side": "together"}).pulled_by,
    ] == ["De Speelvogel", "De Speelvogel, dienst Gezin", "gemeente Voorbeeldgem", "samen"]


@pytest.mark.django_db(transaction=True)
def test_progress_is_added_only_with_a_line_in_the_log_in_sql(travel):
    plan = Plan(travel)
    sql = """INSERT INTO agreements_progressnote
        (action_id, text, written_by_id, written_at, name, mime, sha256)
        VALUES (%s, 'x', %s, now(), '', '', '')"""
    refused_in_sql("Niet in het logboek", sql, [plan.add().pk, plan.contact.pk], person=plan.contact)
