"""Two releases side by side in one connection: every table as `before.<table>` and `after.<table>`.

What a release does not have (an older program made it) stands there empty: a missing table without rows, a missing
column as NULL. So every query of this package runs on any two releases; `shapes.py` tells what really is in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

from warehouse import schema
from warehouse.build import Limits
from warehouse.errors import ReleaseError, one_line
from warehouse.opening import attach, connect
from warehouse.quoting import identifier

SIDES = ("before", "after")


@contextmanager
def opened_pair(before: Path, after: Path, limits: Limits) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection to both releases, which it can only read; what does not fit into memory spills to the disk.

    Raises:
        ReleaseError: a file cannot be read as a release.
    """
    with closing(connect(limits.memory, limits.settings)) as connection:
        for side, path in zip(SIDES, (before, after), strict=True):
            _attach(connection, side, path)
        connection.execute("ATTACH ':memory:' AS blank")
        connection.execute("SET python_enable_replacements = false")
        connection.execute("SET enable_external_access = false")
        _blank(connection)
        _all_views(connection)
        yield connection


def _attach(connection: duckdb.DuckDBPyConnection, side: str, path: Path) -> None:
    try:
        attach(connection, path, f"{side}_file")
    except duckdb.Error as error:
        raise ReleaseError(f"{path} is not a readable release: {one_line(error)}") from error


def _blank(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table of this program, empty."""
    connection.execute("USE blank")
    schema.create_tables(connection)
    connection.execute("USE memory")


def columns_of(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, dict[str, str]]:
    """Return the column types of all tables of a database, by table and column, in their order."""
    found = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = $1 AND schema_name = 'main' ORDER BY table_name, column_index",
        [database],
    ).fetchall()
    known = schema.table_names(connection, database)
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in (row for row in found if row[0] in known):
        tables.setdefault(table, {})[column] = kind
    return tables


def _all_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make a view of each table of either release and of this program, on both sides."""
    known = columns_of(connection, "blank")
    there = {side: columns_of(connection, f"{side}_file") for side in SIDES}
    for side in SIDES:
        connection.execute(f"CREATE SCHEMA {side}")
        for table in sorted(known.keys() | there["before"].keys() | there["after"].keys()):
            select = _view(side, table, there[side].get(table), known.get(table, {}))
            connection.execute(f"CREATE VIEW {side}.{identifier(table)} AS {select}")


def _view(side: str, table: str, there: dict[str, str] | None, known: dict[str, str]) -> str:
    """Return the query for a table of one release with all columns that it or this program has."""
    if there is None:
        return f"SELECT * FROM blank.main.{identifier(table)}" if known else "SELECT NULL AS nothing WHERE false"  # noqa: S608
    missing = (f", NULL::{kind} AS {identifier(name)}" for name, kind in known.items() if name not in there)
    return f"SELECT *{''.join(missing)} FROM {side}_file.main.{identifier(table)}"  # noqa: S608
