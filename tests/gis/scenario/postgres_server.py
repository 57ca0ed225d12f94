"""A real PostgreSQL with PostGIS for tests: Debian's packages, a folder and a port of its own.

PostgreSQL refuses to run as root, so there it runs as Debian's user ``postgres``. It listens on
the loopback only, with a password made for this one run.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from qgis.core import QgsDataSourceUri

_OPTIONS = (
    "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
    "-c shared_buffers=16MB -c max_connections=80 -c log_min_messages=fatal"
)


def _programs() -> Path | None:
    """Return the folder of the newest PostgreSQL that has PostGIS; skips, with the reason."""
    if not hasattr(os, "geteuid"):
        pytest.skip("starts PostgreSQL as on Debian")
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found:
        pytest.skip("needs PostgreSQL (Debian: postgresql, postgresql-postgis)")
    usable = [
        path
        for path in sorted(found, key=lambda path: int(path.parent.name), reverse=True)
        if Path("/usr/share/postgresql", path.parent.name, "extension/postgis.control").exists()
    ]
    if not usable:
        pytest.skip("needs PostGIS (Debian: postgresql-postgis)")
    return usable[0]


class Server:
    """A running server; ``database()`` makes a new, empty database in it with PostGIS."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._as_user: list[str] = []
        self.folder = Path(tempfile.mkdtemp(prefix="cm_civic_postgres_"))
        if os.geteuid() == 0:
            if shutil.which("runuser") is None:
                pytest.skip("needs runuser: PostgreSQL does not run as root")
            self._as_user = ["runuser", "-u", "postgres", "--"]
            try:
                shutil.chown(self.folder, "postgres", "postgres")
            except LookupError:
                pytest.skip("needs the user postgres: PostgreSQL does not run as root")
        self.password = secrets.token_hex(12)
        self.port = _free_port()
        self._data = self.folder / "data"
        secret = self.folder / "password"
        secret.write_text(self.password)
        secret.chmod(0o644)  # in a folder that only the server's user may enter
        self._run("initdb", "-D", str(self._data), "-U", "owner", "-A", "scram-sha-256",
                  f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self.start()
        self.sql("CREATE DATABASE made TEMPLATE template0; CREATE ROLE laptop LOGIN PASSWORD "
                 f"'{self.password}'")  # fmt: skip
        self.sql("CREATE EXTENSION postgis", "made")
        self._made = 0

    def _run(self, program: str, *arguments: str, **options: object) -> None:
        command = [*self._as_user, str(self._programs / program), *arguments]
        done = subprocess.run(command, cwd="/", check=False, capture_output=True, text=True,
                              timeout=120, **options)  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stdout} {done.stderr}"

    def _control(self, *arguments: str) -> None:
        # the server would hold our pipes for as long as it runs, so it logs into a file
        log = str(self.folder / "log")
        command = [*self._as_user, str(self._programs / "pg_ctl"), "-D", str(self._data),
                   "-s", "-w", "-t", "60", "-l", log, *arguments]  # fmt: skip
        done = subprocess.run(command, cwd="/", check=False, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        assert done.returncode == 0, f"pg_ctl {arguments}"

    def start(self) -> None:
        """Start it, again on the same port and folder."""
        self._control("-o", f"-p {self.port} {_OPTIONS}", "start")

    def crash(self) -> None:
        """End it at once, in the middle of whatever it does, as a power cut would."""
        self._control("-m", "immediate", "stop")

    def processes(self) -> list[int]:
        """Return the numbers of all its processes, the first one's first."""
        main = int((self._data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return [main, *map(int, children)]

    @contextlib.contextmanager
    def frozen(self):
        """Let nothing of it move: connections are taken by the kernel and nobody answers."""
        stopped = self.processes()
        for process in stopped:
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in stopped:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGCONT)

    def database(self) -> str:
        """Make a database and return its name."""
        self._made += 1
        name = f"room_{self._made}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE made")
        return name

    def uri(self, database: str, user: str = "owner", password: str | None = None) -> str:
        """Return how QGIS connects to a database of it."""
        uri = QgsDataSourceUri()
        uri.setConnection("127.0.0.1", str(self.port), database, user, password or self.password)
        return uri.uri(False)

    def sql(self, statements: str, database: str = "postgres", user: str = "owner") -> list[str]:
        """Run SQL by PostgreSQL's own client, and return the lines it answers."""
        done = subprocess.run(
            [str(self._programs / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
             "-h", "127.0.0.1", "-p", str(self.port), "-U", user, "-d", database, "-f", "-"],
            input=statements, env={**os.environ, "PGPASSWORD": self.password, "LC_ALL": "C.UTF-8"},
            check=False, capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.splitlines()

    def remove(self) -> None:
        """Stop it and take its folder away."""
        with contextlib.suppress(AssertionError):
            self.crash()
        for _try in range(20):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists():
                break
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def postgres():
    """One server for a module's tests."""
    server = Server()
    yield server
    server.remove()
