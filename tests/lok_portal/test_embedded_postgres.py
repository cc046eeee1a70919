"""The private PostgreSQL: made, started, found again after a crash, refused when it is not ours."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from lok_portal import embedded_postgres
from lok_portal.embedded_postgres import PostgresError


@pytest.fixture
def cluster():
    cluster = embedded_postgres.throw_away()
    yield cluster
    cluster.remove()


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """An empty checkout with the path of its demo's cluster; nothing is left behind."""
    shared = Path("/var/tmp", f"lok-test-{os.getpid()}")
    monkeypatch.setattr(embedded_postgres, "SHARED", shared)
    monkeypatch.setattr(embedded_postgres, "CHECKOUT", tmp_path)
    monkeypatch.setattr(embedded_postgres, "FAREWELLS", ())
    embedded_postgres.binaries.cache_clear()
    yield tmp_path
    embedded_postgres.lasting(tmp_path).remove()
    embedded_postgres.shutil.rmtree(shared, ignore_errors=True)
    embedded_postgres.binaries.cache_clear()


def ask(cluster, question):
    with psycopg.connect(cluster.url()) as connection:
        return connection.execute(question).fetchone()[0]


def tell(cluster, order):
    with psycopg.connect(cluster.url()) as connection:
        connection.execute(order)


def server_pid(cluster):
    return int((cluster.data / "postmaster.pid").read_text().split("\n", 1)[0])


def python(program):
    return [sys.executable, "-c", program]


def test_the_server_listens_on_its_socket_only(cluster):
    cluster.start()
    assert ask(cluster, "SELECT current_setting('listen_addresses')") == ""


def test_the_server_never_runs_as_root(cluster):
    cluster.start()
    assert Path("/proc", str(server_pid(cluster))).stat().st_uid != 0


def test_nobody_else_comes_near_the_socket_or_the_data(cluster):
    cluster.start()
    assert {path.stat().st_mode & 0o777 for path in (cluster.socket, cluster.data)} == {0o700}


def test_the_server_speaks_utf8_and_counts_in_utc(cluster):
    cluster.start()
    question = "SELECT concat_ws(' ', current_setting('server_encoding'), current_setting('timezone'))"
    assert ask(cluster, question) == "UTF8 UTC"


def test_a_second_start_finds_the_server_running(cluster):
    assert [cluster.start(), cluster.start()] == [True, False]


def test_data_stays_from_one_run_to_the_next(cluster):
    cluster.start()
    tell(cluster, "CREATE TABLE kept AS SELECT 42 AS number")
    cluster.stop()
    cluster.start()
    assert ask(cluster, "SELECT number FROM kept") == 42


def test_data_survives_a_server_that_was_killed(cluster):
    cluster.settings = embedded_postgres.LASTING
    cluster.start()
    tell(cluster, "CREATE TABLE kept AS SELECT 42 AS number")
    os.kill(server_pid(cluster), signal.SIGKILL)
    time.sleep(0.5)
    cluster.start()
    assert ask(cluster, "SELECT number FROM kept") == 42


