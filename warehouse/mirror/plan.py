"""What the mirror will hold, read from the release itself: tables to copy, and views that only rename columns.

A mart is copied as a table, because its SQL is DuckDB's and its rows must be the same; a Chinese twin stays a view.
How it is said to PostgreSQL is for `ddl.py`, how rows travel for `rows.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse import schema
from warehouse.errors import MirrorError
from warehouse.schema import Column, Reference, Table

_LONGEST = 63
"""Bytes of a name in PostgreSQL, which cuts longer ones without a word."""
_REST = ("where_clause", "group_expressions", "having", "sample", "qualify", "modifiers")
"""Parts of a query that a view which only renames has none of."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table to copy; `key` and `references` are empty for a mart, which declares none."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """A view that gives the columns of another relation under other names; `of` are the names there, in order."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    source: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a release becomes in PostgreSQL."""

    tables: tuple[Relation, ...]
    twins: tuple[Twin, ...]


def make_plan(connection: duckdb.DuckDBPyConnection) -> Plan:
    """Read from a release what its mirror holds.

    Raises:
        MirrorError: a name is too long for PostgreSQL.
    """
    columns = schema.columns(connection)
    comments = {name: comment_of(*both) for name, both in schema.table_comments(connection).items()}
    _refuse_long_names(columns)
    renamings = _renamings(connection)
    twins = [Twin(n, comments[n], columns[n], source, of) for n, (source, of) in renamings.items()]
    declared = {table.name: table for table in schema.tables()}
    copied = sorted(columns.keys() - renamings.keys())
    tables = [_relation(name, comments[name], columns[name], declared.get(name)) for name in copied]
    return Plan(tuple(tables), tuple(twins))


def _relation(name: str, comment: str, columns: tuple[Column, ...], declared: Table | None) -> Relation:
    """Return a table to copy, with its key and references as far as this release has their columns."""
    there = {column.name for column in columns}
    if declared is None or not there.issuperset(declared.key):
        return Relation(name, comment, columns)
    references = tuple(reference for reference in declared.references if reference.column in there)
    return Relation(name, comment, columns, declared.key, references)


def comment_of(chinese: str, english: str) -> str:
    """Return a comment in both languages as DuckDB holds it."""
    return f"{chinese}｜{english}" if english else chinese


def _refuse_long_names(columns: dict[str, tuple[Column, ...]]) -> None:
    """Refuse names that PostgreSQL would cut.

    Raises:
        MirrorError: names the first one.
    """
    names = [*columns, *(column.name for members in columns.values() for column in members)]
    for name in names:
        if len(name.encode()) > _LONGEST:
            raise MirrorError(f"the name {name} is longer than the {_LONGEST} bytes that PostgreSQL keeps: shorten it")


def _renamings(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the views that only rename: the relation behind each, and the names of its columns there."""
    found = connection.execute(
        "SELECT view_name, json_serialize_sql(regexp_replace(sql, '^CREATE VIEW .*? AS ', '', 's')) "
        "FROM duckdb_views() WHERE database_name = current_database() AND NOT internal ORDER BY view_name"
    ).fetchall()
    read = {name: _renaming(json.loads(tree)) for name, tree in found}
    return {name: it for name, it in read.items() if it and not read.get(it[0])}


def _renaming(tree: dict[str, Any]) -> tuple[str, tuple[str, ...]] | None:
    """Return source and columns of a query that only renames, or None for any other query."""
    node = tree.get("statements", [{}])[0].get("node", {})
    source = node.get("from_table", {})
    picked = node.get("select_list", [])
    if node.get("type") != "SELECT_NODE" or source.get("type") != "BASE_TABLE" or any(node.get(part) for part in _REST):
        return None
    if node["cte_map"]["map"] or not all(item["class"] == "COLUMN_REF" for item in picked):
        return None
    return source["table_name"], tuple(item["column_names"][-1] for item in picked)
