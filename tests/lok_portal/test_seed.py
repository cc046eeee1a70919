"""The demo's data: loaded once, by real acts in order, with work waiting for everybody."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from advice.chain import chain
from advice.models import Advice, CriteriaSet, Round
from agreements.models import (
    Action,
    Grant,
    LocalSubsidy,
    Measure,
    PolicyGoal,
    ProgressNote,
    SupportOffer,
)
from consultation.models import Consultation, Input
from ledger.models import Entry
from lok_portal import demo, waiting
from lok_portal.demo import calendar, clock, evidence, hearing_words, people, places
from meetings.attendance import attendance_of
from meetings.models import Meeting, Resolution
from partners import composition
from partners.models import Campaign, ChangeReport, DataConfirmation, Location, Lok, Organiser, Person
from tests import factories
from tests.lok_portal.walking import walk

BUSY = ("beheerder", "coordinator", "beoordelaar", "beoordelaar2", "onthaalouder", "nestje", "duimelot")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo, loaded once for the tests that read it, and rolled back after them."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        connection.set_autocommit(False)
        try:
            call_command("seed_demo", verbosity=0)
            yield
        finally:
            connection.rollback()
            connection.set_autocommit(True)


@pytest.fixture
def seeded(loaded, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def states(model, slug):
    return sorted(model.objects.filter(lok__slug=slug).values_list("state", flat=True))


def test_the_register_is_as_large_as_a_municipality(seeded):
    heidebeke = Lok.objects.get(slug="heidebeke")
    counts = [Organiser.objects.filter(lok=heidebeke).count(), Location.objects.count()]
    assert [*counts, DataConfirmation.objects.exists()] == [25, 40, True]


def test_criteria_are_in_every_state(seeded):
    expected = ["adopted", "draft", "draft", "draft", "published", "published", "superseded"]
    assert states(CriteriaSet, "heidebeke") == expected


def test_criteria_are_at_every_stage_of_the_chain(seeded):
    reader, now = Person.objects.get(email="beheerder@heidebeke.example"), set()
    for criteria_set in CriteriaSet.objects.with_chain():
        rounds = list(Round.objects.bound_to(criteria_set).select_related("lok"))
        steps = chain(criteria_set, reader, rounds)
        now.add(next((step["label"] for step in steps if step["status"] == "now"), "over"))
    waiting_for = {"Inspraak", "Advies van het LOK", "Vaststelling", "Bekendmaking"}
    assert now == waiting_for | {"over"}


def test_rounds_are_in_preparation_open_assessed_and_over(seeded):
    assert states(Round, "heidebeke") == ["assessment", "draft", "open", "sent"]


def test_the_open_round_is_open_today(seeded):
    assert [round_.is_past_deadline for round_ in Round.objects.filter(state="open")] == [False, False]


def test_advices_are_positive_negative_and_none_with_a_tie(seeded):
    outcomes = [(advice.outcome, advice.score) for advice in Advice.objects.released()]
    scores = ["", "", "367/100", "467/100", "467/100", "6", "633/100", "667/100", "7", "733/100"]
    assert sorted(score for _, score in outcomes) == scores
    assert {outcome for outcome, _ in outcomes} == {"positive", "negative", "none"}


def test_every_log_goes_forward_in_time_and_stays_in_the_past(seeded):
    for lok in Lok.objects.all():
        times = list(Entry.objects.filter(log=lok.ledger_id).order_by("index").values_list("at", flat=True))
        assert times == sorted(times)
        assert times[-1] < timezone.now()


@pytest.mark.parametrize("key", BUSY)
def test_work_is_waiting_for(seeded, key):
    assert waiting.for_person(Person.objects.get(email=people.email(key))) != []


def test_every_account_logs_in_with_a_verified_address(seeded):
    verified = set(EmailAddress.objects.filter(verified=True, primary=True).values_list("email", flat=True))
    assert {email for email, _, _ in demo.accounts()} <= verified


def test_meetings_are_published_closed_convened_and_in_preparation(seeded):
    expected = ["closed", "convened", "draft", *["published"] * 5]
    told = [*["answered"] * 6, "sent"]
    assert [states(Meeting, "heidebeke"), states(Resolution, "heidebeke")] == [expected, told]


def test_a_meeting_is_tomorrow_convened_in_time_and_some_members_answered(seeded):
    meeting = Meeting.objects.get(state="convened")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    last = meeting.convene_before(meeting.rules.notice_days)
    assert (timezone.localdate(meeting.starts_at), meeting.convened_at <= last) == (tomorrow, True)
    replies = set(meeting.presences.values_list("reply", flat=True))
    assert replies == {"accepted", "excused", "none"}


def test_the_meetings_of_the_past_year_have_readable_minutes_and_one_has_draft_ones(seeded):
    since = timezone.now() - datetime.timedelta(days=366)
    held = Meeting.objects.filter(lok__slug="heidebeke", closed_at__gte=since).order_by("starts_at")
    assert list(held.values_list("state", flat=True)) == [*["published"] * 5, "closed"]


def test_one_advice_of_the_council_waits_too_long_for_its_answer(seeded):
    overdue = Resolution.objects.get(lok__slug="heidebeke", state="sent")
    assert (overdue.reply_due_on < timezone.localdate(), overdue.is_valid) == (True, True)


def test_organisers_of_the_demo_attended_differently(seeded):
    year = (timezone.now() - datetime.timedelta(days=366), timezone.now())
    shown = {}
    for name in ("Bolleboos", "Duimelot"):
        organiser = Organiser.objects.filter(name__icontains=name).first()
        found = attendance_of(organiser, organiser.lok, *year)
        shown[name] = (len(found.rows), found.count("aanwezig") > 0)
    assert shown == {"Bolleboos": (6, True), "Duimelot": (6, True)}


def test_policy_is_aimed_asked_about_paid_for_and_offered(seeded):
    kinds = (PolicyGoal, Measure, LocalSubsidy, Grant, SupportOffer)
    assert [states(kind, "heidebeke") for kind in kinds] == [
        ["active"] * 3,
        ["decided", "draft"],
        ["draft", "published"],
        ["granted"] * 3,
        ["open"] * 3,
    ]
    assert [offer.title for offer in SupportOffer.objects.filter(is_own_only=True)] == [
        "Poetsdienst van de gemeente"
    ]


def test_nothing_about_the_composition_blocks_an_advice(seeded):
    heidebeke = Lok.objects.get(slug="heidebeke")
    found = composition.findings(heidebeke, timezone.localdate())
    assert [finding.code for finding in found] == []


def test_the_advices_of_the_councils_are_valid(seeded):
    assert {advice.invalid_reason for advice in Resolution.objects.all()} == {""}


def test_the_neighbour_shares_one_organiser(seeded):
    donkmeer = Lok.objects.get(slug="donkmeer")
    assert "Duimelot" in Organiser.objects.in_lok(donkmeer).values_list("name", flat=True)
    assert states(CriteriaSet, "donkmeer") == ["draft", "published"]


def test_seed_refuses_where_there_is_a_lok(db):
    factories.LokFactory()
    with pytest.raises(CommandError, match="Er is al een LOK"):
        call_command("seed_demo")


def test_the_calendar_is_in_order():
    moments = [(days, hour, minute) for days, hour, minute, _ in calendar.CALENDAR]
    assert moments == sorted(moments)


def test_every_enterprise_number_is_valid_and_used_once():
    numbers = [places.kbo(number) for number in range(40)]
    assert [len(set(numbers)), {(int(n[:8]) + int(n[8:])) % 97 for n in numbers}] == [40, {0}]


def test_the_clock_comes_back(db):
    with clock.at(clock.on(datetime.date(2020, 1, 2), 12)), connection.cursor() as cursor:
        cursor.execute("SELECT ledger_now()")
        assert [cursor.fetchone()[0], timezone.now()] == [
            datetime.datetime(2020, 1, 2, 11, tzinfo=datetime.UTC)
        ] * 2
    assert timezone.now().year > 2020


def test_evidence_is_a_pdf_that_opens():
    assert evidence.pdf("Een (voorbeeld)").startswith(b"%PDF-1.4")


@pytest.mark.parametrize(("today", "tuesday"), [("2026-11-24", "2026-11-24"), ("2026-11-23", "2026-11-17")])
def test_the_calendar_counts_from_a_tuesday(today, tuesday):
    assert clock.last_tuesday(datetime.date.fromisoformat(today)) == datetime.date.fromisoformat(tuesday)


def test_one_campaign_is_over_and_one_has_most_answers_and_some_late(seeded):
    second, first = Campaign.objects.filter(lok__slug="heidebeke")
    figures = second.parts.figures()
    assert [first.state, first.asked_count, first.confirmed_count] == ["closed", 25, 18]
    assert [second.state, second.is_overdue, figures] == ["open", True, {"asked": 25, "confirmed": 17}]


def test_reports_are_applied_declined_and_waiting(seeded):
    assert states(ChangeReport, "heidebeke") == ["applied", "declined", "reported"]


def test_the_action_plan_has_work_on_both_sides_from_many_origins(seeded):
    actions = Action.objects.filter(lok__slug="heidebeke")
    late = sorted(actions.overdue().values_list("side", flat=True))
    origins = set(actions.values_list("origin", flat=True))
    assert (actions.count(), late, origins, ProgressNote.objects.count()) == (
        14,
        ["authority", "organisers"],
        {"own", "resolution", "input", "goal", "earned", "article"},
        4,
    )


def test_consultations_are_closed_being_answered_and_open_with_lively_input(seeded):
    about = Consultation.objects.filter(title__in=[title for title, *_ in hearing_words.ABOUT.values()])
    told = {each.state: (each.given_count, each.unanswered_count) for each in about.with_counts()}
    assert told == {"closed": (15, 0), "answering": (16, 4), "open": (19, 19)}
    assert Input.objects.filter(consultation__in=about, state="draft").count() == 1


WALKERS = {"": 45, "gastheer": 60, "coordinator": 170, "secretaris": 120, "duimelot": 90, "toezichter": 90}


@pytest.mark.parametrize(("who", "least"), WALKERS.items())
def test_no_link_ends_in_a_refusal_and_no_page_asks_more_than_ten_questions(seeded, client, who, least):
    if who:
        client.force_login(Person.objects.get(email=f"{who}@{people.DOMAIN}"))
    seen = list(walk(client, "/thuis/" if who else "/"))
    assert [page for page in seen if page.status >= 400 or page.query_count > 10] == []
    assert len(seen) >= least
