"""Rows and columns of a table without rules as cells with their places and boxes.

Which text stands where is told in `rows.py`. Hands on rows of cells like the lattice's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.page.lines import cell_text
from pipeline.extract.unruled.columns import Column
from pipeline.extract.unruled.heading_row import HeadingRow
from pipeline.extract.unruled.parts import Laid
from pipeline.extract.unruled.words import Word
from pipeline.records import Box, Cell, Place


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of a table on a page: its number from 1, its top and bottom."""

    row: int
    top: float
    bottom: float

    def cell(self, column: Column, n: int, page: int, text: str = "", rows: int = 1) -> Cell:
        """Return a cell of the strip in column `n` (from 0); `rows` that it stands beside are part of the strip."""
        return Cell(text, Place(self.row, n + 1, page, box=Box(column.x0, self.top, column.x1, self.bottom)), rows)

    def covered(self, column: Column, n: int, page: int, by: int) -> Cell:
        """Return a cell that lies under that of row `by`."""
        return replace(self.cell(column, n, page), covered_by=(by, n + 1))


def heading_rows(
    heading: HeadingRow, columns: Sequence[Column], top: float, bottom: float, page: int
) -> list[tuple[Cell, ...]]:
    """Return the heading as one row, or as two where words stand above groups of columns."""
    whole = Strip(1, top, bottom)
    if not heading.groups:
        return [tuple(whole.cell(column, n, page, _text(column.word)) for n, column in enumerate(columns))]
    middle = max(word.box.bottom for word in heading.groups)
    first, second = Strip(1, top, middle), Strip(2, middle, bottom)
    upper, lower = [], []
    for n, column in enumerate(columns):
        group = _group_over(column, heading.groups)
        upper.append(
            first.cell(column, n, page, _text(group)) if group else whole.cell(column, n, page, _text(column.word), 2)
        )
        lower.append(
            second.cell(column, n, page, _text(column.word)) if group else second.covered(column, n, page, by=1)
        )
    return [tuple(upper), tuple(lower)]


def without_cell(heading: HeadingRow, columns: Sequence[Column]) -> list[Word]:
    """Return the words above groups of columns for which the heading's rows have no cell."""
    shown = [_group_over(column, heading.groups) for column in columns]
    return [group for group in heading.groups if group not in shown]


def _group_over(column: Column, groups: Sequence[Word]) -> Word | None:
    middles = [(group, (group.box.x0 + group.box.x1) / 2) for group in groups]
    return next((group for group, at in middles if column.x0 <= at < column.x1), None)


def _text(word: Word | None) -> str:
    return cell_text(word.glyphs) if word else ""


def body_rows(laid: Laid, columns: Sequence[Column], page: int, first_row: int) -> list[tuple[Cell, ...]]:
    """Return the rows of a body; `first_row` is the number of its first row in the table, from 1."""
    filled = [_column_cells(laid, column, n, page, first_row) for n, column in enumerate(columns)]
    return [tuple(cells) for cells in zip(*filled, strict=True)]


def _column_cells(laid: Laid, column: Column, n: int, page: int, first_row: int) -> list[Cell]:
    cells: list[Cell] = []
    for group in laid.cells[n]:
        home = first_row + group.first
        whole = Strip(home, laid.edges[group.first], laid.edges[group.last + 1])
        text = group.block.text if group.block else ""
        cells.append(whole.cell(column, n, page, text, group.last - group.first + 1))
        for row in range(group.first + 1, group.last + 1):
            strip = Strip(first_row + row, laid.edges[row], laid.edges[row + 1])
            cells.append(strip.covered(column, n, page, by=home))
    return cells
