"""The rows of all grids of a document as one run of lines, with what each cell shows and whose it is.

A line knows its covered cells and whether a page ended before it.
What the words mean is told in the other modules of this room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.records import Cell, Extract, Grid, Place
from pipeline.text import clean, clean_typed

Owner = tuple[int, int, int]
"""Whose text a column shows: (grid, row, column) of the merged cell's top left, from 1."""
_WRAPPED = ("pdf", "text", "scan", "scan_pdf")
"""Formats whose layout breaks lines, even inside a number; in the others a person typed each break."""
_FLOWING = ("docx", "doc", "html")
"""Formats whose tables and lines follow each other: the names of their grids only tell places apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with text: `texts` holds each column's own cleaned text, `filled` that of the merged cell around it.

    `heights` are the rows that each column's (merged) cell spans.
    `is_hidden`: its publisher does not show it. `sheet`: the workbook's sheet that it stands on, where nothing of
    another sheet goes on; None in a document whose tables and lines follow each other.
    `knows_merges` is false for plain text, where an empty cell may have been a covered one.
    """

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    filled: tuple[str, ...]
    owners: tuple[Owner, ...]
    heights: tuple[int, ...]
    is_table: bool
    knows_merges: bool
    is_hidden: bool = False
    sheet: str | None = None
    after_break: bool = False

    @property
    def grid(self) -> int:
        """The number of the line's grid in the document, from 0."""
        return self.owners[0][0]

    @property
    def place(self) -> Place:
        """The place of the line's first cell."""
        return self.cells[0].place

    @property
    def shown(self) -> list[str]:
        """The line's own texts that are not empty."""
        return [text for text in self.texts if text]


def lines(extract: Extract) -> list[Line]:
    """Return the lines with text of all grids, in reading order.

    A line is `after_break` when a page ended (or, in plain text, a blank line stands) between it and the table line
    before it.
    """
    found: list[Line] = []
    broken = False
    for number, grid in enumerate(extract.grids):
        broken = broken or grid.page_break_before
        for line in _grid_lines(grid, number, extract.format):
            if line is None:
                broken = True
                continue
            found.append(replace(line, after_break=broken and line.is_table))
            broken = broken and not line.is_table
    return found


def _grid_lines(grid: Grid, number: int, format_: str) -> Iterator[Line | None]:
    """Yield a line for each row; None for a blank row of plain text. Rows of covered or empty cells are skipped."""
    cleaned = clean if format_ in _WRAPPED else clean_typed
    texts = {(r, c): cleaned(cell.text) for r, row in enumerate(grid.rows, 1) for c, cell in enumerate(row, 1)}
    for r, row in enumerate(grid.rows, start=1):
        if not row:
            yield None
            continue
        homes = [cell.covered_by or (r, c) for c, cell in enumerate(row, start=1)]
        line = Line(
            cells=row,
            texts=tuple(texts[r, c] for c in range(1, len(row) + 1)),
            filled=tuple(texts.get(home, "") for home in homes),
            owners=tuple((number, *home) for home in homes),
            heights=tuple(grid.rows[home[0] - 1][home[1] - 1].row_span for home in homes),
            is_table=grid.kind == "table",
            knows_merges=format_ != "text",
            is_hidden=grid.is_hidden,
            sheet=row[0].place.sheet if format_ not in _FLOWING else None,
        )
        if any(line.filled):
            yield line


def breaks_are_typed(format_: str) -> bool:
    """Whether a person typed the breaks inside a cell of documents of this format; in others the layout makes them."""
    return format_ not in _WRAPPED


def cell_lines(run: Iterable[Line], format_: str) -> dict[Place, tuple[str, ...]]:
    """Return the lines of the tables' cells that have several.

    A cell whose text is not shown as it is (personal data is taken out) has none.
    """
    cleaned = clean_typed if breaks_are_typed(format_) else clean
    cells = ((cell, text) for line in run if line.is_table for cell, text in zip(line.cells, line.texts, strict=True))
    return {
        cell.place: tuple(part for piece in cell.text.splitlines() if (part := clean(piece)))
        for cell, text in cells
        if "\n" in cell.text and cleaned(cell.text) == text
    }
