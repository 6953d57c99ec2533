"""A fictional nation of departments as staged rows and entities, made in SQL: what a release of any size is built from.

Its people, projects and figures stand in the .sql files beside this one; no document is read for it.
It hands on a home's folders `staged` and `entities`, the same on every run.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb

from pipeline import records
from pipeline.bundles import BUNDLES
from pipeline.tabular import row_lists, schema_of, to_table, write_parquet
from warehouse.quoting import quoted
from warehouse.relations import STAGED

_HERE = Path(__file__).parent


def make_nation(
    home: Path, departments: int = 3000, years: int = 10, projects: int = 84, departments_an_evaluation: int = 20
) -> int:
    """Write the staged rows and entities of so many departments, years and projects a document; return the indicators.

    Args:
        home: gets the folders `staged` and `entities`.
        departments: how many publish; thirty to a county.
        years: how many, the last one 2025.
        projects: in each document, with four indicators each.
        departments_an_evaluation: one department in so many evaluates each of its years, too.
    """
    work = home / "nation.duckdb"
    home.mkdir(parents=True, exist_ok=True)
    work.unlink(missing_ok=True)
    with closing(duckdb.connect(str(work), config={"memory_limit": "6GB"})) as connection:
        asked = (
            "CREATE TABLE asked AS SELECT $1 AS departments, $2 AS years, $3 AS projects, "
            "$4 AS departments_an_evaluation, $5 AS bundles"
        )
        connection.execute(asked, [departments, years, projects, departments_an_evaluation, BUNDLES])
        for part in ("people", "projects", "indicators", "staged", "entities"):
            connection.execute((_HERE / f"{part}.sql").read_text(encoding="utf-8"))
        for name, row_type in STAGED.items():
            _write_bundles(connection, name, row_type, home / "staged" / name)
        for name, row_type in row_lists(records.Entities).items():
            _write_entities(connection, name, row_type, home / "entities" / f"{name}.parquet")
        (found,) = connection.execute("SELECT count(*) FROM indicator").fetchone() or (0,)
    work.unlink()
    return int(found)


def _columns(row_type: type) -> str:
    """Return the columns of a row dataclass as an SQL list with their types."""
    kinds = {"string": "VARCHAR", "int64": "BIGINT", "bool": "BOOLEAN", "double": "DOUBLE", "date32[day]": "DATE"}
    return ", ".join(
        f"{field.name}::{kinds.get(str(field.type), str(field.type).replace('decimal128', 'DECIMAL'))} AS {field.name}"
        for field in schema_of(row_type)
    )


def _has(connection: duckdb.DuckDBPyConnection, view: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM duckdb_views() WHERE view_name = $1", [view]).fetchall())


def _write_bundles(connection: duckdb.DuckDBPyConnection, name: str, row_type: type, folder: Path) -> None:
    """Write a staged table as the bundles that `pipeline/bundles.py` would write."""
    if not _has(connection, f"staged_{name}"):
        return
    folder.mkdir(parents=True, exist_ok=True)
    for (bundle,) in connection.execute("SELECT DISTINCT bundle FROM document ORDER BY ALL").fetchall():
        path = folder / f"{bundle // BUNDLES}-{bundle % BUNDLES:02d}.parquet"
        select = f"SELECT {_columns(row_type)} FROM staged_{name} WHERE bundle = {bundle}"
        connection.execute(f"COPY ({select}) TO {quoted(path)} (FORMAT parquet, COMPRESSION zstd)")


def _write_entities(connection: duckdb.DuckDBPyConnection, name: str, row_type: type, path: Path) -> None:
    """Write a list of entities; one that the nation has none of is an empty file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not _has(connection, f"entity_{name}"):
        write_parquet(path, to_table(row_type, ()))
        return
    copy = f"COPY (SELECT {_columns(row_type)} FROM entity_{name}) TO {quoted(path)}"
    connection.execute(f"{copy} (FORMAT parquet, COMPRESSION zstd)")
