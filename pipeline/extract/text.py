"""Tab-separated text to grids: a line is a row, a field is a cell.

Merged cells are lost in text, so no cell is known to be covered; a form feed ends a page.
Blank lines stay as rows without cells, because a page break may hide in one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.records import Cell, Extract, Grid, Place

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_LONGEST_QUOTED = 30
"""Lines that a quoted field may run over; a quote that stays open longer is a character like any other."""


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
        if "\x00" not in text and ("utf-16" not in encoding or "\n" in text):
            return text
    raise UnreadableDocumentError("neither text nor a known document: its bytes are no UTF-8, UTF-16 or GB18030")


def _rows(lines: Sequence[str], first_line: int) -> tuple[tuple[Cell, ...], ...]:
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
