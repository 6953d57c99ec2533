"""The release itself, read as `warehouse.reader.Reader` reads it: attached read-only to a locked connection.

What differs is that threads and memory are stated. Nothing is loaded: the release is the file that readers open.
"""

from __future__ import annotations

import threading
from pathlib import Path

import duckdb

from benchmarks.peers.engine import Question, Rows, Settings


class DuckDB:
    """One connection to a release."""

    def __init__(self, settings: Settings) -> None:
        self.disk_bytes = Path(settings.release).stat().st_size
        self._seconds = settings.seconds
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "threads": settings.threads,
            "memory_limit": settings.memory,
        }
        self._connection = duckdb.connect(config=config)
        path = settings.release.replace("'", "''")
        self._connection.execute(f"ATTACH '{path}' AS jixiao (READ_ONLY)")
        for setting in ("USE jixiao", "SET python_enable_replacements = false", "SET enable_external_access = false"):
            self._connection.execute(setting)
        self._connection.execute("SET lock_configuration = true")

    def answer(self, question: Question) -> Rows:
        """Return the rows of the answer.

        Raises:
            TimeoutError: it was interrupted.
        """
        timer = threading.Timer(self._seconds, self._connection.interrupt)
        timer.start()
        try:
            return self._connection.execute(question.sql).fetchall()
        except duckdb.InterruptException as error:
            raise TimeoutError(question.name) from error
        finally:
            timer.cancel()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
