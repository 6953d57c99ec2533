"""What waits for a decision in the current release: the best candidates of each kind, with what speaks for and against.

A kind's query, its sheet and its columns stand in `<kind>.sql`; how they are shown is told elsewhere.
Hands on rows whose first columns are those of the steward's file.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from pipeline.resolve.decisions import STEWARD_FILES, StewardFile
from warehouse.errors import QueryError
from warehouse.reader import Reader
from warehouse.schema import table_comments
from warehouse.sqlfiles import SqlFile, read_folder

MOST = 5000
"""Candidates of a kind that one set of files holds: more than a person decides on before the next load."""
_WAITING = "waiting"
_TABLE = "review_candidate"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a queue: its name in CSV, its Chinese heading in the workbook, and its width in characters there."""

    name: str
    chinese: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the candidates of one kind are asked for, and the steward's file that their decisions belong to."""

    kind: str
    title: str
    file: StewardFile[Any]
    columns: tuple[Column, ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The candidates of one kind, the likeliest first; `waiting` counts those that are not among the rows as well."""

    sheet: Sheet
    rows: tuple[tuple[Any, ...], ...]
    waiting: int


@functools.cache
def sheets() -> tuple[Sheet, ...]:
    """Return the sheets in the order in which they are shown."""
    files = [file for file in read_folder("review") if file.name != _WAITING]
    return tuple(_sheet(file) for file in sorted(files, key=lambda file: int(file.header("order"))))


def _sheet(file: SqlFile) -> Sheet:
    columns = tuple(_column(text) for text in file.headers["column"])
    (steward_file,) = (known for known in STEWARD_FILES if known.name == file.header("file"))
    return Sheet(file.name, file.header("sheet"), steward_file, columns, file.text)


def _column(text: str) -> Column:
    name, chinese, width = text.split("｜")
    return Column(name, chinese, int(width))


def queues(reader: Reader, most: int = MOST) -> tuple[Queue, ...]:
    """Return the queue of each kind in the current release, with at most so many candidates.

    Raises:
        QueryError: the release was made by a version of the program that kept no queue.
    """
    if _TABLE not in table_comments(reader.connection):
        raise QueryError("the current release has no queue for review: run `jixiao load` again")
    (waiting,) = (file.text for file in read_folder("review") if file.name == _WAITING)
    counts = dict(reader.query(waiting)[1])
    return tuple(Queue(sheet, _rows(reader, sheet, most), counts.get(sheet.kind, 0)) for sheet in sheets())


def _rows(reader: Reader, sheet: Sheet, most: int) -> tuple[tuple[Any, ...], ...]:
    return tuple(reader.query(sheet.sql, {"most": most})[1])
