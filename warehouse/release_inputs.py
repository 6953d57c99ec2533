"""What a release records about itself besides its own row: its inputs, and how many rows they gave.

`tables/release_*.sql` define the columns; the caller of `build.py` supplies the inputs.
Hands on relations that the fills of those tables read.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

import duckdb
import pyarrow as pa

from warehouse import schema


@dataclass(frozen=True, slots=True)
class ReleaseInput:
    """Something that a release was made of; `digest` is the sha256 of its bytes, of a program that of its code.

    `kind` is document, decisions, vocabulary or program; `size_bytes`, `version` and `fingerprint` may be unknown.
    """

    kind: str
    name: str
    digest: str
    size_bytes: int | None = None
    version: str | None = None
    fingerprint: str | None = None


def register_inputs(connection: duckdb.DuckDBPyConnection, inputs: tuple[ReleaseInput, ...]) -> None:
    """Register the inputs as `announced_inputs` for `fills/release_input.sql`."""
    types = {field.name: pa.int64() if field.name == "size_bytes" else pa.string() for field in fields(ReleaseInput)}
    rows = [dict(zip(types, astuple(one), strict=True)) for one in inputs]
    connection.register("announced_inputs", pa.Table.from_pylist(rows, pa.schema(list(types.items()))))


def _counted(table: schema.Table, has_years: bool) -> str:
    """Return the query that counts a table's rows by year; a table without rows or years gives one row without year."""
    year = "fiscal_year" if has_years else "NULL::INTEGER"
    sql = f"SELECT '{table.name}' AS table_name, {year} AS fiscal_year, count(*) AS rows FROM {table.name}"  # noqa: S608
    if not has_years:
        return sql
    empty = f"SELECT '{table.name}', NULL, 0 WHERE NOT EXISTS (FROM {table.name})"
    return f"{sql} GROUP BY fiscal_year UNION ALL {empty}"


_WITH_YEARS = """
SELECT table_name FROM duckdb_columns()
WHERE column_name = 'fiscal_year' AND database_name = current_database() AND schema_name = 'main'
"""


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Count all tables but those about the release by year as `counted_rows`, and return the rows of each table."""
    with_years = {name for (name,) in connection.execute(_WITH_YEARS).fetchall()}
    counted = (_counted(table, table.name in with_years) for table in schema.tables() if not table.is_about_release)
    connection.execute(f"CREATE TEMP TABLE counted_rows AS {' UNION ALL '.join(counted)}")
    return dict(connection.execute("SELECT table_name, sum(rows)::BIGINT FROM counted_rows GROUP BY ALL").fetchall())
