"""Staged rows and entities into one candidate file: all of it, or no file.

`checks.py` decides whether the file is good enough, `publish.py` whether readers see it.
`fills/<table>.sql` says what fills a table; nothing here knows a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.records import Entities
from warehouse import judging, memory, relations, schema
from warehouse.errors import BuildError, one_line
from warehouse.opening import Setting, connect
from warehouse.quoting import file_literal, quoted
from warehouse.release_inputs import ReleaseInput, count_rows, register_inputs
from warehouse.sqlfiles import prepare_sql, read_folder

STORAGE_VERSION = "v1.2.0"
"""The oldest DuckDB that must open a release: what neighbours' BI tools still carry."""

BLOCK_BYTES = 65_536
"""What columns are stored in pieces of. A piece that is larger than four fifths of a block has that block alone: of the
usual ones of 262,144 bytes a tenth of a large release is empty, and most of a small one."""


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What a release says about itself; `created_at` is UTC, equal `inputs_digest` means equal inputs.

    `inputs`: decisions, vocabulary and program, and for documents what the staged rows do not tell.
    """

    number: int
    created_at: datetime
    code_version: str
    inputs_digest: str
    inputs: tuple[ReleaseInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a build may use; beyond `memory` it spills to a folder beside the candidate. None: DuckDB's default."""

    memory: str = memory.BUILD
    threads: int | None = None

    @property
    def settings(self) -> dict[str, Setting]:
        """What DuckDB must be told beside the memory."""
        return {"threads": self.threads} if self.threads else {}


def _open(target: Path, readable: Sequence[Path], limits: Limits) -> duckdb.DuckDBPyConnection:
    """Open a new database file that can read these folders and nothing else, and fetches no extension."""
    settings: dict[str, Setting] = {"storage_compatibility_version": STORAGE_VERSION, "default_block_size": BLOCK_BYTES}
    connection = connect(limits.memory, {**settings, **limits.settings}, target)
    spelt = [spell(folder.resolve()) for folder in readable for spell in (quoted, file_literal)]  # asked for, and found
    connection.execute(f"SET allowed_directories = [{', '.join(spelt)}]")
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET enable_external_access = false")
    return connection


def _announce(connection: duckdb.DuckDBPyConnection, release: ReleaseInfo) -> None:
    """Register the release's own row for `fills/release.sql`, and its inputs."""
    row = {
        "release_number": pa.array([release.number], pa.int64()),
        "created_at": pa.array([release.created_at.astimezone(UTC).replace(tzinfo=None)], pa.timestamp("us")),
        "code_version": pa.array([release.code_version], pa.string()),
        "inputs_digest": pa.array([release.inputs_digest], pa.string()),
    }
    connection.register("announced_release", pa.table(row))
    register_inputs(connection, release.inputs)


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Return the number that a query of one row and one column gives."""
    found = connection.execute(sql).fetchone()
    return int(found[0]) if found else 0


def _refuse_orphans(connection: duckdb.DuckDBPyConnection) -> None:
    """Refuse rows that no fill would carry: a project without standing, an indicator or a fund without project.

    Raises:
        BuildError: says how many of which.
    """
    unresolved = "SELECT count(*) FROM staged_projects ANTI JOIN entity_project_standings USING (row_id)"
    if count := _count(connection, unresolved):
        raise BuildError(f"{count} staged project rows have no standing: resolve entities over all staged rows first")
    for table, rows in (("staged_indicators", "indicator"), ("staged_funds", "fund"), ("staged_projects", "phase")):
        approved = "(FROM staged_projects WHERE phase = '批复') AS approved"
        orphans = f"SELECT count(*) FROM {table} ANTI JOIN {approved} USING (document_id, project_no)"  # noqa: S608
        if count := _count(connection, orphans):
            raise BuildError(f"{count} staged {rows} rows belong to no staged project: stage their documents again")


_FILLED = "SELECT name, type FROM pragma_table_info($1) WHERE dflt_value IS NULL"
"""The columns of a table but those that are computed from others whenever they are read."""


def _shape(connection: duckdb.DuckDBPyConnection, select: str) -> dict[str, str]:
    """Return the column types of a query, by column name."""
    return {str(row[0]): str(row[1]) for row in connection.execute(f"DESCRIBE FROM ({select})").fetchall()}


def fill_table(connection: duckdb.DuckDBPyConnection, table: str, select: str) -> int:
    """Insert a query's rows into a table by column name and return how many.

    Args:
        connection: of the build.
        table: its name, with its schema where that is not `main`.
        select: the query.

    Raises:
        BuildError: the query's columns are not the table's by name and type; nothing is inserted then.
    """
    full_name = table if "." in table else f"main.{table}"
    given, wanted = _shape(connection, select), dict(connection.execute(_FILLED, [full_name]).fetchall())
    wrong = [f"{name} {kind}" for name, kind in wanted.items() if given.get(name) != kind]
    wrong += [f"no {name}" for name in sorted(given.keys() - wanted.keys())]
    if wrong:
        raise BuildError(f"warehouse/fills/{table}.sql does not fit {table}; it must give: {', '.join(wrong)}")
    return _count(connection, f"INSERT INTO {table} BY NAME {select}")


def _fills(table: schema.Table) -> tuple[str, ...]:
    """Return the names of the fills that fill a table: its own, or those of what is stored for it."""
    return (table.name,) if table.is_filled else tuple(f"{schema.STORED}.{name}" for name in table.stored)


def _fill_all(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Fill every table but those filled last, the facts before what is read from them; return rows by fill."""
    selects = {file.name: file.text for file in read_folder("fills")}
    due = [table for table in schema.tables() if not table.is_filled_last]
    due.sort(key=lambda table: table.is_filled_from_facts)
    return {fill: fill_table(connection, fill, selects[fill]) for table in due for fill in _fills(table)}


