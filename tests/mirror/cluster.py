"""A PostgreSQL server of its own for the tests: made in a temporary folder, started, stopped and deleted again.

The server refuses to run as root; as root it is run as the user postgres, whom the system's package makes.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pg8000.native import Connection

PASSWORD = "p@ss:w/rd#1?"
_SETTINGS = """
listen_addresses = '127.0.0.1'
fsync = off
max_connections = 60
ssl = on
ssl_cert_file = 'server.crt'
ssl_key_file = 'server.key'
"""


def binaries() -> Path | None:
    """Return the folder of the server's programs, or None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


def _free_port() -> int:
    with closing(socket.socket()) as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class Cluster:
    """A server on a free port of loopback; the superuser `postgres` has `PASSWORD`."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self.programs, self.port = folder, programs, _free_port()
        self._databases = 0
        self._owner: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        if self._owner:
            shutil.chown(folder, "postgres", "postgres")
        self._make()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def certificate(self) -> Path:
        return self.folder / "server.crt"

    def _as_owner(self, *command: str | Path) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, timeout=120, **self._owner)

    def _make(self) -> None:
        password = self.folder / "password"
        password.write_text(PASSWORD)
        password.chmod(0o644)
        options = ["-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8"]
        self._as_owner(self.programs / "initdb", "-D", self.data, "--no-sync", *options)
        names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        keys = ["-keyout", self.folder / "server.key", "-out", self.certificate, "-days", "2"]
        self._as_owner("openssl", "req", "-new", "-x509", "-nodes", *names, *keys)
        for name in ("server.key", "server.crt"):
            self._as_owner("cp", self.folder / name, self.data / name)
        self._as_owner("chmod", "600", self.data / "server.key")
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(f"{_SETTINGS}port = {self.port}\nunix_socket_directories = '{self.folder}'\n")
        self.start()

    def start(self) -> None:
        self._as_owner(self.programs / "pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        self._as_owner(self.programs / "pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def url(self, database: str = "postgres", user: str = "postgres", host: str = "127.0.0.1", more: str = "") -> str:
        return f"postgresql://{user}:{quote(PASSWORD, safe='')}@{host}:{self.port}/{database}{more}"

    def connect(self, database: str = "postgres", user: str = "postgres") -> Connection:
        return Connection(user, host="127.0.0.1", port=self.port, database=database, password=PASSWORD)

    def run(self, sql: str, database: str = "postgres", user: str = "postgres") -> list[list[Any]]:
        with closing(self.connect(database, user)) as connection:
            return connection.run(sql) or []

    def new_database(self) -> str:
        self._databases += 1
        name = f"d{self._databases}"
        self.run(f"CREATE DATABASE {name}")
        return name

    def psql(self, database: str, *commands: str) -> str:
        """Return what psql prints for commands, run as the superuser."""
        given = [part for command in commands for part in ("-c", command)]
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database]
        told = subprocess.run(
            ["psql", "-X", "-v", "ON_ERROR_STOP=1", *where, *given],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PGPASSWORD": PASSWORD, "PAGER": "cat", "LC_ALL": "C.UTF-8"},
        )
        assert told.returncode == 0, told.stderr
        return told.stdout


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A server for the time of a block."""
    programs = binaries()
    assert programs
    folder = Path(tempfile.mkdtemp(prefix="jixiao-pg-"))
    cluster = None
    try:
        cluster = Cluster(folder, programs)
        yield cluster
    finally:
        if cluster and (cluster.data / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder)
