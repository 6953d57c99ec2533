"""Tab-separated text to grids: a line is a row, a field is a cell.

Merged cells are lost in text, so no cell is known to be covered; a form feed ends a page.
Blank lines stay as rows without cells, because a page break may hide in one.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.records import Cell, Extract, Grid, Place

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ENCODINGS = ("utf-8", "gb18030")


def read_text(path: Path) -> Extract:
    """Return the text file's pages as grids; `Place.row` is the line, `Place.column` the field, from 1.

    Raises:
        UnreadableDocumentError: the bytes are no text in UTF-8, UTF-16 with a mark, or GB18030.
    """
    pages = _decode(path.read_bytes()).split("\f")
    grids = []
    first_line = 1
    for number, page in enumerate(pages, start=1):
        lines = page.splitlines()
        grids.append(Grid(f"page {number}", "table", _rows(lines, first_line), page_break_before=number > 1))
        first_line += len(lines)
    return Extract("text", len(pages), tuple(grids))


def _decode(data: bytes) -> str:
    marked = [encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)]
    for encoding in marked or _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableDocumentError("neither text nor a known document: its bytes are no UTF-8, UTF-16 or GB18030")


def _rows(lines: list[str], first_line: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(Cell(field, Place(row=line_no, column=n)) for n, field in enumerate(line.split("\t"), start=1))
        if line.strip()
        else ()
        for line_no, line in enumerate(lines, start=first_line)
    )
