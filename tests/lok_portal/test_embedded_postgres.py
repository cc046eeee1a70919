"""The private PostgreSQL: made, started, found again after a crash, refused when it is not ours."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from lok_portal import embedded_postgres
from lok_portal.embedded_postgres import Cluster, PostgresError

AS_ROOT = os.geteuid() == 0


@pytest.fixture
def cluster():
    cluster = embedded_postgres.throw_away()
    yield cluster
    cluster.remove()


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """An empty checkout whose demo server leaves nothing behind."""
    monkeypatch.setattr(embedded_postgres, "SHARED", Path("/var/tmp", f"lok-test-{os.getpid()}"))
    monkeypatch.setattr(embedded_postgres, "__file__", str(tmp_path / "lok_portal" / "embedded_postgres.py"))
    embedded_postgres.binaries.cache_clear()
    yield tmp_path
    embedded_postgres.lasting(tmp_path).remove()
    embedded_postgres.shutil.rmtree(embedded_postgres.SHARED, ignore_errors=True)
    embedded_postgres.binaries.cache_clear()


def ask(cluster, question):
    with psycopg.connect(cluster.url()) as connection:
        return connection.execute(question).fetchone()[0]


def run(*command, **options):
    program = f"import {', '.join(command[:1])}" if False else command[0]
    return subprocess.run([sys.executable, "-c", program], check=False, **options)


def test_start_makes_a_server_that_only_listens_on_its_socket(cluster):
    cluster.start()
    assert ask(cluster, "SELECT current_setting('listen_addresses')") == ""


def test_the_server_never_runs_as_root(cluster):
    cluster.start()
    pid = (cluster.data / "postmaster.pid").read_text().split("\n", 1)[0]
    assert Path("/proc", pid).stat().st_uid != 0


def test_nobody_else_can_reach_the_socket_or_the_data(cluster):
    cluster.start()
    assert {path.stat().st_mode & 0o777 for path in (cluster.socket, cluster.data)} == {0o700}


def test_the_server_speaks_utf8_and_counts_in_utc(cluster):
    cluster.start()
    answer = "SELECT concat_ws(' ', current_setting('server_encoding'), current_setting('timezone'))"
    assert ask(cluster, answer) == "UTF8 UTC"


def test_a_second_start_finds_the_server_running(cluster):
    assert [cluster.start(), cluster.start()] == [True, False]


def test_data_stays_between_two_runs(cluster):
    cluster.start()
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")
    cluster.stop()
    cluster.start()
    assert ask(cluster, "SELECT number FROM kept") == 42
