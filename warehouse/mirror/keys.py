"""Keys, indexes and references of the mirrored tables: what a BI tool filters by and draws joins from.

Which columns are indexed stands in `indexed_columns.csv`. A column with a text too long for an index has none.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.mirror.ddl import names
from warehouse.mirror.plan import Plan, Relation
from warehouse.mirror.types import kind_of
from warehouse.quoting import identifier

_LONGEST = 600
"""Bytes of a text in an index; PostgreSQL takes 2,700 for all columns of an entry together."""


@functools.cache
def indexed_columns() -> tuple[str, ...]:
    """Return the columns that get an index in every table and mart that has them."""
    with (Path(__file__).parent / "indexed_columns.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["column"] for row in csv.DictReader(file))


def create_indexes(connection: duckdb.DuckDBPyConnection, table: Relation) -> Iterator[str]:
    """Give the statements for a table's key and for what dashboards filter by."""
    too_long = _too_long(connection, table)
    if table.key and not too_long & set(table.key):
        yield _key(table)
    there = {column.name for column in table.columns} - too_long
    for column in indexed_columns():
        if column in there and (column,) != table.key[:1]:
            yield f"CREATE INDEX ON {identifier(table.name)} ({identifier(column)})"


def _too_long(connection: duckdb.DuckDBPyConnection, table: Relation) -> set[str]:
    """Return the text columns of the key or of an index that hold a text too long for it."""
    wanted = {*table.key, *indexed_columns()}
    words = [c.name for c in table.columns if c.name in wanted and kind_of(c.data_type).is_words]
    if not words:
        return set()
    asked = ", ".join(f"max(strlen({identifier(name)}::VARCHAR))" for name in words)
    longest = connection.execute(f"SELECT {asked} FROM {identifier(table.name)}").fetchone() or ()  # noqa: S608 - own names
    return {name for name, size in zip(words, longest, strict=True) if (size or 0) > _LONGEST}


def _has_primary_key(table: Relation) -> bool:
    """Whether the key can be a primary key: one column that names the row, or several of which none may be NULL."""
    nullable = {column.name for column in table.columns if column.is_nullable}
    return len(table.key) == 1 or (bool(table.key) and not nullable & set(table.key))


def _key(table: Relation) -> str:
    if _has_primary_key(table):
        return f"ALTER TABLE {identifier(table.name)} ADD PRIMARY KEY ({names(table.key)})"
    return f"CREATE UNIQUE INDEX ON {identifier(table.name)} ({names(table.key)})"


def create_references(plan: Plan) -> Iterator[str]:
    """Give the statements for foreign keys to numbers; they cost nothing, because the release's checks proved them."""
    keyed = {table.name: table.key[0] for table in plan.tables if len(table.key) == 1 and _has_primary_key(table)}
    for table in plan.tables:
        for reference in table.references:
            if reference.table in keyed:
                yield (
                    f"ALTER TABLE {identifier(table.name)} ADD FOREIGN KEY ({identifier(reference.column)}) "
                    f"REFERENCES {identifier(reference.table)} ({identifier(keyed[reference.table])}) NOT VALID"
                )
