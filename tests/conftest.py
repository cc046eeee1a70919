"""What every test may use: the database as the portal has it, and a clock that stands still."""

from datetime import UTC, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command, get_commands
from django.db import connections, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.signals import connection_created
from psycopg.pq import TransactionStatus

from tests.council import Council
from tests.road import Road

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The migrated test database, with the rights of the web role as in production."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if "grant_web_role" in get_commands():
            call_command("grant_web_role", verbosity=0)
        patch.setattr(DatabaseOperations, "execute_sql_flush", _flush_without_triggers)
        yield


def _flush_without_triggers(operations, sql_list):
    """Empty the tables after a `transaction=True` test, although their triggers refuse exactly that."""
    with transaction.atomic(using=operations.connection.alias), operations.connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for sql in sql_list:
            cursor.execute(sql)


class Travel:
    """`travel("2026-03-01 10:00")`: Python's clock and the database's stand at that Brussels time."""

    def __init__(self):
        self.now, self._clock = "", None

    def __call__(self, moment: str, *, tick: bool = False) -> datetime:
        self.end()
        at = datetime.fromisoformat(moment)
        at = (at if at.tzinfo else at.replace(tzinfo=BRUSSELS)).astimezone(UTC)
        self._clock = time_machine.travel(at, tick=tick)
        self._clock.start()
        self._tell(at.isoformat())
        return at

    def end(self):
        if self._clock:
            self._clock.stop()
            self._clock = None
            self._tell("")

    def _tell(self, now):
        self.now = now
        for connection in connections.all(initialized_only=True):
            self.tell(connection=connection)

    def tell(self, *, connection, **_signal):
        server = connection.connection
        if server and not server.closed and server.info.transaction_status != TransactionStatus.INERROR:
            server.execute("SELECT set_config('lok.now', %s, false)", [self.now])


class Untypeset:
    """Stands in for WeasyPrint where nobody reads the paper: the template is rendered, the pages are not."""

    def __init__(self, *, string, **_more):
        self.string = string

    def write_pdf(self, **_how) -> bytes:
        return b"%PDF-1.7\n% " + sha256(self.string.encode()).hexdigest().encode() + b"\n%%EOF\n"


@pytest.fixture(autouse=True)
def papers(request, monkeypatch):
    """Only tests marked `typeset` wait for real pages; a paper takes as long as twenty other tests."""
    if request.node.get_closest_marker("typeset") is None:
        monkeypatch.setattr("ledger.paper.HTML", Untypeset)


@pytest.fixture
def travel():
    """Moves the clock; a new connection opened while it is moved is told as well."""
    travel = Travel()
    connection_created.connect(travel.tell)
    yield travel
    travel.end()
    connection_created.disconnect(travel.tell)


@pytest.fixture
def road(db, travel):
    """The main road on a moving clock: `road.to("submitted")`."""
    return Road(travel)


@pytest.fixture
def council(db, travel):
    """A LOK that meets, on a moving clock: `council.to("convened")`."""
    return Council(travel)
