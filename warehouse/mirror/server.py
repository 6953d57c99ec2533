"""One connection to a PostgreSQL server: statements, values, transactions and COPY, with refusals told in one line.

Which statements are sent is for the other modules; how the connection comes about for `wire.py`.
"""

from __future__ import annotations

import csv
import functools
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from pg8000.exceptions import DatabaseError, InterfaceError
from pg8000.native import Connection

from warehouse.errors import MirrorError
from warehouse.mirror.address import Address
from warehouse.mirror.wire import connect
from warehouse.sqlfiles import read_folder

LOCKED = "55P03"
CANCELLED = "57014"
DEPENDED_UPON = "2BP01"
_BROKEN = (InterfaceError, OSError, struct.error)


class RefusedError(MirrorError):
    """The server refuses a statement; `code` is its SQLSTATE, `detail` what it adds."""

    def __init__(self, told: str, code: str, detail: str) -> None:
        super().__init__(told)
        self.code = code
        self.detail = detail


@functools.cache
def _refusals() -> dict[str, str]:
    """Return what to tell for a SQLSTATE."""
    with (Path(__file__).parent / "refusals.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["told"] for row in csv.DictReader(file)}


def _refused(error: DatabaseError, address: Address) -> RefusedError:
    """Return what the server says as one line that says what to do."""
    said: dict[str, str] = error.args[0]
    code, message = said.get("C", ""), " ".join(said.get("M", "").split())
    text = _refusals().get(code, "{place} refuses: {message}")
    told = text.format(place=address.place, user=address.user, database=address.database, message=message)
    return RefusedError(told, code, " ".join(said.get("D", "").split()))


class Server:
    """A connection to one database; use `connected`."""

    def __init__(self, connection: Connection, address: Address) -> None:
        self._connection = connection
        self.address = address

    def run(self, sql: str, **values: object) -> list[list[Any]]:
        """Run statements, or with values (:name in the SQL) one statement, and return its rows.

        Raises:
            RefusedError: the server refuses it.
            MirrorError: the connection broke off.
        """
        with self._told():
            return self._connection.run(sql, **values) or []

    def file(self, name: str, **values: object) -> list[list[Any]]:
        """Run a .sql file of this package by its name; see `run`."""
        return self.run(next(file.text for file in read_folder("mirror") if file.name == name), **values)

    def copy(self, sql: str, chunks: Iterable[memoryview]) -> int:
        """Run a COPY … FROM STDIN with the bytes of its rows, and return how many rows came in.

        Raises:
            RefusedError: the server refuses the statement or a row.
            MirrorError: the connection broke off.
        """
        with self._told():
            self._connection.run(sql, stream=chunks)
            return int(self._connection.row_count)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done within, or nothing of it."""
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(MirrorError):  # the first error is the one to tell
                self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        with _told(self.address):
            yield

    def close(self) -> None:
        """Hang up; the server rolls back what was not committed."""
        with suppress(*_BROKEN):
            self._connection.close()


@contextmanager
def _told(address: Address) -> Iterator[None]:
    """Turn what the driver raises into one line."""
    try:
        yield
    except DatabaseError as error:
        raise _refused(error, address) from error
    except _BROKEN as error:
        raise MirrorError(
            f"the connection to {address.place} broke off: run again when the server is up; what was published stays"
        ) from error


@contextmanager
def connected(address: Address) -> Iterator[Server]:
    """Log in for the time of a block.

    Raises:
        MirrorError: nobody answers, the login is refused, or the database cannot hold Chinese.
    """
    with _told(address):
        connection = connect(address)
    with closing(Server(connection, address)) as server:
        server.file("session")
        encoding = server.run("SHOW server_encoding")[0][0]
        if encoding != "UTF8":
            raise MirrorError(f"{address.place} is in {encoding}: create a database with ENCODING 'UTF8'")
        yield server
