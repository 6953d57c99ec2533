"""The files of a review: a CSV file for each of the steward's files, and one workbook with a sheet for each kind.

What stands in a queue is not decided here. A file that a person has filled in is not written over before its decisions
stand in the steward's folder.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.resolve.decisions import guarded
from warehouse.errors import ReviewError
from warehouse.replacing import replace_file
from warehouse.review.queue import Queue
from warehouse.review.taking import is_taken_over
from warehouse.review.workbook import write_workbook

WORKBOOK = "review.xlsx"


def write_files(queues: Sequence[Queue], folder: Path, steward: Path) -> tuple[Path, ...]:
    """Write the files of a review and return their paths; an earlier set is replaced.

    Args:
        queues: the candidates of each kind.
        folder: where the files go.
        steward: the folder of decisions.

    Raises:
        ReviewError: an earlier file holds decisions that do not stand in the steward's folder, or cannot be read,
            or the two folders are one.
        StewardError: the steward's folder cannot be followed.
    """
    if folder.resolve() == steward.resolve():
        raise ReviewError(f"{folder} is the folder of the decisions: choose another one for the files of the review")
    by_name: dict[str, list[Queue]] = {}
    for queue in queues:
        by_name.setdefault(queue.sheet.file.name, []).append(queue)
    writers = {folder / name: partial(_write_csv, members) for name, members in by_name.items()}
    writers[folder / WORKBOOK] = partial(write_workbook, queues)
    for path in writers:
        if path.exists() and not is_taken_over(path, steward):
            raise ReviewError(
                f"{path} holds decisions that are in no file of {steward}: import them with "
                f"`jixiao review --take {path}`, or move the file away"
            )
    folder.mkdir(parents=True, exist_ok=True)
    for path, write in writers.items():
        replace_file(path, write)
    return tuple(writers)


def _write_csv(queues: Sequence[Queue], path: Path) -> None:
    """Write candidates with a byte order mark, by which Excel and WPS know that it is UTF-8."""
    columns = dict.fromkeys(column.name for queue in queues for column in queue.sheet.columns)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for queue in queues:
            names = [column.name for column in queue.sheet.columns]
            writer.writerows(dict(zip(names, map(_written, row), strict=True)) for row in queue.rows)


def _written(value: Any) -> Any:  # noqa: ANN401 - a database gives values of any type
    return guarded(value) if isinstance(value, str) else value
