"""A document as a ruled PDF over several pages, with cells that page edges cut, or as one that breaks off halfway.

Rules and text are drawn by `drawing/pdf.py`; here it is decided where a page ends. It hands on one PDF file.
"""

from __future__ import annotations

from pathlib import Path

from samples.documents import Document
from samples.drawing import Look, page_rows, ruled_pdf
from samples.rows import TableRows, table_rows


def write(path: Path, document: Document) -> Path:
    """Draw the document and return the path."""
    table = table_rows(document)
    look = Look(open_breaks=document.breaks == "open")
    widths = [column.width for column in document.columns]
    repeat = 1 if document.breaks == "repeat" else 0
    pages = page_rows(
        table.rows,
        merges=table.merges,
        widths=widths,
        repeat_heading=repeat,
        look=look,
        break_before=_break_before(document, table),
    )
    ruled_pdf(
        path,
        pages,
        merges=table.merges,
        widths=widths,
        title=document.title,
        unit=document.money_line,
        repeat_heading=repeat,
        look=look,
    )
    if any(damage.kind == "truncate" for damage in document.damage):
        truncate(path)
    return path


def truncate(path: Path) -> Path:
    """Keep the first half of a file, as a broken download does, and return its path."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def _break_before(document: Document, table: TableRows) -> int | None:
    """Return the row that a page edge parts from the row before, inside the project that `damage.csv` names."""
    for damage in document.damage:
        if damage.kind == "page_break":
            return next(row for project, row in table.first_rows if damage.hits(project)) + 1
    return None
