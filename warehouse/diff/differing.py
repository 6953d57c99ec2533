"""The rows that differ, as one narrow temporary table for each table: change, key, columns, documents and cause.

Values are not copied; `rows.py` looks them up for the few rows that are shown. Tables whose rows name their document
come first, because the others are explained through those of them that differ.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from warehouse import schema
from warehouse.diff.causes import Causes, cause
from warehouse.diff.pair import SIDES
from warehouse.diff.shapes import DOCUMENT, Shape, referring
from warehouse.quoting import identifier, quoted

MOST_DOCUMENTS = 5
"""How many documents are told for a row that many bear upon."""
_YEAR = "fiscal_year"
_BROAD = ("dim_fiscal_year", "dim_region")
"""Tables of few rows that most documents belong to: a row is told by another part of its key where it has one."""


def joined(shape: Shape) -> str:
    """Return the condition that two rows `old` and `new` have one key; a NULL in a key is equal to a NULL."""
    return " AND ".join(f"{_same(shape, column)}" for column in shape.table.key)


def _same(shape: Shape, column: str) -> str:
    operator = "=" if shape.table.is_never_null(column) else "IS NOT DISTINCT FROM"
    return f"old.{identifier(column)} {operator} new.{identifier(column)}"


def _differs(shape: Shape, column: str) -> str:
    cast = "::VARCHAR" if column in shape.retyped else ""
    return f"old.{identifier(column)}{cast} IS DISTINCT FROM new.{identifier(column)}{cast}"


def find_differing(connection: duckdb.DuckDBPyConnection, shapes: Iterable[Shape], causes: Causes) -> None:
    """Make `differing_<table>` for each of the tables; those that name documents must be among them or made before."""
    for shape in sorted(shapes, key=lambda shape: (not shape.has_document, shape.name)):
        connection.execute(f"CREATE TABLE differing_{shape.name} AS {_query(connection, shape, causes)}")


def _query(connection: duckdb.DuckDBPyConnection, shape: Shape, causes: Causes) -> str:
    key = ", ".join(
        f"coalesce(new.{identifier(column)}, old.{identifier(column)}) AS {identifier(column)}"
        for column in shape.table.key
    )
    changed = ", ".join(f"CASE WHEN {_differs(shape, column)} THEN {quoted(column)} END" for column in shape.compared)
    differs = "".join(f" OR {_differs(shape, column)}" for column in shape.compared)
    documents, state, explained = _explained(connection, shape)
    return f"""
SELECT
    CASE WHEN old._here IS NULL THEN 'added' WHEN new._here IS NULL THEN 'gone' ELSE 'changed' END AS _change,
    {key},
    CASE WHEN old._here AND new._here THEN list_filter([{changed}], lambda name: name IS NOT NULL) END AS _columns,
    {documents} AS _documents,
    {cause(shape, causes, state)} AS _cause
FROM (SELECT true AS _here, * FROM before.{shape.name}) AS old
FULL JOIN (SELECT true AS _here, * FROM after.{shape.name}) AS new ON {joined(shape)}
{explained}
WHERE old._here IS NULL OR new._here IS NULL{differs}
"""  # noqa: S608 - names come from the SQL files of this package and the releases' own columns, all quoted


def _explained(connection: duckdb.DuckDBPyConnection, shape: Shape) -> tuple[str, str, str]:
    """Return how a row's documents and what became of them are told, and the join that tells it."""
    if shape.has_document:
        found = f"LEFT JOIN changed_document ON changed_document.{DOCUMENT} = coalesce(new.{DOCUMENT}, old.{DOCUMENT})"
        return f"[coalesce(new.{DOCUMENT}, old.{DOCUMENT})]", "changed_document.state", found
    for column in sorted(shape.table.key, key=lambda column: _refers_to(shape.table, column) in _BROAD):
        if source := _source(connection, shape.table, column):
            keys = {"id": column} | ({"year": _YEAR} if _is_by_year(shape.table, column) else {})
            same = (f"told.{to} = coalesce(new.{identifier(own)}, old.{identifier(own)})" for to, own in keys.items())
            return "told.documents", "told.state", f"LEFT JOIN ({source}) AS told ON {' AND '.join(same)}"
    return "NULL::VARCHAR[]", "NULL::VARCHAR", ""


def _source(connection: duckdb.DuckDBPyConnection, table: schema.Table, column: str) -> str | None:
    """Return the query for the documents of each value of a key column; None where no document bears upon it."""
    places = _places(table, column)
    return _documents_of(connection, places, by_year=_is_by_year(table, column)) if places else None


def _is_by_year(table: schema.Table, column: str) -> bool:
    """Whether a row is told by a key column in one year: only documents of that year bear upon it."""
    return _YEAR in table.key and column != _YEAR


def _refers_to(table: schema.Table, column: str) -> str:
    return next((reference.table for reference in table.references if reference.column == column), table.name)


def _places(table: schema.Table, column: str) -> tuple[tuple[str, str], ...]:
    """Return the tables and columns that say which documents a value of a key column comes from."""
    to = _refers_to(table, column)
    return ((to, schema.key_of(to)[0]),) if _names_documents(to) else referring(to)


def explaining(shape: Shape) -> set[str]:
    """Return the names of the tables whose differing rows tell the documents of a table's rows, itself not included."""
    if shape.has_document or shape.why_not:
        return set()
    return {name for column in shape.table.key for name, _ in _places(shape.table, column)}


def _names_documents(table: str) -> bool:
    return any(f"{DOCUMENT} " in one.sql for one in schema.tables() if one.name == table)


def _documents_of(connection: duckdb.DuckDBPyConnection, places: Iterable[tuple[str, str]], *, by_year: bool) -> str:
    """Return the query for the documents of the differing rows that hold each value, or each in a document's year."""
    made = {
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'"
        ).fetchall()
    }
    year = f"document.{_YEAR} AS year" if by_year else "NULL::INTEGER AS year"
    parts = [
        f"SELECT DISTINCT side.{identifier(column)} AS id, {year}, side.{DOCUMENT} FROM {release}.{table} AS side "  # noqa: S608
        + (f"JOIN {release}.dim_document AS document USING ({DOCUMENT}) " if by_year else "")
        + f"SEMI JOIN differing_{table} AS differing ON {_is_of(table)}"
        for table, column in places
        if f"differing_{table}" in made
        for release in SIDES
    ]
    if not parts:
        nothing = "NULL::BIGINT AS id, NULL::INTEGER AS year, NULL::VARCHAR[] AS documents, NULL::VARCHAR AS state"
        return f"SELECT {nothing} WHERE false"
    return f"""
SELECT id, year, min(state) AS state,
    list({DOCUMENT} ORDER BY state IS NULL, {DOCUMENT})[:{MOST_DOCUMENTS}] AS documents
FROM ({" UNION ".join(parts)}) LEFT JOIN changed_document USING ({DOCUMENT})
WHERE {DOCUMENT} IS NOT NULL
GROUP BY id, year
"""  # noqa: S608


def _is_of(table: str) -> str:
    return " AND ".join(
        f"differing.{identifier(column)} IS NOT DISTINCT FROM side.{identifier(column)}"
        for column in schema.key_of(table)
    )
