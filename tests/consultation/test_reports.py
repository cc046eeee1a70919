"""The report on paper: made by the worker right after the closing, once, with its fingerprint in the log."""

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from consultation import actions, documents, rules
from ledger.models import Entry, Paper
from ledger.rules import Refused
from lok_portal import due
from partners.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(hearing):
    """Answered and closed; the worker did not come by yet."""
    hearing.give(1), hearing.give(2, 1, kind="remark", text="Waarom?")
    return hearing.end().answer().close()


def url(name, hearing):
    return reverse(f"consultation:{name}", args=[hearing.lok.slug, hearing.consultation.pk])


def lines():
    """The lines in the log about papers of consultations."""
    return Entry.objects.filter(act="consultation.keep_report")


def test_close_consultation_asks_the_worker_for_the_paper(closed):
    [job] = ProcrastinateJob.objects.filter(task_name="consultation.keep_report")
    assert (job.queue_name, job.args) == ("papers", {"consultation_id": closed.consultation.pk})
    assert documents.report(closed.consultation) is None


def test_keep_report_is_done_by_the_portal_itself_with_the_fingerprint_in_the_log(closed):
    closed.paper()
    kept, entry = Paper.objects.get(), lines().get()
    assert (kept.sha256 in entry.opening.payload, entry.opening.is_public) == (True, True)
    assert '"as":"het portaal zelf"' in entry.opening.payload
    assert documents.report(closed.consultation) == bytes(kept.pdf)


def test_keep_report_carries_the_day_of_the_closing_whenever_it_is_made(closed, monkeypatch):
    seen = {}
    monkeypatch.setattr("ledger.paper.render", lambda _name, context, **_how: seen.update(context) or b"%PDF")
    closed.travel("2026-04-15 09:00")
    assert actions.keep_due_reports() == 1
    assert (f"{seen['on']}", seen["at"]) == ("2026-03-30", closed.consultation.closed_at)


def test_keep_report_is_made_up_for_when_the_worker_was_down(closed):
    assert (due.run(), lines().count(), due.run(), lines().count()) == (0, 1, 0, 1)


def test_keep_report_by_two_workers_keeps_one_paper(closed):
    waiting = closed.consultation
    closed.paper().paper()
    with pytest.raises(Refused, match="Het verslag op papier is er al"):
        actions.keep_report(waiting, by=Person.objects.system())
    assert (Paper.objects.count(), lines().count()) == (1, 1)


def test_keep_report_that_another_worker_finished_meanwhile_is_left_alone(closed, monkeypatch):
    def late(*_args, **_how):
        raise Refused("Het verslag op papier is er al.")

    monkeypatch.setattr("consultation.actions.consultations.keep_report", late)
    assert (actions.keep_due_reports(), Paper.objects.count()) == (1, 0)


@pytest.mark.parametrize("who", ["coordinator", "chair", "stranger"])
def test_keep_report_is_for_the_portal_alone(closed, who):
    assert "voorbehouden aan het portaal zelf" in rules.KEEP_REPORT.why_not(
        getattr(closed, who), closed.consultation
    )


def test_keep_report_before_the_closing_is_refused(hearing):
    with pytest.raises(Refused, match="kan alleen in de toestand “Afgesloten met antwoorden”"):
        actions.keep_report(hearing.consultation, by=Person.objects.system())


def test_the_report_page_is_complete_and_says_that_the_pdf_is_being_made(client, closed):
    assert client.get(url("report_paper", closed)).url == url("report", closed)
    before = client.get(url("report", closed)).content.decode()
    after = client.get(url("report", closed.paper())).content.decode()
    wanted = ("Waarom?", "wordt nu gemaakt", "verslag.pdf")
    assert [word in before for word in wanted] == [True, True, False]
    assert [word in after for word in wanted] == [True, False, True]
