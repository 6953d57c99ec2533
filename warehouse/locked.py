"""A connection to one release that can read it and do nothing else.

Its settings are locked, so that no query through it can attach, fetch or write anything. The caller decides which
release is opened.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.relations import quoted


def open_locked(path: Path, **settings: str) -> duckdb.DuckDBPyConnection:
    """Return a connection whose current database is this release, read-only.

    Args:
        path: the file of the release.
        settings: of DuckDB, such as where it may spill.

    Raises:
        duckdb.Error: the file cannot be opened.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        **settings,
    }
    connection = duckdb.connect(config=config)
    try:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH {quoted(path)} AS jixiao (READ_ONLY)")
        connection.execute("USE jixiao")
        connection.execute("SET python_enable_replacements = false")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error:
        connection.close()
        raise
    return connection
