"""The schema: tables, keys and references as the SQL files define them, columns and comments as in the built database.

Nothing is defined twice: dictionary and checks read from here, and a change is made in the SQL alone.
`build.py` builds the tables.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import duckdb

from warehouse.sqlfiles import SqlFile, read_folder

STORED = "stored"
"""The schema, and the folder of the SQL, of what no reader asks by itself."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values, where not NULL, are keys of another table."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key columns, what it refers to, and the SQL that creates and comments it.

    One is filled from the facts, one that counts the others last; one about the release itself tells nothing of the
    domain. `volatile` columns differ between releases that say the same; `label` columns tell a person which row it is.
    A large fact is a view over what is `stored`, without repeated texts; its file says which columns are `nullable`.
    """

    name: str
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    sql: str
    is_filled: bool
    is_filled_last: bool = False
    is_filled_from_facts: bool = False
    is_about_release: bool = False
    volatile: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    stored: tuple[str, ...] = ()
    nullable: tuple[str, ...] | None = None

    @property
    def is_view(self) -> bool:
        """Whether it is put together from what is stored."""
        return self.nullable is not None

    def is_never_null(self, column: str) -> bool:
        """Return whether a column is declared to hold a value in every row."""
        if self.nullable is not None:
            return column not in self.nullable
        return bool(re.search(rf"^\s*{re.escape(column)}\s.* NOT NULL", self.sql, re.MULTILINE))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a built table or view, with its comment in Chinese and in English."""

    name: str
    data_type: str
    is_nullable: bool
    chinese: str
    english: str


def _reference(text: str) -> Reference:
    column, _, table = text.partition("->")
    return Reference(column.strip(), table.strip())


def _names(file: SqlFile, word: str) -> tuple[str, ...]:
    """Return the names of one header, which stand between commas."""
    return tuple(part.strip() for line in file.headers.get(word, ()) for part in line.split(",") if part.strip())


def _table(file: SqlFile) -> Table:
    """Read one table's headers.

    Raises:
        ValueError: the file names no key.
    """
    key = _names(file, "key")
    if not key:
        raise ValueError(f"warehouse/tables/{file.name}.sql has no line '-- key: column, …'")
    references = tuple(_reference(text) for text in file.headers.get("references", ()))
    fill = file.header("fill")
    return Table(
        file.name,
        key,
        references,
        file.text,
        is_filled=not fill.startswith("none"),
        is_filled_last=fill.startswith("last"),
        is_filled_from_facts=fill.startswith("from facts"),
        is_about_release=file.header("about") == "release",
        volatile=_names(file, "volatile"),
        label=_names(file, "label"),
        stored=_names(file, "stored"),
        nullable=_names(file, "nullable") if "CREATE VIEW" in file.text else None,
    )


