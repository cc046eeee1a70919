"""Long files: as a job, in bounded time, all or nothing, with its progress seen from outside."""

import time

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from partners import tasks
from partners.models import ImportRow, ImportRun, Location, Organiser, Role
from partners.resources import RESOURCES
from tests.factories import LokFactory, OrganiserFactory, kbo, staff
from tests.partners.files import compared, csv, read_in, verdicts

HEAD = ("naam", "kbo", "sector")
PLACES = ("kbo", "naam", "dossiernummer", "soort", "plaatsen", "straat", "opent", "start", "wijk")


@pytest.fixture
def lok(db):
    return LokFactory()


@pytest.fixture
def by(lok):
    return staff(lok, Role.COORDINATOR)


def organisers(count):
    return csv(HEAD, *((f"Organisator {n}", kbo(n), "vzw") for n in range(count)))


def locations(count):
    rows = (
        (kbo(n % 9), f"L{n}", 91_000 + n, "groepsopvang", 18, f"Dorp {n}", "7u", "1/9/2020", "Kern")
        for n in range(count)
    )
    return csv(PLACES, *rows)


def waiting():
    return list(ProcrastinateJob.objects.filter(status="todo").values_list("task_name", "args"))


def test_a_long_file_is_compared_and_written_by_a_job(lok, by):
    run = compared("organisers", organisers(201), by, lok)
    assert (run.state, waiting()) == ("comparing", [("partners.compare_import", {"run_id": run.pk})])
    tasks.compare_import(run_id=run.pk)
    tasks.start_write(run, leave_out_errors=True)
    args = {"run_id": run.pk, "leave_out_errors": True}
    assert waiting()[1:] == [("partners.write_import", args)]
    tasks.write_import(**args)
    run.refresh_from_db()
    assert (run.state, run.done_count, Organiser.objects.count()) == ("done", 201, 201)


def test_five_thousand_locations_are_compared_within_bounds(lok, by, django_assert_max_num_queries):
    for n in range(9):
        OrganiserFactory(lok=lok, enterprise_number=kbo(n))
    run = compared("locations", locations(5000), by, lok)
    began = time.monotonic()
    with django_assert_max_num_queries(60):
        tasks.compare_import(run_id=run.pk)
    run.refresh_from_db()
    assert (run.state, run.counts["new"], run.done_count) == ("compared", 5000, 5000)
    assert time.monotonic() - began < 15


def test_three_hundred_locations_are_written_in_one_go(lok, by):
    for n in range(9):
        OrganiserFactory(lok=lok, enterprise_number=kbo(n))
    run = compared("locations", locations(300), by, lok)
    tasks.compare_import(run_id=run.pk)
    tasks.start_write(run, leave_out_errors=False)
    tasks.write_import(run_id=run.pk, leave_out_errors=False)
    run.refresh_from_db()
    assert (run.state, Location.objects.count(), lok.neighbourhoods.count()) == ("done", 300, 1)


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_before_the_writing_is_committed(lok, by, monkeypatch):
    run, seen = compared("organisers", organisers(120), by, lok), []
    other = connection.copy()
    tell = tasks.imports.writing.Progress.tell

    def look(progress, done):
        tell(progress, done)
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT done_count, (SELECT count(*) FROM partners_organiser) FROM partners_importrun"
            )
            seen.append(cursor.fetchone())

    monkeypatch.setattr(tasks.imports.writing.Progress, "tell", look)
    tasks.start_write(run, leave_out_errors=False)
    other.close()
    assert (seen[48:51], seen[-1]) == ([(0, 0), (50, 0), (50, 0)], (100, 0))
    assert Organiser.objects.count() == 120


@pytest.mark.parametrize("task", [tasks.compare_import, tasks.write_import])
def test_a_job_does_nothing_for_what_was_dropped(lok, by, task):
    run = compared("organisers", organisers(3), by, lok)
    tasks.drop(run)
    task(run_id=run.pk, **({"leave_out_errors": True} if task is tasks.write_import else {}))
    run.refresh_from_db()
    assert (run.state, Organiser.objects.count(), ImportRow.objects.count()) == ("dropped", 0, 0)


def test_what_is_dropped_while_it_is_written_is_not_written(lok, by, monkeypatch):
    run = compared("organisers", organisers(3), by, lok)
    register = Organiser.save

    def drop_meanwhile(organiser, *args, **kwargs):
        register(organiser, *args, **kwargs)
        ImportRun.objects.filter(pk=run.pk).update(state="dropped")

    monkeypatch.setattr(Organiser, "save", drop_meanwhile)
    tasks.start_write(run, leave_out_errors=False)
    run.refresh_from_db()
    assert Organiser.objects.count() == 0


def test_what_is_dropped_while_it_is_compared_leaves_no_rows(lok, by, monkeypatch):
    run = read_in("organisers", organisers(3), by, lok)
    monkeypatch.setattr(tasks, "BATCH", 1)
    told = tasks.imports.Finding.told

    def drop_meanwhile(finding):
        ImportRun.objects.filter(pk=run.pk).update(state="dropped")
        return told(finding)

    monkeypatch.setattr(tasks.imports.Finding, "told", drop_meanwhile)
    tasks.start_compare(run, RESOURCES["organisers"]().guess(HEAD))
    run.refresh_from_db()
    assert (run.state, verdicts(run)) == ("dropped", [])


def test_a_crash_is_told_kindly_and_still_crashes(lok, by):
    run = read_in("organisers", organisers(3), by, lok)
    with pytest.raises(ValueError, match="invalid literal"):
        tasks.start_compare(run, {"geen": "name"})
    run.refresh_from_db()
    assert (run.state, run.message) == ("failed", tasks.CRASHED)
