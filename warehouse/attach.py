"""A SQLAlchemy engine for dashboards that stay open for days: each connection it hands out uses the current release.

SQLAlchemy and duckdb-engine are needed only here; they come with the extra `tools`. For single queries use
`reader.py`, which needs no engine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from duckdb_engine import ConnectionWrapper
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import QueuePool

from warehouse.pointer import current_path
from warehouse.reader import Reader

_ATTACHED = "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"


def following_engine(home: Path, connections: int = 5) -> Engine:
    """Return an engine whose connections read the current release of a home and can write nothing.

    When a new release is published, a connection that was opened before is replaced as soon as it is asked for again.
    What is held meanwhile keeps its release until it is given back: one `with engine.connect()` sees one release.

    Args:
        home: the folder of the releases.
        connections: how many connections are kept open; twice as many are opened at most.

    Raises:
        NoReleaseError: from the first use, where nothing has been published yet.
    """
    engine = create_engine(
        "duckdb://", creator=lambda: _open(home), poolclass=QueuePool, pool_size=connections, max_overflow=connections
    )
    event.listen(engine, "connect", _note_release)
    event.listen(engine, "checkout", lambda opened, record, _: _refuse_outdated(home, opened, record))
    return engine


def _open(home: Path) -> ConnectionWrapper:
    """Open the current release; a reader's connection is locked and reaches nothing else."""
    return ConnectionWrapper(Reader(home).connection)


def _note_release(opened: ConnectionWrapper, record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own record
    """Note which release a new connection reads."""
    record.info.update(release=opened.execute(_ATTACHED).fetchone()[0], is_new=True)


def _refuse_outdated(home: Path, _opened: ConnectionWrapper, record: Any) -> None:  # noqa: ANN401 - as above
    """Let the pool replace a connection to another release than the current one.

    A connection that was opened just now is taken as it is: the pointer may move at any moment, also behind this check.

    Raises:
        DisconnectionError: the pool opens a new connection.
    """
    if not record.info.pop("is_new", False) and Path(record.info["release"]) != current_path(home):
        raise DisconnectionError