def in_dependency_order(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Return the tables so that each comes after those it refers to; by name where either may come first.

    Raises:
        ValueError: tables refer to each other in a circle, or to a table that does not exist.
    """
    waiting = {table.name: table for table in sorted(tables, key=lambda table: table.name)}
    ordered: dict[str, Table] = {}
    while waiting:
        ready = [t for t in waiting.values() if {r.table for r in t.references} - {t.name} <= ordered.keys()]
        if not ready:
            raise ValueError(f"these tables refer to each other or to no table: {', '.join(waiting)}")
        ordered.update((table.name, waiting.pop(table.name)) for table in ready)
    return tuple(ordered.values())


@functools.cache
def tables() -> tuple[Table, ...]:
    """Return all tables in dependency order."""
    return in_dependency_order(_table(file) for file in read_folder("tables"))


@functools.cache
def stored() -> Mapping[str, str]:
    """Return the SQL that creates what is stored for the facts that are views, by name, in the schema of this name."""
    return {file.name: file.text for file in read_folder(STORED)}


def views() -> tuple[str, ...]:
    """Return the names of all views for analysts, the Chinese twins last."""
    return tuple(file.name for file in read_folder("marts"))


def key_of(table: str) -> tuple[str, ...]:
    """Return the key columns of a table."""
    return next(t.key for t in tables() if t.name == table)


def _both(comment: str | None) -> tuple[str, str]:
    chinese, _, english = (comment or "").partition("｜")
    return chinese, english


_COMMENT = re.compile(r"^COMMENT ON \w+ (\S+) IS '(.*)';$", re.MULTILINE)


def _of_tables() -> tuple[str, ...]:
    return *stored().values(), *(table.sql for table in tables())


def _of_marts() -> tuple[str, ...]:
    return tuple(mart.text for mart in read_folder("marts"))


def _run(connection: duckdb.DuckDBPyConnection, files: Iterable[str]) -> None:
    connection.execute(f"CREATE SCHEMA {STORED}")
    for sql in files:
        connection.execute(sql)


def _uncommented(files: Iterable[str]) -> Iterator[str]:
    """Yield SQL without its comments, which take DuckDB four times as long as the tables themselves."""
    return (_COMMENT.sub("", sql) for sql in files)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Create all tables, empty, and all views over them in the connection's current database."""
    _run(connection, (*_of_tables(), *_of_marts()))


def create_uncommented(connection: duckdb.DuckDBPyConnection) -> None:
    """Create all tables and views without comments."""
    _run(connection, _uncommented((*_of_tables(), *_of_marts())))


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create all tables, empty, without comments and views over them, for whoever only asks for their columns."""
    _run(connection, _uncommented(_of_tables()))


def comments() -> dict[str, tuple[str, str]]:
    """Return what the SQL says of each table, view and `table.column`, in Chinese and in English."""
    files = (*_of_tables(), *_of_marts())
    return {name: _both(text.replace("''", "'")) for sql in files for name, text in _COMMENT.findall(sql)}


_TWIN_OF = re.compile(r"^CREATE VIEW (?P<twin>\S+) .*SELECT [^()]+ FROM (?P<mart>mart_\w+);?\s*$", re.DOTALL)
"""A twin only gives another view's columns new names: it computes and joins nothing."""


def twins(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the Chinese twin of each view that has one, as the views' own SQL says."""
    found = connection.execute(
        "SELECT sql FROM duckdb_views() WHERE database_name = current_database() AND NOT internal"
    ).fetchall()
    matches = (_TWIN_OF.match(sql) for (sql,) in found)
    return {match["mart"]: match["twin"].strip('"') for match in matches if match}


def table_names(connection: duckdb.DuckDBPyConnection, database: str) -> frozenset[str]:
    """Return the names of a database's tables, of facts that are views too, but not of marts and of what is stored."""
    asked = "SELECT table_name FROM duckdb_tables() WHERE database_name = $1 AND schema_name = 'main'"
    views = "SELECT view_name FROM duckdb_views() WHERE database_name = $1 AND schema_name = 'main'"
    found = {name for (name,) in connection.execute(asked, [database]).fetchall()}
    facts = {table.name for table in tables()} & {name for (name,) in connection.execute(views, [database]).fetchall()}
    return frozenset(found | facts)


def table_comments(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """Return the comments of all tables and views of the connection's current database, in Chinese and in English."""
    found = connection.execute(
        "SELECT table_name, comment FROM duckdb_tables() "
        "WHERE database_name = current_database() AND schema_name = 'main' "
        "UNION ALL "
        "SELECT view_name, comment FROM duckdb_views() "
        "WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal"
    ).fetchall()
    return {name: _both(comment) for name, comment in found}


def columns(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Column, ...]]:
    """Return the columns of all tables and views of the connection's current database, in their order.

    A column that is computed from others, as a row's id is from its parts, is never NULL either.
    """
    found = connection.execute(
        "SELECT table_name, column_name, data_type, is_nullable AND column_default IS NULL, comment "
        "FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal "
        "ORDER BY table_name, column_index"
    ).fetchall()
    told = {table.name: table.nullable for table in tables() if table.nullable is not None}
    members: dict[str, list[Column]] = {}
    for table, column, kind, nullable, comment in found:
        may_be_null = column in told[table] if table in told else nullable
        members.setdefault(table, []).append(Column(column, kind, may_be_null, *_both(comment)))
    return {name: tuple(listed) for name, listed in members.items()}