def test_a_lock_that_names_a_stranger_is_forgotten(cluster):
    cluster.start()
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")
    (cluster.socket / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    assert cluster.start()


def test_stop_of_a_stopped_server_does_nothing(cluster):
    cluster.start()
    cluster.stop()
    cluster.stop()
    assert not (cluster.data / "postmaster.pid").exists()


def test_start_refuses_data_of_another_major_version(cluster):
    cluster.start()
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(PostgresError, match="zijn van PostgreSQL 9"):
        cluster.start()


def test_start_refuses_a_socket_folder_of_someone_else(cluster):
    cluster.socket.rmdir()
    cluster.socket.symlink_to("/var/tmp")
    with pytest.raises(PostgresError, match="is van een ander"):
        cluster.start()
    cluster.socket.unlink()


def test_what_the_server_said_is_in_the_error(cluster):
    cluster.settings = {"no_such_setting": "1"}
    with pytest.raises(PostgresError, match='unrecognized configuration parameter "no_such_setting"'):
        cluster.start()


def test_remove_leaves_nothing(cluster):
    cluster.start()
    cluster.remove()
    assert [cluster.data.exists(), cluster.socket.exists()] == [False, False]


def test_the_server_of_a_run_that_was_killed_is_swept_away():
    program = (
        "import os; from lok_portal import embedded_postgres as it; it.throw_away().start(); os._exit(9)"
    )
    killed = subprocess.Popen(python(program))
    killed.wait()
    embedded_postgres.throw_away().remove()
    assert list(Path("/tmp").glob(f"lok-pg-run-{killed.pid}-*")) == []


def test_a_command_gets_the_addresses_of_owner_and_web_role(checkout, capfd):
    show = "import os; print(os.environ['DATABASE_URL'], os.environ['DATABASE_WEB_URL'], sep='\\n')"
    assert embedded_postgres.main(python(show)) == 0
    cluster = embedded_postgres.lasting(checkout)
    assert capfd.readouterr().out.split() == [cluster.url(), cluster.url("lok_web")]


def test_the_server_stops_with_its_last_command(checkout):
    code = embedded_postgres.main(python("raise SystemExit(7)"))
    assert [code, list(embedded_postgres.lasting(checkout).data.glob("postmaster.pid"))] == [7, []]


def test_the_server_stays_while_another_command_uses_it(checkout):
    program = f"""
from pathlib import Path
from lok_portal import embedded_postgres
embedded_postgres.CHECKOUT = Path({str(checkout)!r})
embedded_postgres.main(["true"])
raise SystemExit(embedded_postgres.lasting(embedded_postgres.CHECKOUT).start())
"""
    assert embedded_postgres.main(python(program)) == 0


def test_fresh_forgets_the_data(checkout):
    embedded_postgres.main(["true"])
    before = embedded_postgres.lasting(checkout).data.stat().st_ctime
    embedded_postgres.main(["--fresh", "true"])
    assert embedded_postgres.lasting(checkout).data.stat().st_ctime > before


def test_fresh_refuses_while_the_demo_runs(checkout):
    embedded_postgres.main(["true"])
    with (checkout / "var" / "postgres.lock").open("w") as lock:
        embedded_postgres.fcntl.flock(lock, embedded_postgres.fcntl.LOCK_SH)
        with pytest.raises(PostgresError, match="De demo draait nog"):
            embedded_postgres.main(["--fresh", "true"])


def test_a_request_to_leave_reaches_the_command(checkout, monkeypatch):
    monkeypatch.setattr(embedded_postgres, "FAREWELLS", (signal.SIGTERM,))
    ask_to_leave = "import os, signal, time; os.kill(os.getppid(), signal.SIGTERM); time.sleep(30)"
    before = signal.getsignal(signal.SIGTERM)
    assert embedded_postgres.main(python(ask_to_leave)) == -signal.SIGTERM
    signal.signal(signal.SIGTERM, before)


def test_data_of_another_user_is_refused(checkout, monkeypatch):
    embedded_postgres.main(["true"])
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    with pytest.raises(PostgresError, match="is van een andere gebruiker"):
        embedded_postgres.lasting(checkout)
    monkeypatch.undo()


def test_binaries_may_be_named(monkeypatch, checkout):
    monkeypatch.setenv("POSTGRES_BIN", "/opt/postgres/bin")
    assert embedded_postgres.binaries() == Path("/opt/postgres/bin")


def test_without_binaries_the_message_says_what_to_do(monkeypatch, checkout):
    monkeypatch.setattr(embedded_postgres, "OLDEST", 99)
    with pytest.raises(PostgresError, match="installeer het pakket postgresql of zet DATABASE_URL"):
        embedded_postgres.binaries()


def test_programs_of_another_kind_of_machine_are_passed_over(tmp_path):
    (tmp_path / "postgres").write_bytes(b"\x7fELF")
    (tmp_path / "postgres").chmod(0o755)
    assert embedded_postgres._major(tmp_path) == 0
