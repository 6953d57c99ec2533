"""What the builds of a test run have in common: the empty release that each begins with, and small ones made before.

Hundreds of statements create and comment an empty release, and take a third of a small build. They run once in a run,
and each build of a test process gets a copy of what they made; `schema.create` itself stays what the other processes
(the command line, readers, killed writers) use, and `test_warehouse_schema.py` compares both ways.
"""

from __future__ import annotations

import functools
import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import duckdb
from filelock import FileLock

from warehouse import build, schema
from warehouse.sqlfiles import prepare_sql, read_folder

create_schema, _open, _shape = schema.create, build._open, build._shape
_kept: Path | None = None
_shapes: dict[tuple[str, str], dict[str, str]] = {}
_CREATED = "SELECT 1 FROM duckdb_schemas() WHERE database_name = current_database() AND schema_name = $1"


def copied(name: str, target: Path, make: Callable[[Path], object]) -> Path:
    """Copy to a new file what is kept under a name, after making it where no process of this run has yet."""
    assert _kept is not None, "no run has begun: `share` says where builds are kept"
    kept = _kept / hashlib.sha256(name.encode()).hexdigest()
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            partial = kept.with_suffix(".partial")
            make(partial)
            partial.rename(kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(kept, target))


def _empty_release(target: Path) -> None:
    """Create all tables and views, in the storage version of a build."""
    with closing(_open(target, (), build.Limits(threads=1))) as connection:
        connection.execute("BEGIN TRANSACTION")
        create_schema(connection)
        connection.execute("COMMIT")


def _said() -> str:
    """Return all that an empty release is made of: a test that changes the SQL gets another one."""
    tables = [table.sql for table in schema.tables()]
    marts = [mart.text for mart in read_folder("marts")]
    return repr((build.STORAGE_VERSION, *schema.stored().items(), *tables, *marts))


def _open_copy(target: Path, readable: Sequence[Path], limits: build.Limits) -> duckdb.DuckDBPyConnection:
    return _open(copied(_said(), target, _empty_release), readable, limits)


def _create_once(connection: duckdb.DuckDBPyConnection) -> None:
    if not connection.execute(_CREATED, [schema.STORED]).fetchall():
        create_schema(connection)


@functools.cache
def _fills() -> frozenset[str]:
    return frozenset(file.text for file in read_folder("fills"))


def _shape_once(connection: duckdb.DuckDBPyConnection, select: str) -> dict[str, str]:
    """Return the columns that a query gives: those of a fill hang on SQL alone, and are asked for once a process."""
    if select not in _fills():
        return _shape(connection, select)
    key = (select, prepare_sql())
    if key not in _shapes:
        _shapes[key] = _shape(connection, select)
    return _shapes[key]


def share(folder: Path) -> None:
    """Let the builds of this process begin with a copy of the empty release that this folder of the run keeps."""
    global _kept  # noqa: PLW0603 - one folder for a run
    _kept = folder
    build._open, build._shape, schema.create = _open_copy, _shape_once, _create_once
