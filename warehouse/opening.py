"""Connections of this floor to files that exist: bounded in memory, fetching no extension, and reading only.

Which bound is for what is told in `memory.py`. A connection for queries of others is locked as well: `locked.py`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import duckdb

from warehouse import memory
from warehouse.errors import ReleaseError, one_line
from warehouse.quoting import quoted

Setting = str | bool | int | float | list[str]
"""A value of one of DuckDB's settings."""


def connect(
    limit: str, settings: Mapping[str, Setting] | None = None, target: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Return a connection that keeps to a bound and fetches no extension.

    Args:
        limit: the memory that it may take, such as 4GB; beyond it, it spills.
        settings: of DuckDB, beside these.
        target: the file to write; None: nothing is kept, and what is spilled goes into the system's folder of temporary
            files. DuckDB would take the folder that the program happens to run in, which may be read-only.

    Raises:
        duckdb.Error: the file cannot be opened.
    """
    config: dict[str, Setting] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    if target is None:
        config["temp_directory"] = str(Path(tempfile.gettempdir()) / f"jixiao-{uuid4().hex}")
    connection = duckdb.connect(str(target or ":memory:"), config={**config, **(settings or {})})
    try:
        connection.execute("SET enable_progress_bar = false")
        memory.bound(connection, limit)
    except duckdb.Error:
        connection.close()
        raise
    return connection


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Attach a file to a connection under a name, read-only.

    Raises:
        duckdb.Error: it cannot be opened.
    """
    connection.execute(f"ATTACH {quoted(path)} AS {name} (READ_ONLY)")


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a release file for a few questions of the program itself, as the current database and as `file`.

    Raises:
        ReleaseError: it cannot be read as a release, when it is opened or when it is asked.
    """
    try:
        with closing(connect(memory.QUERY)) as connection:
            attach(connection, path, "file")
            connection.execute("USE file")
            yield connection
    except duckdb.Error as error:
        raise ReleaseError(f"{path} is not a readable release: {one_line(error)}") from error
