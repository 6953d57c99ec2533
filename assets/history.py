"""Dagster's history in SQLite, with one engine a file: SQLAlchemy then compiles each statement once for a whole run.

Dagster makes an engine for each statement, and SQLAlchemy keeps what it compiled with the engine. An engine holds no
connection open between statements, now as before.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy
from dagster._core.storage.event_log.sqlite import sqlite_event_log
from dagster._core.storage.runs.sqlite import sqlite_run_storage

_engines: dict[str, sqlalchemy.Engine] = {}
"""By address of the file."""


def _engine(address: str, **options: Any) -> sqlalchemy.Engine:  # noqa: ANN401 - as SQLAlchemy's own
    """Return the engine of a file, which is made once; a storage always asks for its files with equal options."""
    if address not in _engines:
        _engines[address] = sqlalchemy.create_engine(address, **options)
    return _engines[address]


def keep_engines() -> None:
    """Let Dagster's storages of runs and events take the engines that are kept."""
    for storage in (sqlite_event_log, sqlite_run_storage):
        storage.create_engine = _engine  # type: ignore[attr-defined]  # a name that it imports and does not export
