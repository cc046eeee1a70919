"""The acts of consultations: prepared, opened, longer open, ended, closed or stopped; and reminders."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from consultation import actions, rules, tasks
from consultation.clauses import ClauseText
from consultation.models import Consultation, Response
from ledger.models import Entry
from ledger.rules import Refused
from lok_portal import due
from partners.models import Mail

from .conftest import TEXT, Hearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared(travel):
    """A draft with its text."""
    return Hearing(travel)


def acts():
    """What the log tells of consultations, in order."""
    told = Entry.objects.filter(subject_type="consultation.consultation").order_by("index")
    return [act.split(".")[1] for act in told.values_list("act", flat=True)]


def addressees():
    return set(Mail.objects.values_list("to", flat=True))


def everybody(hearing):
    return {person.email for person in [*hearing.contacts, hearing.member]}


def test_draft_consultation_keeps_its_clauses_and_tells_nobody(prepared):
    clauses = prepared.consultation.clauses.all()
    assert tuple(ClauseText(each.number, each.heading, each.text) for each in clauses) == TEXT
    assert (prepared.consultation.state, Mail.objects.count()) == ("draft", 0)


def test_draft_consultation_is_for_the_regie_only(prepared):
    for person in (prepared.chair, prepared.contacts[0], prepared.neighbour):
        with pytest.raises(Refused, match="voorbehouden aan"):
            actions.draft_consultation(Consultation(lok=prepared.lok), by=person)


def test_edit_consultation_changes_terms_and_replaces_the_text(prepared):
    text = [ClauseText("1", "", "Iets anders.")]
    edited = actions.edit_consultation(
        prepared.consultation, by=prepared.coordinator, title="Anders", clauses=text
    )
    assert edited.title == "Anders"
    assert [each.text for each in edited.clauses.all()] == ["Iets anders."]


def test_open_consultation_asks_everybody_and_fixes_the_text_by_its_fingerprint(prepared):
    prepared.open()
    entry = Entry.objects.filter(act="consultation.open_consultation").get()
    assert prepared.consultation.text_sha256() in entry.opening.payload
    assert entry.opening.is_public
    assert addressees() == everybody(prepared)


def test_open_consultation_without_a_text_is_refused(travel):
    empty = Hearing(travel, clauses=())
    with pytest.raises(Refused, match="Zet eerst de tekst erin, artikel per artikel"):
        empty.open()


def test_open_consultation_past_its_own_last_day_is_refused(prepared):
    prepared.travel("2026-04-01 09:00")
    with pytest.raises(Refused, match="ligt al in het verleden"):
        prepared.open()


@pytest.mark.parametrize(
    ("audience", "asked"),
    [("organisers", {"contacts"}), ("members", {"member"}), ("all", {"contacts", "member"})],
)
def test_open_consultation_mails_who_is_asked_and_nobody_else(travel, audience, asked):
    hearing = Hearing(travel, audience=audience).open()
    people = {"contacts": {each.email for each in hearing.contacts}, "member": {hearing.member.email}}
    assert addressees() == set().union(*(people[name] for name in asked))


def test_extend_consultation_gives_everybody_more_time_with_the_reason(hearing):
    Mail.objects.all().delete()
    later = hearing.consultation.closes_at + datetime.timedelta(days=7)
    extended = actions.extend_consultation(
        hearing.consultation, by=hearing.coordinator, closes_at=later, reason="Paasvakantie."
    )
    assert extended.closes_at == later
    assert addressees() == everybody(hearing)
    assert all(
        "tot maandag 30 maart 2026, 18 uur" in mail.body.replace("\xa0", " ") for mail in Mail.objects.all()
    )


def test_extend_consultation_to_an_earlier_moment_is_refused_beside_the_field(hearing):
    with pytest.raises(ValidationError, match="Kies een later moment dan maandag 23 maart 2026"):
        actions.extend_consultation(
            hearing.consultation,
            by=hearing.coordinator,
            closes_at=hearing.consultation.closes_at,
            reason="Te lang.",
        )


def test_end_consultation_before_the_last_day_is_refused(hearing):
    with pytest.raises(Refused, match="Inbreng kan nog tot maandag 23 maart 2026"):
        actions.end_consultation(hearing.consultation, by=hearing.coordinator)


def test_end_due_consultations_ends_what_is_over_by_the_portal_itself(hearing):
    assert actions.end_due_consultations() == 0
    hearing.travel("2026-03-23 17:01")
    assert (due.run(), due.run()) == (1, 0)
    entry = Entry.objects.filter(act="consultation.end_consultation").get()
    assert '"as":"het portaal zelf"' in entry.opening.payload


def test_close_consultation_releases_every_answer_at_once(hearing):
    hearing.give(1), hearing.give(2, 1, kind="remark", text="Waarom?")
    hearing.end().answer().close()
    assert set(Response.objects.values_list("state", "released_at")) == {("released", timezone.now())}


def test_close_consultation_without_any_input_is_possible(hearing):
    hearing.end().close()
    assert acts() == ["draft_consultation", "open_consultation", "end_consultation", "close_consultation"]


def test_close_consultation_tells_everybody(hearing):
    hearing.end()
    Mail.objects.all().delete()
    hearing.close()
    assert addressees() == everybody(hearing)


def test_cancel_consultation_that_runs_tells_everybody_why(hearing):
    Mail.objects.all().delete()
    actions.cancel_consultation(hearing.consultation, by=hearing.coordinator, reason="De wet verandert.")
    assert addressees() == everybody(hearing)
    assert all("De wet verandert." in mail.body for mail in Mail.objects.all())


def test_cancel_consultation_that_was_never_opened_tells_nobody_and_shows_to_nobody(prepared):
    actions.cancel_consultation(prepared.consultation, by=prepared.coordinator, reason="Niet nodig.")
    seen = Consultation.objects.visible_to(prepared.contacts[0])
    assert (Mail.objects.count(), list(seen)) == (0, [])


# --- reminders ----------------------------------------------------------------------------------------------


def test_remind_goes_to_who_gave_nothing_yet_once(hearing):
    hearing.give(1, 0), hearing.draft(1, 1)
    Mail.objects.all().delete()
    hearing.travel("2026-03-20 17:00")
    assert (actions.remind_due(), actions.remind_due()) == (1, 0)
    assert addressees() == everybody(hearing) - {hearing.contacts[0].email}


def test_remind_waits_for_its_day(hearing):
    hearing.travel("2026-03-20 16:59")
    assert actions.remind_due() == 0


def test_remind_leaves_who_was_asked_only_today_in_peace(travel):
    Hearing(travel, remind_days=40).open()
    assert actions.remind_due() == 0


def test_remind_after_the_window_is_refused(hearing):
    hearing.travel("2026-03-24 09:00")
    assert actions.remind_due() == 0
    with pytest.raises(Refused, match="De termijn voor inbreng is voorbij"):
        actions.remind(hearing.consultation, by=hearing.coordinator)


def test_remind_by_hand_is_once_as_well(hearing):
    reminded = actions.remind(hearing.consultation, by=hearing.coordinator)
    assert rules.REMIND.why_not(hearing.coordinator, reminded) == (
        "Wie nog niets zei, kreeg al een herinnering op maandag 2 maart 2026, 9\xa0uur."
    )


def test_remind_is_a_job_of_every_morning(hearing):
    hearing.travel("2026-03-21 07:15")
    Mail.objects.all().delete()
    tasks.remind(0)
    assert addressees() == everybody(hearing)


def test_without_reminder_nobody_gets_one(travel):
    hearing = Hearing(travel, remind_days=0).open()
    hearing.travel("2026-03-23 16:00")
    assert actions.remind_due() == 0


# --- who sees which ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "seen"),
    [
        ("draft", {"coordinator", "chair", "auditor"}),
        ("open", {"coordinator", "chair", "auditor", "contact", "member"}),
        ("closed", {"coordinator", "chair", "auditor", "contact", "member", "stranger", "neighbour"}),
    ],
)
def test_a_consultation_shows_to_who_it_is_for(prepared, stage, seen):
    prepared.contact = prepared.contacts[0]
    if stage != "draft":
        prepared.open()
    if stage == "closed":
        prepared.end().close()
    people = ("coordinator", "chair", "auditor", "contact", "member", "stranger", "neighbour")
    shown = {name for name in people if Consultation.objects.visible_to(getattr(prepared, name)).exists()}
    assert shown == seen
