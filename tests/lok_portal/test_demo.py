"""The demo: what it does when a port is taken, a process dies or someone presses Ctrl-C."""

import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from lok_portal.management.commands import demo


@pytest.fixture
def command(monkeypatch, tmp_path):
    """The command; its processes log in a folder of the test."""
    monkeypatch.setattr(demo, "LOGS", tmp_path)
    return demo.Command(stdout=io.StringIO())


@pytest.fixture
def taken():
    """A port somebody listens on."""
    with socket.create_server((demo.HOST, 0)) as server:
        yield server.getsockname()[1]


def python(program):
    return demo._child("web", 8000, sys.executable, "-c", program)


def test_a_free_port_is_taken_without_a_word(command, taken):
    assert [command.free_port(taken + 1) > taken, command.stdout.getvalue()] == [True, ""]


def test_a_taken_port_makes_way_for_the_next(command, taken):
    port = command.free_port(taken)
    assert command.stdout.getvalue() == f"Poort {taken} is bezet; het wordt {port}\n"


def test_without_a_free_port_the_range_is_named(command, monkeypatch):
    monkeypatch.setattr(demo, "_is_free", lambda port: False)
    with pytest.raises(CommandError, match="Geen vrije poort tussen 8000 en 8049"):
        command.free_port(8000)


def test_accounts_stand_in_columns():
    rows = [("an@example.org", "geheim", "voorzitter"), ("b@example.org", "geheimer", "organisator")]
    assert demo._columns(rows) == [
        "an@example.org  geheim    voorzitter",
        "b@example.org   geheimer  organisator",
    ]


def test_a_process_works_as_the_web_role(command, monkeypatch):
    monkeypatch.setenv("DATABASE_WEB_URL", "postgres://lok_web@/lok")
    child = python("import os; print(os.environ['DATABASE_URL'], os.environ['SITE_URL'])")
    child.wait()
    assert (demo.LOGS / "web.log").read_text() == "postgres://lok_web@/lok http://localhost:8000\n"


def test_a_process_that_dies_leaves_its_last_words(command):
    child = python("raise SystemExit('geen zin meer')")
    child.wait()
    with pytest.raises(CommandError, match="Het proces web is gestopt.\ngeen zin meer"):
        demo._watch({"web": child})


def test_a_server_that_never_answers_is_given_up(command, monkeypatch, taken):
    monkeypatch.setattr(demo, "PATIENCE", 0)
    with pytest.raises(CommandError, match="De webserver antwoordt niet"):
        (demo.LOGS / "web.log").touch()
        demo._await_answer(taken, {})


def test_a_process_that_does_not_listen_is_killed(command, monkeypatch):
    monkeypatch.setattr(demo, "MANNERS", 0.2)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True)"
    child = python(f"{deaf}; time.sleep(60)")
    while not (demo.LOGS / "web.log").read_text():
        time.sleep(0.05)
    demo._stop({"web": child})
    assert child.returncode == -signal.SIGKILL


@pytest.fixture
def empty_database(db):
    """The address of a database of its own beside the test database."""
    params = connection.get_connection_params()
    server = {key: params[key] for key in ("host", "port", "user", "password") if params.get(key)}
    name = f"{connection.settings_dict['NAME']}_demo"
    maintenance = psycopg.conninfo.make_conninfo(dbname="postgres", **server)
    with psycopg.connect(maintenance, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE IF EXISTS {name}")
        owner.execute(f"CREATE DATABASE {name}")
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def leads(database):
    """The addresses the demo's mails lead to."""
    with psycopg.connect(database) as reader:
        bodies = reader.execute("SELECT body FROM partners_mail").fetchall()
    return {site for (body,) in bodies for site in re.findall(r"http://localhost:\d+/", body)}


@pytest.mark.django_db
def test_the_demo_comes_up_and_goes_away_whole(empty_database, tmp_path):
    environment = os.environ | {"DATABASE_URL": empty_database, "STATIC_ROOT": str(tmp_path), "DEMO": "1"}
    started = [sys.executable, "manage.py", "demo", "--port", "8765"]
    with subprocess.Popen(started, cwd=settings.BASE_DIR, env=environment, stdout=-1, text=True) as running:
        address = next(match[0] for line in running.stdout if (match := re.search(r"http://[^ ]+", line)))
        health = urlopen(f"{address}healthz").read()
        assert leads(empty_database) == {address}
        running.terminate()
        told = running.stdout.read().splitlines()
    assert [health, told[-1], running.returncode] == [b"ok", "Gestopt.", 0]
    assert demo._is_free(int(address.split(":")[2].strip("/")))
