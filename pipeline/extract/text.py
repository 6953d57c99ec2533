"""Plain text to grids: a line is a row, a field is a cell.

Merged cells are lost in text, so no cell is known to be covered; a form feed ends a page. Blank lines stay as rows
without cells, because a page break may hide in one. What parts the fields is told in `fields.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.extract.decode import decode
from pipeline.extract.fields import Line, lines_in, parted_by
from pipeline.extract.ragged import Ragged, sorted_out
from pipeline.records import Cell, Doubt, Extract, Grid, Place

_UNREAD = (
    "the line has other fields than the table's heading, so that no value can be told from its neighbour: put quotes "
    "around fields with separators in them, or load the table as .xlsx"
)


def read_text(path: Path) -> Extract:
    """Return the text file's pages as grids; `Place.row` is the line, `Place.column` the field, from 1.

    A line whose fields cannot be told apart is given as text outside the table, with a doubt.

    Raises:
        UnreadableDocumentError: the bytes are no text in UTF-8, UTF-16 with a mark, or GB18030.
    """
    text = decode(path.read_bytes())
    mark = parted_by(text)
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    pages = text.split("\f")
    first_line = 1
    for number, page in enumerate(pages, start=1):
        lines = page.splitlines()
        parts = sorted_out(list(lines_in(lines, first_line, mark)), mark)
        for at, part in enumerate(parts):
            grids.append(_grid(part, number, at))
        doubts.extend(_doubt(line) for part in parts if part.kind == "unread" for line in part.lines)
        first_line += len(lines)
    return Extract("text", len(pages), tuple(grids), tuple(doubts))


def _grid(part: Ragged, page: int, at: int) -> Grid:
    """Return a part of a page; the rest of a table after an unreadable line goes on like one after a page's end."""
    name = f"page {page}" if at == 0 else f"page {page}, part {at + 1}"
    is_broken = page > 1 if at == 0 else part.kind == "table"
    return Grid(name, "table" if part.kind == "table" else "text", _rows(part.lines), page_break_before=is_broken)


def _rows(lines: Sequence[Line]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(Cell(field, Place(line.number, column)) for column, field in enumerate(line.fields, start=1))
        for line in lines
    )


def _doubt(line: Line) -> Doubt:
    return Doubt("P03", _UNREAD, Place(line.number, 1), evidence=" | ".join(line.fields)[:500])
