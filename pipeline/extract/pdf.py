"""PDF pages to grids: ruled tables by the lattice, everything else as lines of text.

pdfplumber reads the characters and lines; which of them make cells is told by `lattice.py`.
Pages are closed one by one, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.extract.clips import Clips, PageClips
from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.ink import Glyph, Ink
from pipeline.extract.lattice import tables
from pipeline.extract.lines import loose_texts
from pipeline.extract.turn import Turn, main_turn, turn_of
from pipeline.records import Cell, Extract, Grid, Place

_MAX_PAGES = 3000


def read_pdf(path: Path) -> Extract:
    """Return the grids of every page in reading order: lines of text and ruled tables.

    `Place.row` and `Place.column` count inside a table; for text outside a table, `row` is the line on the page.

    Raises:
        UnreadableDocumentError: the file is damaged, protected by a password, without text, or longer than any table.
    """
    grids: list[Grid] = []
    try:
        with pdfplumber.open(path) as pdf, Clips(path) as clips:
            if len(pdf.pages) > _MAX_PAGES:
                raise UnreadableDocumentError(f"{len(pdf.pages)} pages: split it, at most {_MAX_PAGES} are read")
            for page in pdf.pages:
                grids.extend(_page_grids(page, clips.cut(page.page_number)))
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


def _page_grids(page: Any, clips: PageClips) -> Iterable[Grid]:  # noqa: ANN401 - pdfplumber is not typed
    number = page.page_number
    characters = page.dedupe_chars().chars
    turn = main_turn(c["matrix"] for c in characters)
    found, outside = tables(_ink(page, characters, turn, clips), number)
    placed: list[tuple[float, Grid]] = [
        (t.top, Grid(f"page {number} table", "table", tuple(_placed(row, turn) for row in t.rows))) for t in found
    ]
    placed.extend(
        (top, Grid(f"page {number} text", "text", (_placed(row, turn),))) for top, row in _texts(outside, number)
    )
    for n, (_, grid) in enumerate(sorted(placed, key=lambda item: item[0])):
        yield Grid(grid.name, grid.kind, grid.rows, page_break_before=n == 0 and number > 1)


def _placed(row: Iterable[Cell], turn: Turn) -> tuple[Cell, ...]:
    """Return the cells with their boxes where they stand on the page."""
    return tuple(
        replace(cell, place=replace(cell.place, box=turn.back(cell.place.box))) if cell.place.box else cell
        for cell in row
    )


def _texts(glyphs: list[Glyph], page: int) -> Iterable[tuple[float, tuple[Cell, ...]]]:
    """Yield each line outside the tables as a row of cells, with its top."""
    for line_no, line in enumerate(loose_texts(glyphs), start=1):
        cells = tuple(
            Cell(text, Place(row=line_no, column=n, page=page, box=box)) for n, (text, box) in enumerate(line, start=1)
        )
        yield line[0][1].top, cells


def _ink(page: Any, characters: Iterable[Any], turn: Turn, clips: PageClips) -> Ink:  # noqa: ANN401
    """Return the characters that run as most do and are seen, and the rules, all turned upright."""
    seen = ((c["text"], clips.box(c)) for c in characters if turn_of(c["matrix"]) is turn)
    glyphs = tuple(Glyph(text, turn.upright(box)) for text, box in seen if box)
    return Ink(glyphs, *turn.rules(page.edges))
