"""A page's ink to its grids in reading order: ruled tables, tables without rules, and lines of text.

Whatever program read the ink, the grids are made here. Hands on grids named by page, each cell with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.extract.page.ink import Glyph, Ink
from pipeline.extract.page.lattice import PageTable, ruled_tables
from pipeline.extract.page.lines import loose_texts
from pipeline.extract.page.turn import Turn
from pipeline.extract.unruled.borderless import BorderlessReader
from pipeline.records import Cell, Grid, Place


@dataclass(frozen=True, slots=True)
class PageGrids:
    """The grids of a page in reading order; `ruled` are its ruled tables alone, as the lattice gives them."""

    grids: tuple[Grid, ...]
    ruled: tuple[PageTable, ...]


def page_grids(ink: Ink, number: int, unruled: BorderlessReader) -> PageGrids:
    """Return the grids of a page.

    Args:
        ink: what is drawn on it.
        number: its number, from 1.
        unruled: the reader of tables without rules, which remembers the pages before.
    """
    ruled = ruled_tables(ink, number, partial(unruled.is_its, page=number))
    found, outside = unruled.tables(ruled.rest, number)
    placed = [(table.top, _grid(table, number)) for table in ruled.tables]
    placed += [(table.top, _grid(_turned(table, ink.turn), number)) for table in found]
    placed += [(top, _line(row, number, ink.turn)) for top, row in _texts(outside, number)]
    ordered = [grid for _, grid in sorted(placed, key=lambda pair: pair[0])]
    if ordered and number > 1:
        ordered[0] = replace(ordered[0], page_break_before=True)
    return PageGrids(tuple(ordered), tuple(ruled.tables))


def _grid(table: PageTable, number: int) -> Grid:
    name = f"page {number} table"
    return Grid(name, "table", table.rows, is_open_above=table.is_open_above, is_open_below=table.is_open_below)


def _line(row: Sequence[Cell], number: int, turn: Turn) -> Grid:
    return Grid(f"page {number} text", "text", (_placed(row, turn),))


def _turned(table: PageTable, turn: Turn) -> PageTable:
    return replace(table, rows=tuple(_placed(row, turn) for row in table.rows)) if turn is not Turn.RIGHT else table


def _placed(row: Iterable[Cell], turn: Turn) -> tuple[Cell, ...]:
    """Return the cells with their boxes where they stand on the displayed page."""
    return tuple(
        replace(cell, place=replace(cell.place, box=turn.back(cell.place.box))) if cell.place.box else cell
        for cell in row
    )


def _texts(glyphs: Sequence[Glyph], page: int) -> Iterable[tuple[float, tuple[Cell, ...]]]:
    """Yield each line outside the tables as a row of cells, with its top."""
    for line_no, line in enumerate(loose_texts(glyphs), start=1):
        cells = tuple(
            Cell(text, Place(row=line_no, column=n, page=page, box=box)) for n, (text, box) in enumerate(line, start=1)
        )
        yield line[0][1].top, cells
