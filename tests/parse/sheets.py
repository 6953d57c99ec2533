"""Documents of several tables made by hand: the sheets of a workbook, or the grids and lines of pages."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Box, Cell, Extract, Grid, Place

Rows = Sequence[Sequence[str]]
COVERED = "^"
"""Stands for a cell that the merged one to its left covers."""
_HEIGHT = 20.0


def sheet(name: str, rows: Rows) -> Grid:
    """Return a sheet of a workbook; a row that is shorter than the widest one is filled up with empty cells."""
    width = max(map(len, rows))
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    return Grid(name, "table", tuple(_row(r, row, sheet=name) for r, row in enumerate(filled, start=1)))


def page(number: int, rows: Rows, edges: Sequence[float], *, is_next: bool = False) -> Grid:
    """Return a ruled grid of a page, with the x of its vertical rules; `is_next`: a page ended before it."""
    made = tuple(_row(r, row, page=number, edges=edges) for r, row in enumerate(rows, start=1))
    return Grid(f"page {number} table", "table", made, page_break_before=is_next)


def text(number: int, line: str, *, is_next: bool = False) -> Grid:
    """Return a line of text on a page."""
    cell = Cell(line, Place(1, 1, page=number, box=Box(0, 0, 100, 10)))
    return Grid(f"page {number} text", "text", ((cell,),), page_break_before=is_next)


def document(*grids: Grid) -> Extract:
    """Return the grids as a document."""
    return Extract("pdf" if grids[0].rows[0][0].place.page else "workbook", len(grids), grids)


def _row(
    number: int, texts: Sequence[str], *, page: int | None = None, sheet: str | None = None, edges: Sequence[float] = ()
) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for column, printed in enumerate(texts, start=1):
        box = Box(edges[column - 1], number * _HEIGHT, edges[column], (number + 1) * _HEIGHT) if edges else None
        place = Place(number, column, page=page, sheet=sheet, box=box)
        if printed != COVERED:
            home = column
            span = next((n for n, other in enumerate(texts[column:]) if other != COVERED), len(texts) - column)
            cells.append(Cell(printed, place, column_span=span + 1))
        else:
            cells.append(Cell("", place, covered_by=(number, home)))
    return tuple(cells)
