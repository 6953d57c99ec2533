"""Small releases whose every value is their own number, so that a read that mixes two of them shows at once.

The functions here also run in processes of their own: publishers that are killed, and readers that never stop.
"""

from __future__ import annotations

import os
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb

from warehouse import publish, schema
from warehouse.publish import Publishing, publishing
from warehouse.reader import Reader
from warehouse.release import Release

ROWS = 5000
WHOLE = (
    "SELECT (SELECT release_number FROM release), min(a.value), max(a.value), min(b.value), max(b.value), count(*) "
    "FROM a POSITIONAL JOIN b"
)
PAUSE_SECONDS = 0.01
"""Between two reads: readers that never pause would starve the publisher; a turn takes many times as long."""


def write_candidate(turn: Publishing, rows: int = ROWS) -> None:
    """Write the candidate of a turn: two tables full of the turn's number, and the table about itself."""
    info = turn.info("0.1.0", f"digest-{turn.number}")
    about = next(table.sql for table in schema.tables() if table.name == "release")
    with closing(duckdb.connect(str(turn.candidate), config={"threads": 1})) as connection:
        connection.execute("BEGIN")
        connection.execute(about)
        values = [
            info.number,
            info.created_at.replace(tzinfo=None),
            info.code_version,
            info.inputs_digest,
            7,
            0,
            70,
            0,
        ]
        connection.execute("INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        for name in ("a", "b"):
            connection.execute(f"CREATE TABLE {name} AS SELECT {turn.number} AS value FROM range({rows})")
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def publish_one(home: Path, keep: int = 10) -> Release:
    """Take one whole turn."""
    with publishing(home, keep) as turn:
        write_candidate(turn)
        return turn.publish()


def is_whole(row: tuple[object, ...]) -> bool:
    """Whether a row of `WHOLE` comes from exactly one complete release."""
    return len(set(row[:5])) == 1 and row[5] == ROWS


def publish_for_ever(home: Path, started: Event) -> None:
    """Publish until killed."""
    while True:
        publish_one(home)
        started.set()


def publish_and_die_before(home: Path, step: str) -> None:
    """Take a turn that ends like a power cut, just before the named step of `publish.py`."""
    if step == "rename":
        Path.rename = lambda *_: os._exit(9)  # type: ignore[assignment, method-assign, return-value]
    else:
        setattr(publish, step, lambda *_: os._exit(9))
    publish_one(home)


def read_until(home: Path, started: Event, stop: Event, report: Path) -> None:
    """Read until told to stop; write how many reads were whole, mixed and failed, and the releases seen.

    `started` is set after the first read.
    """
    whole, mixed, failed, seen = 0, 0, [], []
    with Reader(home) as reader:
        while not stop.wait(PAUSE_SECONDS):
            try:
                row = reader.query(WHOLE)[1][0]
            except Exception as error:  # noqa: BLE001 - every failure counts here
                failed.append(repr(error))
                continue
            whole, mixed = whole + is_whole(row), mixed + (not is_whole(row))
            seen.append(int(row[0]))
            started.set()
    in_order = seen == sorted(seen)
    report.write_text(f"{whole} {mixed} {len(failed)} {len(set(seen))} {in_order} {failed[:1]}")
