"""PDF pages to grids: ruled tables by the lattice, everything else as lines of text.

pdfplumber reads the characters and lines; which of them make cells is told by `lattice.py`.
Pages are closed one by one, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.ink import Glyph, Ink, Rule
from pipeline.extract.lattice import tables
from pipeline.extract.lines import loose_texts
from pipeline.records import Box, Cell, Extract, Grid, Place

_MAX_PAGES = 3000
_UPRIGHT = 0.05
"""A character whose text matrix turns more than this is a watermark or rotated: it is no cell's text."""


def read_pdf(path: Path) -> Extract:
    """Return the grids of every page in reading order: lines of text and ruled tables.

    `Place.row` and `Place.column` count inside a table; for text outside a table, `row` is the line on the page.

    Raises:
        UnreadableDocumentError: the file is damaged, protected by a password, without text, or longer than any table.
    """
    grids: list[Grid] = []
    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > _MAX_PAGES:
                raise UnreadableDocumentError(f"{len(pdf.pages)} pages: split it, at most {_MAX_PAGES} are read")
            for page in pdf.pages:
                grids.extend(_page_grids(page))
                page.close()
            return Extract("pdf", len(pdf.pages), _refuse_scans(grids))
    except UnreadableDocumentError:
        raise
    except PdfminerException as error:
        raise _named(error) from error
    except Exception as error:  # a hostile file makes pdfminer raise nearly anything
        raise UnreadableDocumentError(f"a damaged PDF ({type(error).__name__}: {error}): fetch it again") from error


def _named(error: PdfminerException) -> UnreadableDocumentError:
    cause = error.args[0] if error.args else error
    if isinstance(cause, PDFPasswordIncorrect):
        return UnreadableDocumentError("a PDF protected by a password: ask the publisher for an open one")
    return UnreadableDocumentError(f"a damaged or truncated PDF ({type(cause).__name__}): fetch it again")


def _refuse_scans(grids: list[Grid]) -> tuple[Grid, ...]:
    """Return the grids, or say that the document has pages but no text at all."""
    if not any(cell.text for grid in grids for row in grid.rows for cell in row):
        raise UnreadableDocumentError("a PDF without text, probably a scan: scans are not read")
    return tuple(grids)


def _page_grids(page: Any) -> Iterable[Grid]:  # noqa: ANN401 - pdfplumber is not typed
    number = page.page_number
    found, outside = tables(_ink(page), number)
    placed: list[tuple[float, Grid]] = [(t.top, Grid(f"page {number} table", "table", t.rows)) for t in found]
    placed.extend((top, Grid(f"page {number} text", "text", rows)) for top, rows in _texts(outside, number))
    for n, (_, grid) in enumerate(sorted(placed, key=lambda item: item[0])):
        yield Grid(grid.name, grid.kind, grid.rows, page_break_before=n == 0 and number > 1)


def _texts(glyphs: list[Glyph], page: int) -> Iterable[tuple[float, tuple[tuple[Cell, ...], ...]]]:
    """Yield each line outside the tables as a grid of one row, with its top."""
    for line_no, line in enumerate(loose_texts(glyphs), start=1):
        cells = tuple(
            Cell(text, Place(row=line_no, column=n, page=page, box=box)) for n, (text, box) in enumerate(line, start=1)
        )
        yield line[0][1].top, (cells,)


def _ink(page: Any) -> Ink:  # noqa: ANN401
    glyphs = tuple(
        Glyph(c["text"], Box(c["x0"], c["top"], c["x1"], c["bottom"]))
        for c in page.dedupe_chars().chars
        if abs(c["matrix"][1]) <= _UPRIGHT * abs(c["matrix"][0])
    )
    edges = page.edges
    return Ink(
        glyphs,
        tuple(Rule(e["top"], e["x0"], e["x1"]) for e in edges if e["orientation"] == "h"),
        tuple(Rule(e["x0"], e["top"], e["bottom"]) for e in edges if e["orientation"] == "v"),
    )
