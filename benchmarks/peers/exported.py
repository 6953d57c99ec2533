"""The tables of a release as files for the peers: Parquet for data frames and SQLite, CSV for PostgreSQL's COPY.

Which columns stands in `tables/`. In Parquet the decimals are doubles, which frames and SQLite reckon with; in CSV all
is exact.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.peers.engine import Settings

_HERE = Path(__file__).parent
_BATCH = 50_000
_TYPES = {"TINYINT": "SMALLINT", "UTINYINT": "SMALLINT", "USMALLINT": "INTEGER", "UINTEGER": "BIGINT"}
"""DuckDB's types that other engines call otherwise."""


def export(release: Path, data: Path) -> dict[str, int]:
    """Write all tables of a release as files, and their columns' types; return the rows by table."""
    data.mkdir(parents=True, exist_ok=True)
    with closing(duckdb.connect(str(release), read_only=True)) as connection:
        found = {path.stem: _export(connection, path, data) for path in sorted((_HERE / "tables").glob("*.sql"))}
    types = {table: kinds for table, (kinds, _) in found.items()}
    (data / "tables.json").write_text(json.dumps(types, indent=1), encoding="utf-8")
    return {table: rows for table, (_, rows) in found.items()}


def _export(connection: duckdb.DuckDBPyConnection, path: Path, data: Path) -> tuple[dict[str, str], int]:
    """Write one table; return its columns' types and how many rows it has."""
    exact = path.read_text(encoding="utf-8")
    kinds = {str(row[0]): _plain(str(row[1])) for row in connection.execute(f"DESCRIBE {exact}").fetchall()}
    doubles = [f"{name}::DOUBLE AS {name}" for name, kind in kinds.items() if kind.startswith("DECIMAL")]
    rounded = f"SELECT * REPLACE ({', '.join(doubles)}) FROM ({exact})" if doubles else exact
    connection.execute(f"COPY ({rounded}) TO '{_file(data, path.stem, 'parquet')}' (FORMAT parquet)")
    (rows,) = connection.execute(f"COPY ({exact}) TO '{_file(data, path.stem, 'csv')}' (HEADER)").fetchone() or (0,)
    return kinds, int(rows)


def _plain(kind: str) -> str:
    return "VARCHAR" if kind.startswith("ENUM") else _TYPES.get(kind, kind)


def _file(data: Path, table: str, ending: str) -> str:
    return str(data / f"{table}.{ending}").replace("'", "''")


def create_statements(settings: Settings) -> dict[str, tuple[str, int]]:
    """Return for each table the statement that makes it, as PostgreSQL and SQLite read it, and how many columns."""
    types: dict[str, dict[str, str]] = json.loads((Path(settings.data) / "tables.json").read_text(encoding="utf-8"))
    return {
        table: (f"CREATE TABLE {table} ({', '.join(f'{name} {kind}' for name, kind in kinds.items())})", len(kinds))
        for table, kinds in types.items()
    }


def batches(settings: Settings, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of an exported table, so many at once."""
    with closing(duckdb.connect(config={"threads": settings.threads})) as connection:
        cursor = connection.execute("FROM read_parquet($1)", [str(settings.table(table, "parquet"))])
        while batch := cursor.fetchmany(_BATCH):
            yield batch


def index_statements() -> list[str]:
    """Return the statements of `indexes.sql`."""
    text = (_HERE / "indexes.sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [statement.strip() for statement in "\n".join(lines).split(";") if statement.strip()]
