"""Releases that a test may change by SQL, as no loader would."""

from __future__ import annotations

import duckdb

from warehouse import schema


def make_changeable(connection: duckdb.DuckDBPyConnection) -> None:
    """Put a table of the same rows in the place of each view that stands for one, as the first releases had them."""
    for table in schema.tables():
        if table.is_view and not _is_table(connection, table.name):
            connection.execute(f"CREATE TABLE rows_of_it AS FROM {table.name}")
            connection.execute(f"DROP VIEW {table.name}")
            connection.execute(f"ALTER TABLE rows_of_it RENAME TO {table.name}")


def _is_table(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    return bool(
        connection.execute(
            "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = $1", [name]
        ).fetchall()
    )
