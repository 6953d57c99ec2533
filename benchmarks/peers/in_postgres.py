"""PostgreSQL: a throw-away server on a socket in a temporary folder, loaded by COPY from the exported CSV files.

As root it runs as the user postgres, whom the system's package makes; it is stopped and deleted with the engine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from pg8000.exceptions import DatabaseError
from pg8000.native import Connection

from benchmarks.peers.engine import Question, Rows, Settings
from benchmarks.peers.exported import create_statements, index_statements

_HERE = Path(__file__).parent
_CANCELLED = "57014"


def programs() -> Path:
    """Return the folder of the server's programs.

    Raises:
        ImportError: PostgreSQL is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise ImportError("PostgreSQL's initdb is not installed")
    return found[-1].parent if found else Path(str(on_path)).resolve().parent


class Server:
    """A server of its own, gone when closed."""

    def __init__(self) -> None:
        self._programs = programs()
        self._folder = Path(tempfile.mkdtemp(prefix="jixiao-pg-"))
        self._owner: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        if self._owner:
            shutil.chown(self._folder, "postgres", "postgres")
        self._data = self._folder / "data"
        self._run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = (_HERE / "postgresql.conf").read_text(encoding="utf-8")
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as conf:
            conf.write(f"{settings}unix_socket_directories = '{self._folder}'\n")
        self._run("pg_ctl", "--wait", "--silent", f"--log={self._folder / 'log'}", "start")

    def _run(self, program: str, *options: str) -> None:
        command: list[str | Path] = [self._programs / program, f"--pgdata={self._data}", *options]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=120, **self._owner)

    def connect(self) -> Connection:
        """Return a connection of the superuser."""
        return Connection("postgres", unix_sock=str(self._folder / ".s.PGSQL.5432"), database="postgres", timeout=None)

    def close(self) -> None:
        """Stop the server and delete what it held."""
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "--wait", "--silent", "--mode=immediate", "stop")
        shutil.rmtree(self._folder)


class Postgres:
    """One connection to a server that holds the exported tables."""

    def __init__(self, settings: Settings) -> None:
        self._server = Server()
        try:
            self._connection = self._server.connect()
            self._load(settings)
        except BaseException:
            self._server.close()
            raise
        self.disk_bytes = int((self._connection.run("SELECT pg_database_size(current_database())") or [[0]])[0][0])
        self._connection.run(f"SET statement_timeout = {int(settings.seconds * 1000)}")

    def _load(self, settings: Settings) -> None:
        for table, (create, _) in create_statements(settings).items():
            self._connection.run(create)
            with settings.table(table, "csv").open("rb") as stream:
                self._connection.run(f"COPY {table} FROM STDIN (FORMAT csv, HEADER)", stream=stream)
        for statement in (*index_statements(), "VACUUM", "CHECKPOINT"):
            self._connection.run(statement)

    def answer(self, question: Question) -> Rows:
        """Return the rows of the answer.

        Raises:
            TimeoutError: the server cancelled it.
        """
        try:
            return [tuple(row) for row in self._connection.run(question.sql) or ()]
        except DatabaseError as error:
            if error.args and isinstance(error.args[0], dict) and error.args[0].get("C") == _CANCELLED:
                raise TimeoutError(question.name) from error
            raise

    def close(self) -> None:
        """Stop the server and delete what it held."""
        self._connection.close()
        self._server.close()
