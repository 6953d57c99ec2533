"""A connection to one release that can read it and do nothing else.

Its settings are locked, so that no query through it can attach, fetch or write anything. The caller decides which
release is opened.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import uuid4

import duckdb

from warehouse.relations import quoted

MEMORY = "4GB"
"""What one connection may use. DuckDB's own limit, four fifths of the machine, suits a program that runs alone."""
SPILLED = "20GB"
"""What it may write to a folder of its own where that is too little; gone when it closes."""


def open_locked(path: Path, **settings: str) -> duckdb.DuckDBPyConnection:
    """Return a connection whose current database is this release, read-only.

    Args:
        path: the file of the release.
        settings: of DuckDB, where they differ from the bounds above.

    Raises:
        duckdb.Error: the file cannot be opened.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": MEMORY,
        "max_temp_directory_size": SPILLED,
        "temp_directory": str(Path(tempfile.gettempdir()) / f"jixiao-{uuid4().hex}"),
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