def _fill_last(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Fill the tables that count the others, when nothing is added to those any more; return rows by table."""
    counts = count_rows(connection)
    selects = {file.name: file.text for file in read_folder("fills")}
    last = [table.name for table in schema.tables() if table.is_filled_last]
    return counts | {name: fill_table(connection, name, selects[name]) for name in last}


def _build(
    connection: duckdb.DuckDBPyConnection, staged: Path, entities: Entities | Path, release: ReleaseInfo
) -> dict[str, int]:
    """Register the inputs, then create, fill and judge all tables; return rows by table.

    Each fill is committed by itself: DuckDB reads what a transaction wrote itself with one thread only. The hundreds of
    statements that create and comment are one transaction, because each would wait for the disk.
    """
    relations.register(connection, staged, entities)
    _announce(connection, release)
    connection.execute("BEGIN TRANSACTION")
    schema.create(connection)
    connection.execute("COMMIT")
    connection.execute(prepare_sql())
    _refuse_orphans(connection)
    filled = _fill_all(connection)
    judging.judge(connection)
    counted = _fill_last(connection)
    connection.execute("CHECKPOINT")
    return {table.name: (filled | counted)[table.name] for table in schema.tables()}


@contextmanager
def _whole_or_none(target: Path) -> Iterator[None]:
    """Leave no file behind a build that failed."""
    try:
        yield
    except BaseException:
        for left in (target, target.with_name(f"{target.name}.wal")):
            left.unlink(missing_ok=True)
        raise


def build_candidate(
    staged: Path, entities: Entities | Path, release: ReleaseInfo, target: Path, limits: Limits | None = None
) -> dict[str, int]:
    """Build a new database file from everything staged, and close it.

    Args:
        staged: the folder with one folder of Parquet files a table; a missing one counts as empty.
        entities: the resolved entities of exactly these staged rows, or the folder that they are saved in.
        release: what goes into the table `release`.
        target: a file that does not exist yet.
        limits: memory and threads; the defaults suit a machine of 8 GB.

    Returns:
        The number of rows of each table.

    Raises:
        BuildError: the target exists, the staged rows do not fit together, or DuckDB refuses them. No file is
            left then.
    """
    if target.exists():
        raise BuildError(f"{target} exists already: a candidate is always a new file")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        readable = [staged, entities] if isinstance(entities, Path) else [staged]
        with _whole_or_none(target), closing(_open(target, readable, limits or Limits())) as connection:
            return _build(connection, staged, entities, release)
    except duckdb.Error as error:
        raise BuildError(f"the warehouse could not be built: {one_line(error)}") from error
