"""Facts that the portal's own records tell: the answer, why, and where applicant and assessor read it."""

import datetime
import json
from dataclasses import replace

import pytest
from django.urls import reverse

from advice.questions import proposal
from advice.records import Recorded, recorded
from meetings.models import Meeting, Presence, RulesOfProcedure
from partners.models import DataConfirmation
from tests.advice.samples import attendance, confirmed, criterion, document, endorsed, group
from tests.council import at
from tests.factories import plant
from tests.partners import seats
from tests.road import Road

pytestmark = pytest.mark.django_db
PERIOD = "Van 15 mrt 2025 tot 15 mrt 2026"
MET = ("2025-04-01", "2025-09-02", "2026-02-03")  # within the year before the deadline


class Recorder(Road):
    """The road on a set of three facts and a judgement, with an organiser on a seat of the LOK."""

    def __init__(self, travel):
        super().__init__(travel)
        self.seat = seats.member(seats.segment(self.lok), organiser=self.organiser)
        adopted = {"state": "in_force", "adopted_by": "raad", "adopted_on": datetime.date(2024, 1, 1)}
        self.procedure = plant(RulesOfProcedure(lok=self.lok, version=1, **adopted))

    def meet(self, day, status):
        moment = at(f"{day} 19:30")
        end = moment + datetime.timedelta(hours=2)
        meeting = plant(Meeting(lok=self.lok, title=f"Op {day}", starts_at=moment, ends_at=end))
        Presence.objects.create(meeting=meeting, membership=self.seat, status=status)
        held = {"convened_at": moment, "opened_at": moment, "closed_at": end, "rules": self.procedure}
        plant(meeting, state="closed", **held)

    def attend(self, *statuses):
        for day, status in zip(MET, statuses, strict=False):
            self.meet(day, status)

    def confirm(self, day):
        by = {"confirmed_by": self.contact, "confirmed_at": at(f"{day} 12:00")}
        plant(DataConfirmation(lok=self.lok, organiser=self.organiser, **by))

    def ask(self, code):
        asked = next(c for c in self.application.applicable if c.code == code)
        found, points = recorded(self.application, asked), proposal(self.application, asked).points
        return found and replace(found, explanation=found.explanation.replace("\xa0", " ")), points


@pytest.fixture
def road(db, travel, tmp_path):
    facts = (attendance("1", "2"), confirmed("2", "1"), endorsed("3", "1"))
    judged = criterion("4", "4", "judgement", step="1")
    made = document("8", group("g", "8", *facts, judged))
    road = Recorder(travel)
    road.case = tmp_path / "set.json"
    road.case.write_text(json.dumps(made))
    return road


@pytest.mark.parametrize(
    ("statuses", "answer", "points", "said"),
    [
        (("present", "excused", "substitute"), True, 2, "aanwezig op 2 van 3 vergaderingen, 1 keer v"),
        (("present", "present", "absent"), False, 0, "aanwezig op 2 van 3 vergaderingen, 1 keer afw"),
        ((), None, None, "geen enkele vergadering waarvoor de organisator een zetel had"),
    ],
)
def test_attendance_in_the_lok_is_counted_by_the_rule_of_the_set(road, statuses, answer, points, said):
    road.attend(*statuses)
    found, given = road.to("started").ask("1")
    assert (found.answer, given, found.explanation.startswith(f"{PERIOD}: {said}")) == (answer, points, True)


def test_each_meeting_stands_with_it(road):
    road.attend("present", "excused")
    found, _ = road.to("started").ask("1")
    assert found.rows == (
        ("vergadering van 1\xa0apr\xa02025", "aanwezig"),
        ("vergadering van 2\xa0sep\xa02025", "verontschuldigd"),
    )


def test_meetings_outside_the_period_do_not_count(road):
    road.meet("2025-03-14", "present")
    road.meet("2026-03-15", "present")
    assert road.to("started").ask("1")[0].rows == ()


@pytest.mark.parametrize(
    ("day", "answer", "said"),
    [
        ("2026-02-17", True, "Gegevens bevestigd op 17 feb 2026, 26 dagen voor de uiterste datum."),
        ("2025-12-15", True, "Gegevens bevestigd op 15 dec 2025, 90 dagen voor de uiterste datum."),
        ("2025-12-14", False, "Gegevens bevestigd op 14 dec 2025, 91 dagen voor de uiterste datum."),
        ("2026-03-16", False, "Geen bevestiging van de gegevens tot 15 mrt 2026."),
    ],
)
def test_data_confirmed_counts_back_from_the_deadline(road, day, answer, said):
    road.confirm(day)
    found, points = road.to("started").ask("2")
    assert (found, points) == (Recorded(answer, said), int(answer))


def test_what_the_portal_does_not_record_is_established_by_people(road):
    assert road.to("started").ask("3") == (None, None)
    assert road.ask("4") == (None, None)


def text(client, who, name, thing, query=""):
    client.force_login(who)
    answer = client.get(reverse(f"advice:{name}", args=[thing.lok.slug, thing.pk]) + query)
    return answer.content.decode().replace("\xa0", " ")


def test_the_applicant_reads_it_while_filling_in_and_looking_over(client, road):
    road.attend("present", "excused")
    road.to("started")
    pages = [("edit_application", "?stap=1"), ("application_detail", "")]
    for name, query in pages:
        shown = text(client, road.contact, name, road.application, query)
        assert ("aanwezig op 1 van 2 vergaderingen" in shown, "2 sep 2025: veront" in shown) == (True, True)
    assert "Volgens uw antwoorden: 2 punten" in shown


def test_the_assessor_finds_points_and_proof_filled_in(client, road):
    road.attend("present")
    road.to("assessing")
    shown = text(client, road.assessor, "assess", road.application)
    proof = f'value="{PERIOD}: aanwezig op 1 van 1 vergadering."'
    assert (proof in shown, "berekend uit het portaal" in shown, "1 apr 2025: aanwezig" in shown) == (
        True,
        True,
        True,
    )


def test_without_a_seat_the_assessor_establishes_it(client, road):
    shown = text(client, road.to("assessing").assessor, "assess", road.application)
    assert "een zetel had. Stel dit zelf vast, met bewijs: deelname aan het LOK." in shown


@pytest.mark.parametrize(("who", "reads"), [("contact", True), ("coordinator", True), ("rival", False)])
def test_with_the_advice_only_who_may_read_the_application_reads_it(client, road, who, reads):
    road.attend("present")
    road.to("released")
    shown = text(client, getattr(road, who), "advice_detail", road.advice)
    assert ("1 apr 2025: aanwezig" in shown, "Wat het portaal bijhoudt" in shown) == (reads, reads)
