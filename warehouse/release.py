"""Releases as people see them: what each says about itself, which one is current, and the way back to an older one.

`publish.py` makes new ones; `retention.py` deletes old ones.
Everything known about a release is read from its own table `release`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse import home as layout
from warehouse.errors import NoReleaseError, ReleaseError, one_line
from warehouse.opening import opened
from warehouse.pointer import current_path, move_pointer
from warehouse.publish_lock import WAIT_SECONDS, publish_lock
from warehouse.reader import Reader


@dataclass(frozen=True, slots=True)
class Release:
    """A release file; `rows` are the indicator rows that it loaded, `created_at` is UTC."""

    number: int
    path: Path
    created_at: datetime
    documents: int
    rows: int
    inputs_digest: str
    code_version: str
    is_current: bool


_OWN_ROW = "SELECT release_number, created_at, documents, rows_loaded, inputs_digest, code_version FROM release"
_ITS_FILE = "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"


def read_release(path: Path, is_current: bool = False) -> Release:
    """Read what a release file says about itself.

    Raises:
        ReleaseError: the file cannot be opened, or does not hold exactly one row about itself.
    """
    with opened(path) as connection:
        return replace(own_row(connection), is_current=is_current)


def own_row(connection: duckdb.DuckDBPyConnection) -> Release:
    """Return what the release that is a connection's current database says about itself; it counts as the current one.

    Raises:
        ReleaseError: it holds no row about itself that can be read, or several.
    """
    ((path,),) = connection.execute(_ITS_FILE).fetchall()
    try:
        rows = connection.execute(_OWN_ROW).fetchall()
    except duckdb.Error as error:
        raise ReleaseError(f"{path} is not a readable release: {one_line(error)}") from error
    if len(rows) != 1:
        raise ReleaseError(f"{path} does not say which release it is: build it again with `jixiao load --rebuild`")
    number, created_at, documents, loaded, digest, version = rows[0]
    return Release(number, Path(path), created_at.replace(tzinfo=UTC), documents, loaded, digest, version, True)


def list_releases(home: Path) -> list[Release]:
    """Return all releases of a home, oldest first; one that retention deletes meanwhile is none.

    Raises:
        ReleaseError: a release file cannot be read.
    """
    found, faults = readable_releases(home)
    if faults:
        raise faults[0]
    return found


def readable_releases(home: Path) -> tuple[list[Release], list[ReleaseError]]:
    """Return the releases of a home that can be read, oldest first, and what is wrong with each of the others.

    Whoever is told to choose another release, because the current one is damaged, must see those that are whole.
    """
    files = layout.release_files(home)
    current = current_path(home) if layout.pointer(home).is_symlink() else None
    found, faults = [], []
    for path in files.values():
        try:
            found.append(read_release(path, is_current=path == current))
        except ReleaseError as error:
            if path.exists():  # else retention deleted it after it was listed
                faults.append(error)
    return found, faults


def release_file(home: Path, number: int) -> Path:
    """Return the file of a kept release.

    Raises:
        ReleaseError: there is no such release; says which are kept.
        NoReleaseError: nothing has been published yet.
    """
    files = layout.release_files(home)
    if not files:
        raise NoReleaseError(f"{home} holds no release yet: run `jixiao load` first")
    if number not in files:
        raise ReleaseError(f"there is no release {number}: choose one of {', '.join(map(str, files))}")
    return files[number]


def current_release(home: Path) -> Release:
    """Return the release that readers see.

    Raises:
        NoReleaseError: nothing has been published yet, or its file cannot be read.
        ReleaseError: it does not say which one it is.
    """
    with Reader(home, follows=False) as reader:
        return own_row(reader.connection)


def rollback(home: Path, number: int, wait_seconds: float = WAIT_SECONDS) -> Release:
    """Point back (or forward) to a kept release, and return it. No file changes; the next load publishes on top.

    Raises:
        ReleaseError: there is no such release, or it cannot be read; the pointer then stays.
        PublishBusyError: somebody is publishing.
    """
    release_file(home, number)  # before the lock, whose file would make a home of a folder that is none
    with publish_lock(home, wait_seconds):
        path = release_file(home, number)
        release = read_release(path, is_current=True)
        move_pointer(home, path)
    return release
