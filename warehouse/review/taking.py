"""Decisions from a filled file into the steward's folder: lines are only added, and only when all hold together.

How a filled file is read is told elsewhere. A line that stands there already is not written twice.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.resolve.decisions import Entry, StewardFile, content_of, decoded, guarded, lines_of
from warehouse.errors import ReviewError
from warehouse.locking import held
from warehouse.replacing import replace_file
from warehouse.review.filled import filled

LOCK = ".import.lock"
"""The file in the steward's folder that an import locks: lines are added by writing a whole file anew."""
_WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Taken:
    """How many decisions of a filled file were added to a file of the steward's, and how many stood there already."""

    file: Path
    added: int
    known: int


def take(path: Path, steward: Path) -> tuple[Taken, ...]:
    """Add the decisions of a filled file to the steward's folder; where one cannot be added, none is.

    Raises:
        ReviewError: it is no file of a review, or another import does not end.
        StewardError: a line of it, or of the folder, is faulty, or lines contradict each other.
    """
    lines: dict[str, list[Entry]] = {}
    files: dict[str, StewardFile[Any]] = {}
    for file, entries in filled(path):
        files[file.name] = file
        lines.setdefault(file.name, []).extend(entries)

    def new() -> dict[str, list[Entry]]:
        return {name: _new(files[name], told, steward) for name, told in lines.items()}

    added = new()  # before anything is made: a faulty line leaves no trace
    if any(added.values()):
        busy = ReviewError(f"another import into {steward} does not end: try again when it has")
        with held(steward / LOCK, _WAIT_SECONDS, busy):
            added = new()  # once more: another import may have added lines, also the same ones
            for name, ones in added.items():
                _append(files[name], ones, steward / name)
    return tuple(Taken(steward / name, len(added[name]), len(lines[name]) - len(added[name])) for name in added)


def is_taken_over(path: Path, steward: Path) -> bool:
    """Whether each decision of a filled file stands in the steward's folder.

    Raises:
        ReviewError: it is no file of a review.
        StewardError: one of the two cannot be read.
    """
    return all(not entries or not _unknown(file, entries, steward) for file, entries in filled(path))


def _unknown(file: StewardFile[Any], entries: Sequence[Entry], steward: Path) -> list[Entry]:
    """Return the lines that decide what no line of the folder, nor one before them, decides in the same way."""
    known = {file.said(entry) for entry in file.entries(steward)}
    first = {file.said(entry): entry for entry in reversed(entries)}
    return [entry for entry in entries if file.said(entry) not in known and first[file.said(entry)] is entry]


def _new(file: StewardFile[Any], entries: Sequence[Entry], steward: Path) -> list[Entry]:
    """Return the lines to add, which hold together with each other and with the folder.

    Raises:
        StewardError: they do not, or one is faulty.
    """
    decisions = [file.make(entry) for entry in (*file.entries(steward), *entries)]
    file.check(decisions)
    return _unknown(file, entries, steward)


def _append(file: StewardFile[Any], entries: Sequence[Entry], path: Path) -> None:
    """Add lines to a file in its own encoding and line breaks; a file that is not there is made."""
    if not entries:
        return
    content = content_of(path) or f"{','.join(file.columns)}\n".encode()
    text, encoding = decoded(content, str(path))
    _, header = next(lines_of(text, str(path)))
    end = "\r\n" if "\r\n" in text else "\n"
    added = io.StringIO()
    writer = csv.DictWriter(added, header, lineterminator=end)
    writer.writerows({column: guarded(text) for column, text in entry.fields.items()} for entry in entries)
    gap = "" if text.endswith(("\n", "\r")) else end
    content += (gap + added.getvalue()).encode("gb18030" if encoding == "gb18030" else "utf-8")
    replace_file(path, lambda part: part.write_bytes(content))
