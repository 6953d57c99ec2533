"""What a release holds, for whoever writes it to files: its tables and marts with their columns, keys and comments.

All is read from the built database; keys and references come from the headers of `warehouse/tables`.
A mart's Chinese twin is no relation of its own: its name and its columns are the mart's Chinese headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from warehouse import schema
from warehouse.dictionary import notes
from warehouse.errors import ExportError
from warehouse.export.kinds import Kind, kind_of

_PHRASE = re.compile(r"[^；：，（。]+")


@dataclass(frozen=True, slots=True)
class Field:
    """A column; `heading` is what a person reads above it, in Chinese, and differs from all others of its relation."""

    name: str
    heading: str
    data_type: str
    kind: Kind
    is_required: bool
    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or a mart; a mart has neither key nor references, and `twin` is the name of its Chinese view."""

    name: str
    twin: str | None
    is_mart: bool
    chinese: str
    english: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[schema.Reference, ...]

    @property
    def title(self) -> str:
        """The name that a person sees: that of the Chinese twin without its `v_`, else its own."""
        return (self.twin or self.name).removeprefix("v_")

    def names(self) -> list[str]:
        """Return the names of its columns."""
        return [field.name for field in self.fields]


def contents(connection: duckdb.DuckDBPyConnection) -> tuple[Relation, ...]:
    """Return the current database's marts as the dictionary lists them, then its tables after those they refer to."""
    columns, comments = schema.columns(connection), schema.table_comments(connection)
    twins = schema.twins(connection)
    known = {table.name: table for table in schema.tables()}
    tables = sorted(schema.table_names(connection, _current(connection)))
    marts = sorted(columns.keys() - set(tables) - set(twins.values()), key=lambda name: (notes.place(name), name))
    found = [_relation(name, columns, comments, twins.get(name), None, is_mart=True) for name in marts]
    ordered = [name for name in known if name in tables] + [name for name in tables if name not in known]
    found += [_relation(name, columns, comments, None, known.get(name), is_mart=False) for name in ordered]
    return tuple(found)


def chosen(relations: Sequence[Relation], names: Sequence[str]) -> tuple[Relation, ...]:
    """Return the named relations, a mart also by the name of its twin; all where no name is given.

    Raises:
        ExportError: there is no such table or mart.
    """
    by_name = {relation.name: relation for relation in relations}
    by_name |= {relation.twin: relation for relation in relations if relation.twin}
    if unknown := [name for name in names if name not in by_name]:
        there = ", ".join(relation.name for relation in relations)
        raise ExportError(f"there is no table or mart {unknown[0]}: choose from {there}")
    wanted = {by_name[name].name for name in names}
    return tuple(relation for relation in relations if not wanted or relation.name in wanted)


def _current(connection: duckdb.DuckDBPyConnection) -> str:
    (name,) = connection.execute("SELECT current_database()").fetchone() or ("",)
    return str(name)


def _relation(
    name: str,
    columns: Mapping[str, tuple[schema.Column, ...]],
    comments: Mapping[str, tuple[str, str]],
    twin: str | None,
    table: schema.Table | None,
    *,
    is_mart: bool,
) -> Relation:
    headings = [column.name for column in columns[twin]] if twin else [_heading(column) for column in columns[name]]
    fields = tuple(map(_field, columns[name], headings))
    key, references = _constraints(table, {name: {c.name for c in members} for name, members in columns.items()})
    return Relation(name, twin, is_mart, *comments[name], fields, key, references)


def _constraints(
    table: schema.Table | None, columns: Mapping[str, set[str]]
) -> tuple[tuple[str, ...], tuple[schema.Reference, ...]]:
    """Return a table's key and references, as far as a release has them: it may be older than the headers."""
    if table is None:
        return (), ()
    own = columns[table.name]
    references = [
        ref
        for ref in table.references
        if ref.column in own and schema.key_of(ref.table)[0] in columns.get(ref.table, ())
    ]
    return (table.key if own.issuperset(table.key) else ()), tuple(references)


def _field(column: schema.Column, heading: str) -> Field:
    kind = kind_of(column.data_type)
    required = not column.is_nullable
    return Field(column.name, heading, column.data_type, kind, required, column.chinese, column.english)


def _heading(column: schema.Column) -> str:
    """Return the first phrase of a column's Chinese comment over its name."""
    phrase = _PHRASE.match(column.chinese)
    return f"{phrase[0]}\n{column.name}" if phrase else column.name
