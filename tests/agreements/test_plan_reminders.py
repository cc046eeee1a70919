"""Reminders of actions: once before, once after, to the right people; and what waits on the home page."""

import datetime

import pytest

from agreements import actions, rules, tasks
from agreements.models import Action
from ledger.models import Entry
from ledger.rules import Refused
from lok_portal import waiting
from partners.models import Mail, Person
from tests import factories

BEFORE, AFTER = "2026-03-24 07:15", "2026-04-01 07:15"


def mailed() -> list[tuple[str, str]]:
    return list(Mail.objects.order_by("pk").values_list("to", "subject"))


@pytest.mark.parametrize(
    ("mornings", "subjects"),
    [
        (["2026-03-23 07:15"], []),
        ([BEFORE], ["Binnenkort: Maak een folder"]),
        ([BEFORE, BEFORE, "2026-03-31 07:15"], ["Binnenkort: Maak een folder"]),
        ([AFTER, AFTER, "2026-05-01 07:15"], ["Over tijd: Maak een folder"]),
        ([BEFORE, AFTER], ["Binnenkort: Maak een folder", "Over tijd: Maak een folder"]),
    ],
)
def test_remind_action_once_before_and_once_after(plan, mornings, subjects):
    plan.add(owner=plan.owner)
    for morning in mornings:
        plan.travel(morning)
        tasks.remind_owners()
    assert mailed() == [(plan.owner.email, subject) for subject in subjects]


def test_a_new_date_counts_anew(plan):
    action = plan.add(owner=plan.owner)
    plan.travel(BEFORE)
    tasks.remind_owners()
    actions.edit_action(action, by=plan.coordinator, due_on=datetime.date(2026, 6, 30))
    plan.travel("2026-06-23 07:15")
    assert [tasks.remind_owners(), tasks.remind_owners()] == [1, 0]


def test_what_is_done_or_dropped_reminds_nobody(plan):
    actions.drop_action(plan.add(), by=plan.coordinator, reason="Niet nodig.")
    plan.travel(AFTER)
    assert tasks.remind_owners() == 0


def test_a_reminder_is_kept_in_the_log_as_the_portals(plan):
    action = plan.add()
    plan.travel(BEFORE)
    tasks.remind_owners()
    action.refresh_from_db()
    entry = Entry.objects.about(action).last()
    assert (entry.act, entry.actor_id, action.reminded_at.isoformat()) == (
        "agreements.remind_action",
        Person.objects.system().pk,
        "2026-03-24T06:15:00+00:00",
    )


def test_two_workers_remind_once(plan, monkeypatch):
    stale = plan.add()
    plan.travel(BEFORE)
    tasks.remind_owners()
    monkeypatch.setattr(type(Action.objects.all()), "with_names", lambda rows: [stale])
    assert (tasks.remind_owners(), len(mailed())) == (0, 1)


def test_remind_action_is_the_portals_own(plan):
    with pytest.raises(Refused):
        actions.remind_action(plan.add(), by=plan.coordinator)
    assert rules.REMIND_ACTION.within == "agreements.add_action"


def test_without_a_person_the_contacts_of_the_organiser_hear(plan):
    colleague = factories.contact_of(plan.organiser)
    gone = factories.contact_of(plan.organiser)
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    plan.add()
    plan.travel(BEFORE)
    tasks.remind_owners()
    assert [to for to, _ in mailed()] == sorted([plan.contact.email, colleague.email])


def test_without_anybody_the_regie_hears(plan):
    plan.add(side="authority", owner_name="dienst Gezin")
    plan.travel(BEFORE)
    tasks.remind_owners()
    assert [to for to, _ in mailed()] == [plan.lok.contact_email]


def test_the_mail_says_what_when_and_where(plan):
    action = plan.add(title="Zoek een & locatie")
    plan.travel(BEFORE)
    tasks.remind(timestamp=0)
    text = Mail.objects.get().body
    words = ("Zoek een & locatie", "dinsdag 31 maart 2026", "nog 7 dagen", plan.url("", action))
    assert [word in text for word in words] == [True] * 4


def tasks_of(person) -> list[tuple]:
    found = waiting.for_person(Person.objects.get(pk=person.pk))
    return [(task["title"], task["note"], task["until"]) for task in found if "actieplan" in task["url"]]


def states_of(person) -> list[str]:
    return [task.get("state", "") for task in waiting.for_person(person, (waiting.plan.actions,))]


@pytest.mark.parametrize(
    ("who", "waits"),
    [
        ("owner", True),
        ("contact", True),
        ("coordinator", False),
        ("other_contact", False),
        ("stranger", False),
    ],
)
def test_an_action_waits_for_who_pulls_it(plan, who, waits):
    action = plan.add(owner=plan.owner)
    note = f"{action.title} (nog geen voortgang genoteerd)"
    expected = [("Werk aan uw actie", note, action.due_on)] if waits else []
    assert tasks_of(getattr(plan, who)) == expected


def test_an_action_far_away_does_not_wait_yet_and_a_late_one_says_so(plan):
    plan.add(due_on=datetime.date(2026, 4, 10))
    assert tasks_of(plan.contact) == []
    plan.travel("2026-04-11 09:00")
    assert states_of(plan.contact) == ["Te laat"]


def test_an_action_waits_for_nobody_whose_account_is_closed(plan):
    plan.add(owner=plan.owner)
    plan.owner.is_active = False
    assert waiting.for_person(plan.owner, (waiting.plan.actions,)) == []


def test_an_action_with_progress_no_longer_asks_for_it(plan):
    action = plan.add(owner=plan.owner)
    actions.report_progress(action, by=plan.owner, text="Half klaar.")
    assert [task[1] for task in tasks_of(plan.owner)] == [action.title]
