"""What two releases have in common: which tables can be compared by which key, and on which columns.

Keys, volatile columns, labels and references come from the headers of `tables/`; nothing here reads a row.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import duckdb

from warehouse import schema
from warehouse.diff.pair import columns_of

DOCUMENT = "document_id"


@dataclass(frozen=True, slots=True)
class Shape:
    """One table in both releases; `why_not` says why its rows cannot be compared, and is empty where they can.

    `compared` are the columns in both that are neither key nor volatile; `retyped` those whose type changed.
    """

    table: schema.Table
    columns: tuple[str, ...]
    compared: tuple[str, ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    retyped: frozenset[str] = frozenset()
    why_not: str = ""

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def has_document(self) -> bool:
        """Whether each row says which document it comes from."""
        return DOCUMENT in self.columns


def shapes(connection: duckdb.DuckDBPyConnection) -> tuple[Shape, ...]:
    """Return every table of either release but those about the release itself, in order of their names."""
    before, after = (columns_of(connection, f"{side}_file") for side in ("before", "after"))
    known = {table.name: table for table in schema.tables()}
    names = sorted((before.keys() | after.keys()) - {t.name for t in known.values() if t.is_about_release})
    return tuple(_shape(known.get(name), name, before.get(name), after.get(name)) for name in names)


def _shape(table: schema.Table | None, name: str, before: dict[str, str] | None, after: dict[str, str] | None) -> Shape:
    own = table or schema.Table(name, (), (), "", is_filled=False)
    if before is None or after is None:
        only = "the newer" if before is None else "the older"
        return Shape(own, (), (), why_not=f"only {only} release has this table")
    shared = tuple(column for column in after if column in before)
    if not own.key or not set(own.key) <= set(shared):
        return Shape(own, shared, (), why_not="the releases share no key that this program knows")
    return Shape(
        own,
        shared,
        tuple(column for column in shared if column not in (*own.key, *own.volatile)),
        tuple(column for column in before if column not in after),
        tuple(column for column in after if column not in before),
        frozenset(column for column in shared if before[column] != after[column]),
    )


@functools.cache
def referring(table: str) -> tuple[tuple[str, str], ...]:
    """Return (table, column) of every reference to a table from tables whose rows say which document they come from."""
    return tuple(
        (other.name, reference.column)
        for other in schema.tables()
        if f"{DOCUMENT} " in other.sql and other.name != table
        for reference in other.references
        if reference.table == table
    )
