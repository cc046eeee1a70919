"""Jobs of the register: comparing and writing an import (at once when small), and mails of campaigns."""

from collections import Counter
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from procrastinate.contrib.django import app

from ledger.decide import together
from ledger.rules import Refused
from partners import campaigns, imports
from partners.imports.locations import is_promised
from partners.models import ImportRow, ImportRun

AT_ONCE = 200  # rows that are done while somebody waits
BATCH = 500
State = ImportRun.State
CRASHED = (
    "Er liep iets mis dat we niet voorzagen. Er is niets overgenomen. De beheerder vindt het in het logboek."
)


def start_compare(run: ImportRun, mapping: dict) -> None:
    """Compare the file with these columns; Refused when the run is past that."""
    states = [State.READ, State.COMPARED, State.FAILED]
    _start(run, states, State.COMPARING, compare_import, {"mapping": mapping})


def start_write(run: ImportRun, *, leave_out_errors: bool) -> None:
    """Write what was shown; Refused when somebody already did."""
    _start(run, [State.COMPARED], State.WRITING, write_import, {}, leave_out_errors=leave_out_errors)


def drop(run: ImportRun) -> None:
    """Forget the file and what it would do. A job that is writing it notices and writes nothing."""
    states = [state for state in State if state not in (State.DONE, State.DROPPED)]
    with transaction.atomic():
        _move(run, states, State.DROPPED, content=b"")
        run.rows.all().delete()


def _start(run, states, to, task, values, **details):  # noqa: PLR0913 one line for the two above
    with transaction.atomic():
        _move(run, states, to, done_count=0, message="", **values)
        if run.rows_count > AT_ONCE:
            task.defer(run_id=run.pk, **details)
    if run.rows_count <= AT_ONCE:
        task(run_id=run.pk, **details)


def _move(run, states, to, **values):
    if not ImportRun.objects.take(run.pk, states, state=to, **values):
        raise Refused("Deze invoer is intussen al verder. Open ze opnieuw.")


@app.task(name="partners.compare_import", queue="imports")
def compare_import(run_id: int) -> None:
    """Keep for every row what it would do; nothing in the register changes."""
    run = ImportRun.objects.select_related("lok", "made_by").get(pk=run_id)
    if run.state == State.COMPARING:
        _or_fail(run, lambda: _compare(run))


@app.task(name="partners.write_import", queue="imports")
def write_import(run_id: int, leave_out_errors: bool) -> None:
    """Write every row that changes something, in one transaction, each by its own act."""
    run = ImportRun.objects.select_related("lok__ledger", "made_by").get(pk=run_id)
    if run.state == State.WRITING:
        _or_fail(run, lambda: _write(run, leave_out_errors))


def _or_fail(run, work):
    before = run.state
    try:
        work()
    except (imports.Stopped, ValidationError, Refused) as error:
        words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        ImportRun.objects.take(run.pk, [before], state=State.FAILED, message=words)
    except Exception:
        ImportRun.objects.take(run.pk, [before], state=State.FAILED, message=CRASHED)
        raise


def _compare(run):
    run.rows.all().delete()
    findings = imports.comparer(run, by=run.made_by).findings()
    counts, near, done = Counter(), {}, 0
    while batch := list(islice(findings, BATCH)):
        ImportRow.objects.bulk_create(ImportRow(run=run, **finding.told()) for finding in batch)
        counts.update(finding.verdict for finding in batch)
        counts["warned"] += sum(finding.is_warned for finding in batch)
        near |= {one.name: None for finding in batch for one in _promised_neighbourhoods(finding)}
        done += len(batch)
        if not ImportRun.objects.take(run.pk, [State.COMPARING], done_count=done):
            run.rows.all().delete()  # it was dropped meanwhile
            return
    counts = {**counts, "neighbourhoods": list(near)}
    ImportRun.objects.take(run.pk, [State.COMPARING], state=State.COMPARED, counts=counts)


def _promised_neighbourhoods(finding):
    near = finding.values.get("neighbourhood")
    return [near] if finding.verdict in ImportRow.WRITTEN and is_promised(near) else []


def _write(run, leave_out_errors):
    with together():
        comparer = imports.comparer(run, by=run.made_by, lock=True)
        imports.write(run, comparer, leave_out_errors=leave_out_errors)
        _move(run, [State.WRITING], State.DONE, done_count=run.rows_count, content=b"")


@app.periodic(cron="10 7 * * *")
@app.task(name="partners.remind", queue="due")
def remind(timestamp: int) -> None:
    """Every morning: who is new in a campaign, nearly late or late. `timestamp` is the moment it was due."""
    campaigns.remind_organisers()
