"""A connection to one release that can read it and do nothing else.

Its settings are locked, so that no query through it can attach, fetch or write anything. The caller says which release
it is: a certain file, or the one that the pointer names now.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import duckdb

from warehouse import memory
from warehouse.errors import NoReleaseError, one_line
from warehouse.opening import Setting, attach, connect
from warehouse.pointer import current_path

SPILLED = "20GB"
"""What it may write to a folder of its own where its memory is too little; gone when it closes."""
_TRIES = 50
_PAUSE_SECONDS = 0.01


def open_locked(
    path: Path, limit: str | None = None, settings: Mapping[str, Setting] | None = None
) -> duckdb.DuckDBPyConnection:
    """Return a connection whose current database is this release, read-only.

    Args:
        path: the file of the release.
        limit: the memory that it may take, where that is not a reader's.
        settings: of DuckDB, where they differ from the usual ones.

    Raises:
        duckdb.Error: the file cannot be opened.
    """
    connection = connect(limit or memory.QUERY, {"max_temp_directory_size": SPILLED, **(settings or {})})
    try:
        attach(connection, path, "jixiao")
        connection.execute("USE jixiao")
        connection.execute("SET python_enable_replacements = false")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def open_current(
    home: Path, limit: str | None = None, settings: Mapping[str, Setting] | None = None
) -> tuple[duckdb.DuckDBPyConnection, Path]:
    """Return a connection to the current release of a home, and that release's file.

    Where the file was deleted after the pointer was read, the pointer is read again. What is open stays readable,
    whatever becomes of the file's name.

    Raises:
        NoReleaseError: nothing has been published yet, or the release that the pointer names cannot be opened.
    """
    for _ in range(_TRIES):
        path = current_path(home)
        try:
            return open_locked(path, limit, settings), path
        except duckdb.Error as error:
            if path == current_path(home):
                raise NoReleaseError(
                    f"{path} cannot be opened ({one_line(error)}): choose another with `jixiao rollback`"
                ) from error
        time.sleep(_PAUSE_SECONDS)
    raise NoReleaseError(f"the current release of {home} moves too fast to be opened: try again")
