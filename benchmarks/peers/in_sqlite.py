"""SQLite: the exported tables in one file with indexes, and a page cache of 1 GB.

It has no exact decimals: amounts and values are doubles. A question that takes too long is interrupted.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from benchmarks.peers.engine import Question, Rows, Settings
from benchmarks.peers.exported import batches, create_statements, index_statements

_CACHE_KIBIBYTES = 1_000_000
_STEPS = 100_000
"""Steps of SQLite's machine between two looks at the clock."""


class SQLite:
    """One connection to a file that is made anew."""

    def __init__(self, settings: Settings) -> None:
        self._seconds, self._until = settings.seconds, float("inf")
        path = Path(settings.data) / "sqlite.db"
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = off", "synchronous = off", f"cache_size = -{_CACHE_KIBIBYTES}", "threads = 2"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._load(settings)
        self._connection.set_progress_handler(lambda: time.perf_counter() > self._until, _STEPS)
        self.disk_bytes = path.stat().st_size

    def _load(self, settings: Settings) -> None:
        self._connection.execute("BEGIN")
        for table, (create, width) in create_statements(settings).items():
            self._connection.execute(create)
            insert = f"INSERT INTO {table} VALUES ({', '.join('?' * width)})"
            for batch in batches(settings, table):
                self._connection.executemany(insert, batch)
        self._connection.execute("COMMIT")
        for statement in index_statements():
            self._connection.execute(statement)

    def answer(self, question: Question) -> Rows:
        """Return the rows of the answer.

        Raises:
            TimeoutError: it was interrupted.
        """
        self._until = time.perf_counter() + self._seconds
        try:
            return self._connection.execute(question.sql).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TimeoutError(question.name) from error
            raise
        finally:
            self._until = float("inf")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
