"""Readers of a mirror that never stop, each noting what it saw: mixed releases, errors, and how long it waited.

They run in threads, each with a connection of its own; the releases are those of `tests/warehouse/turns.py`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from pg8000.native import Connection

from tests.mirror.cluster import Cluster
from tests.warehouse.turns import ROWS

WHOLE = (
    "SELECT (SELECT max(release_number) FROM jixiao.release), min(b.value), max(b.value), min(a.value), max(a.value), "
    "(SELECT max(release_number) FROM jixiao.mirror_state), count(*) FROM jixiao.b AS b CROSS JOIN "
    "(SELECT min(value) AS value FROM jixiao.a) AS a"
)


@dataclass
class Seen:
    """What one reader saw; `slowest` is the longest of its reads, in seconds."""

    releases: list[int] = field(default_factory=list)
    mixed: list[object] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    slowest: float = 0.0


def one_query(connection: Connection) -> int | None:
    """Read both tables in one query; return the release, or None where two are mixed."""
    (row,) = connection.run(WHOLE)
    return row[0] if len(set(row[:6])) == 1 and row[6] == ROWS else None


def one_snapshot(connection: Connection) -> int | None:
    """Read the tables one after the other in a REPEATABLE READ transaction."""
    connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
    (a,) = connection.run("SELECT min(value), max(value), count(*) FROM jixiao.a")
    (b,) = connection.run("SELECT min(value), max(value), count(*) FROM jixiao.b")
    ((about,),) = connection.run("SELECT release_number FROM jixiao.mirror_state")
    connection.run("COMMIT")
    return about if {*a[:2], *b[:2]} == {about} and a[2] == b[2] == ROWS else None


def _read(
    connect: Callable[[], Connection], way: Callable[[Connection], int | None], stop: threading.Event, seen: Seen
) -> None:
    with closing(connect()) as connection:
        while not stop.is_set():
            started = time.monotonic()
            try:
                release = way(connection)
            except Exception as error:  # noqa: BLE001 - every failure counts
                seen.errors.append(repr(error))
                return
            seen.slowest = max(seen.slowest, time.monotonic() - started)
            (seen.mixed if release is None else seen.releases).append(release)  # type: ignore[arg-type]


@contextmanager
def reading(cluster: Cluster, database: str, *ways: Callable[[Connection], int | None]) -> Iterator[list[Seen]]:
    """Readers, one for each way, for the time of a block."""
    stop, seen = threading.Event(), [Seen() for _ in ways]
    threads = [
        threading.Thread(target=_read, args=(lambda: cluster.connect(database), way, stop, notes))
        for way, notes in zip(ways, seen, strict=True)
    ]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        stop.set()
        for thread in threads:
            thread.join()
