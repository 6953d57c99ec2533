"""What a person filled in: the lines of a review's CSV file or workbook that hold a decision.

Whether a line can be followed is not looked at here. Hands on entries of the steward's files, each with the file, the
sheet and the line that it stands in.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.resolve.decisions import Entry, StewardFile, content_of, decoded, entries, guarded, in_one_line, lines_of
from pipeline.resolve.decisions.reading import Numbered
from warehouse.errors import ReviewError
from warehouse.review.queue import sheets

Filled = tuple[StewardFile[Any], tuple[Entry, ...]]
"""A file of the steward's, and lines for it."""
_UNREADABLE = (OSError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile, InvalidFileException)
"""What openpyxl raises for a damaged workbook; faults of its XML are SyntaxErrors."""


def filled(path: Path) -> tuple[Filled, ...]:
    """Return the lines of a file that hold a decision.

    Raises:
        ReviewError: it is no file of a review.
        StewardError: its text cannot be read.
    """
    kinds = {".csv": _tables_of_csv, ".xlsx": _tables_of_workbook}
    if path.suffix.lower() not in kinds:
        raise ReviewError(f"{path} is neither CSV nor .xlsx: save it as one of them")
    is_workbook = path.suffix.lower() == ".xlsx"
    found = [_filled(lines, name, is_workbook=is_workbook) for name, lines in kinds[path.suffix.lower()](path)]
    known = tuple(one for one in found if one is not None)
    if not known:
        raise ReviewError(f"{path} does not have the columns of a review: use a file that `jixiao review` wrote")
    return known


def _tables_of_csv(path: Path) -> Iterator[tuple[str, list[Numbered]]]:
    content = content_of(path)
    if content is None:
        raise ReviewError(f"{path} does not exist: give a file that `jixiao review` wrote")
    text, _ = decoded(content, str(path))
    yield str(path), list(lines_of(text, str(path)))


def _tables_of_workbook(path: Path) -> Iterator[tuple[str, list[Numbered]]]:
    """Yield each sheet's name and lines, under the columns' own names instead of their Chinese headings."""
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        tables = [(f"{path}, sheet {sheet.title}", list(_lines(sheet.values))) for sheet in book.worksheets]
        book.close()
    except _UNREADABLE as error:
        raise ReviewError(f"{path} cannot be read as a workbook ({error}): save it as .xlsx again") from error
    for name, lines in tables:
        yield name, [(number, _own_names(fields) if at == 0 else fields) for at, (number, fields) in enumerate(lines)]


def _lines(rows: Iterable[Sequence[object]]) -> Iterator[Numbered]:
    for number, values in enumerate(rows, start=1):
        fields = [_text(value) for value in values]
        if any(fields):
            yield number, fields


def _text(value: object) -> str:
    """Return a cell as a person would write it into a CSV file."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return guarded(in_one_line(str(value)))


def _own_names(header: Sequence[str]) -> list[str]:
    """Return a sheet's headings as names of columns; headings that are no sheet's stay."""
    for sheet in sheets():
        names = {column.chinese: column.name for column in sheet.columns[: len(sheet.file.columns)]}
        if names.keys() <= set(header):
            return [names.get(heading, "") for heading in header]
    return list(header)


def _filled(lines: Sequence[Numbered], name: str, *, is_workbook: bool) -> Filled | None:
    """Return the lines of a table that hold a decision; None where the table belongs to no file of the steward's.

    Those of a workbook know its Chinese headings, so that what is wrong with a field is told under the one above it.
    """
    header = set(lines[0][1]) if lines else set()
    files = [sheet.file for sheet in sheets() if header.issuperset(sheet.file.columns)]
    if not files:
        return None
    file = max(files, key=lambda file: len(file.columns))
    shown = (
        {c.name: c.chinese for sheet in sheets() if sheet.file == file for c in sheet.columns} if is_workbook else {}
    )
    decided = (e for e in entries(lines, name, file.columns) if e.fields[file.columns[0]])
    return file, tuple(replace(entry, shown=shown) for entry in decided)
