"""Text to grids: a line is a row, a field is a cell; the fields are parted by tabs, or as `delimited.py` finds out.

Merged cells are lost in text, so no cell is known to be covered; a form feed ends a page.
Blank lines stay as rows without cells, because a page break may hide in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.extract.text.aligned import aligned_rows
from pipeline.extract.text.cut_numbers import mended
from pipeline.extract.text.decode import decode
from pipeline.extract.text.delimited import records_of, separator_of
from pipeline.extract.text.spaced import spaced_rows
from pipeline.records import Cell, Doubt, Extract, Grid, Place

Rows = tuple[tuple[Cell, ...], ...]

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_LONGEST_QUOTED = 30
"""Lines that a quoted field may run over; a quote that stays open longer is a character like any other."""


def read_text(path: Path) -> Extract:
    """Return the text file's pages as grids; `Place.row` is the line, `Place.column` the field, from 1.

    Raises:
        UnreadableDocumentError: the bytes are no text in UTF-8, UTF-16 with a mark, or GB18030, or a row of a comma
            file does not fit its heading.
    """
    text = decode(path.read_bytes())
    sign = separator_of(text)
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    first_line = 1
    pages = text.split("\f")
    for number, page in enumerate(pages, start=1):
        lines = page.splitlines()
        rows, found = _page(lines, first_line, sign)
        grids.append(Grid(f"page {number}", "table", rows, page_break_before=number > 1))
        doubts.extend(found)
        first_line += len(lines)
    return Extract("text", len(pages), tuple(grids), tuple(doubts))


def _page(lines: Sequence[str], first_line: int, sign: str | None) -> tuple[Rows, tuple[Doubt, ...]]:
    if sign == "\t":
        return _rows(lines, first_line), ()
    if sign is None:
        return _blank_parted(lines, first_line)
    records, doubts = mended(records_of("\n".join(lines), sign, first_line), sign)
    rows = tuple(
        tuple(Cell(text, Place(record.line, column)) for column, text in enumerate(record.fields, start=1))
        if any(record.fields)
        else ()
        for record in records
    )
    return rows, doubts


def _blank_parted(lines: Sequence[str], first_line: int) -> tuple[Rows, tuple[Doubt, ...]]:
    """Return the lines of a text that only blanks part: wide ones, or else single ones."""
    rows, doubts = aligned_rows(lines, first_line)
    spaced = None if doubts or any(len(row) > 1 for row in rows) else spaced_rows(lines)
    if spaced is None:
        return rows, doubts
    cells = (
        tuple(Cell(text, Place(number, column)) for column, text in enumerate(fields, start=1))
        for number, fields in enumerate(spaced, first_line)
    )
    return tuple(row if any(cell.text for cell in row) else () for row in cells), ()


def _rows(lines: Sequence[str], first_line: int) -> Rows:
    return tuple(
        tuple(Cell(_unquoted(field), Place(row=number, column=n)) for n, field in enumerate(text.split("\t"), start=1))
        if text.strip()
        else ()
        for number, text in _records(lines, first_line)
    )


def _records(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, str]]:
    """Yield each row as the number of its first line and its text; a quoted field may run over several lines."""
    at = 0
    while at < len(lines):
        ends = (
            end for end in range(at, min(at + _LONGEST_QUOTED, len(lines))) if _is_whole("\n".join(lines[at : end + 1]))
        )
        end = next(ends, at)
        yield first_line + at, "\n".join(lines[at : end + 1])
        at = end + 1


def _is_whole(record: str) -> bool:
    """Whether no field of the record is an open quote: its last field begins with one and does not end with one."""
    last = record.rsplit("\t", 1)[-1]
    return not last.startswith('"') or _QUOTED.match(last) is not None


def _unquoted(field: str) -> str:
    """Return the field without the quotes that spreadsheet programs put around a text with breaks or quotes in it."""
    match = _QUOTED.fullmatch(field)
    return match[1].replace('""', '"') if match else field
