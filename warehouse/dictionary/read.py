"""The dictionary of a built database: types, comments, keys and references as they are in it, with what people wrote.

Keys and references come from the headers of `tables/`, all else from the database itself and from `notes.py`.
Hands on a `Dictionary`; how it is shown is for the writers.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from difflib import get_close_matches

import duckdb

from warehouse import schema
from warehouse.dictionary import notes
from warehouse.dictionary.entries import Column, Dictionary, Table, Words
from warehouse.dictionary.seen import Seen, look
from warehouse.errors import DictionaryError

_GROUPS = ("mart_", "fact_", "dim_")


def _order(name: str) -> tuple[int, int, str]:
    """Return the place of a table: marts, facts, dimensions, the rest; in each as `tables.csv` has them."""
    group = next((n for n, prefix in enumerate(_GROUPS) if name.startswith(prefix)), len(_GROUPS))
    return group, notes.place(name), name


@functools.cache
def _references() -> dict[str, str]:
    """Return where a column leads by its name alone, for views, whose SQL has no headers."""
    found: dict[str, set[str]] = {}
    for table in schema.tables():
        for reference in table.references:
            found.setdefault(reference.column, set()).add(reference.table)
    return {column: next(iter(tables)) for column, tables in found.items() if len(tables) == 1}


def _reference(table: str, column: str) -> str | None:
    """Return the 'table.column' that a column joins."""
    built = next((one for one in schema.tables() if one.name == table), None)
    if built is None:
        key = notes.view_key(table)
        other = key[1] if key and key[0] == column else _references().get(column)
    else:
        other = next((one.table for one in built.references if one.column == column), None)
    return f"{other}.{schema.key_of(other)[0]}" if other else None


def _key(table: str) -> tuple[str, ...]:
    if table in {one.name for one in schema.tables()}:
        return schema.key_of(table)
    key = notes.view_key(table)
    return (key[0],) if key else ()


def _column(table: str, column: schema.Column, twin: str | None, seen: Seen) -> Column:
    """Put together all that is known of one column."""
    hides_example = column.data_type == "BOOLEAN" or notes.kind(table, column.name) == "id"
    return Column(
        name=column.name,
        twin=twin,
        data_type=column.data_type,
        is_nullable=column.is_nullable,
        is_key=column.name in _key(table),
        reference=_reference(table, column.name),
        unit=notes.unit(table, column.name),
        comment=Words(column.chinese, column.english),
        codes=notes.codes(table, column.name),
        example=None if hides_example else seen.examples.get(column.name),
        null_share=seen.null_shares.get(column.name),
    )


class _Database:
    """What is asked of the database once for all its tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._comments = schema.table_comments(connection)
        self.columns = schema.columns(connection)
        self._built = {table.name: table for table in schema.tables()}
        self.twins = schema.twins(connection)

    def table(self, name: str) -> Table:
        """Put together all that is known of one table."""
        columns, twin = self.columns[name], self.twins.get(name)
        hides_rows = name in self._built and self._built[name].is_about_release
        seen = Seen() if hides_rows else look(self._connection, name)
        names: Sequence[str | None] = [c.name for c in self.columns[twin]] if twin else [None] * len(columns)
        comment = Words(*self._comments[name])
        grain, use = notes.about(name) or (comment, comment)
        return Table(
            name=name,
            kind="table" if name in self._built else "view",
            twin=twin,
            comment=comment,
            grain=grain,
            use=use,
            hazards=notes.hazards(name, tuple(column.name for column in columns)),
            key=_key(name),
            rows=seen.rows,
            columns=tuple(_column(name, c, same, seen) for c, same in zip(columns, names, strict=True)),
        )


def read_dictionary(connection: duckdb.DuckDBPyConnection, only: Collection[str] = ()) -> Dictionary:
    """Read the dictionary of the connection's current database.

    Args:
        connection: a connection whose current database is a release.
        only: the tables to read, a Chinese twin by its own name or its mart's; all of them where none is named.

    Raises:
        DictionaryError: there is no such table; the message names those that are spelt like it.
    """
    database = _Database(connection)
    mart_of = {twin: mart for mart, twin in database.twins.items()}
    unknown = [name for name in only if name not in database.columns]
    if unknown:
        raise DictionaryError(_unknown(unknown[0], database.columns))
    wanted = {mart_of.get(name, name) for name in only or database.columns}
    return Dictionary(notes.before(), tuple(database.table(name) for name in sorted(wanted, key=_order)))


def _unknown(name: str, known: Collection[str]) -> str:
    """Say that there is no such table, and which may be meant."""
    by_end = {other.partition("_")[2]: other for other in sorted(known)}
    near = get_close_matches(name, known, n=3) or [by_end[end] for end in get_close_matches(name, by_end, n=3)]
    return f"there is no table {name}: " + (
        f"do you mean {' or '.join(near)}?" if near else "`jixiao dictionary` lists all of them"
    )
