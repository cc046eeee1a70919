"""The demo: a database that is up to date, a lively LOK in it, and the portal running until Ctrl-C."""

import gc
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

HOST = "127.0.0.1"
PATIENCE = 60  # seconds for the web server to answer
MANNERS = 10  # seconds for a process to stop by itself
LOGS = settings.BASE_DIR / "var" / "log"


class Command(BaseCommand):
    help = "Zet een voorbeeld-LOK klaar en start het portaal."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="wist ook de bestanden van de vorige demo")

    def handle(self, *, port, fresh, **options):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _leave)
        if fresh:
            shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
        port = self.free_port(port)
        settings.SITE_URL = _address(port)  # the mails of the demo lead to this portal
        self.prepare()
        self.serve(port)

    def prepare(self):
        self.say("Databank bijwerken")
        statics = _beside("collectstatic", "--no-input", "--verbosity", "0")
        gc.disable()  # much is made and little thrown away: collecting would cost a third of the time
        try:
            self.fill_database()
            if statics.wait():
                raise CommandError("De stijlbladen konden niet klaargezet worden.")
        finally:
            gc.enable()
            statics.kill()

    def fill_database(self):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("grant_web_role", verbosity=0)
        if "seed_demo" in get_commands() and not apps.get_model("partners.Lok").objects.exists():
            self.say("Voorbeeldgegevens laden")
            call_command("seed_demo", verbosity=0)

    def free_port(self, wanted):
        for port in range(wanted, wanted + 50):
            if _is_free(port):
                if port != wanted:
                    self.say(f"Poort {wanted} is bezet; het wordt {port}")
                return port
        raise CommandError(f"Geen vrije poort tussen {wanted} en {wanted + 49}.")

    def serve(self, port):
        self.say("Webserver en werker starten")
        if "DATABASE_WEB_URL" not in os.environ:
            self.say("Let op: zonder DATABASE_WEB_URL werken ze als eigenaar van de databank")
        children = {"web": _web(port), "werker": _worker(port)}
        try:
            _await_answer(port, children)
            self.welcome(port)
            _watch(children)
        finally:
            _stop(children)
            self.say("Gestopt.")

    def welcome(self, port):
        self.say(f"\nHet LOK-portaal draait op {_address(port)}/  (stoppen met Ctrl-C)")
        if find_spec("lok_portal.demo"):
            for row in _columns(import_module("lok_portal.demo").accounts()):
                self.say(f"  {row}")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()


def _address(port):
    return f"http://localhost:{port}"


def _columns(rows):
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _leave(number, _frame):
    for again in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(again, signal.SIG_IGN)
    sys.exit(0)


def _is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _beside(*command) -> subprocess.Popen:
    """A management command in a process of its own, on the other core."""
    return subprocess.Popen([sys.executable, "manage.py", *command], cwd=settings.BASE_DIR)


def _web(port):
    granian = Path(sys.executable).with_name("granian")
    where = ("--host", HOST, "--port", port, "--interface", "wsgi", "--no-ws", "--blocking-threads", 4)
    return _child("web", port, granian, *where, "lok_portal.wsgi:application")


def _worker(port):
    return _child("werker", port, sys.executable, "manage.py", "procrastinate", "worker")


def _child(name, port, *command):
    """Start a process as the web role, in a session of its own: only we tell it to stop."""
    LOGS.mkdir(parents=True, exist_ok=True)
    database = os.environ.get("DATABASE_WEB_URL") or os.environ["DATABASE_URL"]
    with (LOGS / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [str(part) for part in command],
            env=os.environ | {"DATABASE_URL": database, "SITE_URL": _address(port)},
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _await_answer(port, children):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        _mind(children)
        try:
            urlopen(f"http://{HOST}:{port}/healthz", timeout=5).close()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise CommandError(f"De webserver antwoordt niet.\n{_last_words('web')}")


def _watch(children):
    while True:
        _mind(children)
        time.sleep(0.5)


def _mind(children):
    for name, child in children.items():
        if child.poll() is not None:
            raise CommandError(f"Het proces {name} is gestopt.\n{_last_words(name)}")


def _last_words(name):
    log = LOGS / f"{name}.log"
    return "\n".join([*log.read_text(errors="replace").splitlines()[-10:], f"(uit {log})"])


def _stop(children):
    for child in children.values():
        child.terminate()
    for child in children.values():
        try:
            child.wait(timeout=MANNERS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
