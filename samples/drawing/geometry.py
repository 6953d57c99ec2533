"""Where the cells of a table lie on its pages: column edges, row heights, and the pieces of a cell that pages cut.

No drawing happens here, only measuring; lengths are points, counted downwards from a page's top left corner.
It hands on laid cells: a text's lines, and for each page that the cell touches a box and its share of the lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: its top left cell, counted from 0 over all rows of the table, and its spans."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    def covered(self) -> set[tuple[int, int]]:
        """Return the (row, column) of each cell under the merge except the top left one."""
        rows = range(self.row, self.row + self.row_span)
        columns = range(self.column, self.column + self.column_span)
        return set(itertools.product(rows, columns)) - {(self.row, self.column)}


@dataclass(frozen=True, slots=True)
class Look:
    """Paper and type, in points; the default is A4 landscape.

    `open_breaks` leaves a cell that a page edge cuts without a rule there, as PDFs made from workbooks do.
    `title_space` is what the lines above the table take on the first page.
    """

    width: float = 841.89
    height: float = 595.28
    margin: float = 30.0
    title_space: float = 44.0
    font_size: float = 7.0
    leading: float = 9.0
    padding: float = 2.0
    row_height: float = 22.0
    open_breaks: bool = False


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row's page (from 0), top and bottom."""

    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a cell on one page: its box, whether a page edge cuts it above or below, and its text lines."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    is_cut_above: bool
    is_cut_below: bool
    lines: tuple[str, ...]
    first_line_top: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text with merged cells and column edges."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...]
    edges: tuple[float, ...]

    def cells(self) -> list[tuple[Merge, str]]:
        """Return each printed cell as its spans and its text; covered cells are left out."""
        merged = {(merge.row, merge.column): merge for merge in self.merges}
        covered = {position for merge in self.merges for position in merge.covered()}
        return [
            (merged.get((row, column), Merge(row, column)), text)
            for row, texts in enumerate(self.rows)
            for column, text in enumerate(texts)
            if (row, column) not in covered
        ]


def column_edges(widths: Sequence[float], look: Look) -> tuple[float, ...]:
    """Return the x of each column edge, the widths stretched to the paper."""
    stretch = (look.width - 2 * look.margin) / sum(widths)
    return tuple(look.margin + stretch * part for part in itertools.accumulate(widths, initial=0.0))


def wrap(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return the lines of a text that breaks after any character, as Chinese does, and at its own line breaks."""
    lines: list[str] = []
    for paragraph in text.split("\n") if text else []:
        line = ""
        for character in paragraph:
            if line and measure(line + character) > width:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return tuple(lines)


def cell_lines(table: Table, cell: Merge, text: str, look: Look, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return the lines that a text takes in its cell."""
    width = table.edges[cell.column + cell.column_span] - table.edges[cell.column] - 2 * look.padding
    return wrap(text, width, measure)


def row_heights(table: Table, look: Look, measure: Callable[[str], float]) -> list[float]:
    """Return the height of each row: enough for its texts; the last row of a merged cell grows where it must."""
    heights = [look.row_height] * len(table.rows)
    for cell, text in sorted(table.cells(), key=lambda pair: pair[0].row_span):
        last = cell.row + cell.row_span
        needed = len(cell_lines(table, cell, text, look, measure)) * look.leading + 2 * look.padding
        heights[last - 1] += max(0.0, needed - sum(heights[cell.row : last]))
    return heights


def place_rows(pages: Sequence[int], heights: Sequence[float], look: Look, heading: float) -> list[RowPlace]:
    """Return where each row lies, given the number of rows on each page.

    Args:
        pages: rows on each page.
        heights: the height of each row.
        look: the paper.
        heading: the height of the heading that is repeated on each page after the first.

    Raises:
        ValueError: the rows of a page do not fit on it.
    """
    places: list[RowPlace] = []
    for page, count in enumerate(pages):
        top = look.margin + (heading if page else look.title_space)
        for height in heights[len(places) : len(places) + count]:
            places.append(RowPlace(page, top, top + height))
            top += height
        if top > look.height - look.margin:
            raise ValueError(f"the rows of page {page + 1} end at {top:.0f} pt, below the paper's margin")
    return places


def pieces(table: Table, cell: Merge, lines: tuple[str, ...], places: Sequence[RowPlace], look: Look) -> list[Piece]:
    """Return the parts of a cell on its pages; the text stands in the vertical middle of the whole cell.

    A line belongs to the page on which its middle lies, and a line on the edge itself to the earlier page.
    """
    rows = places[cell.row : cell.row + cell.row_span]
    parts = [list(group) for _, group in itertools.groupby(rows, key=lambda place: place.page)]
    heights = [part[-1].bottom - part[0].top for part in parts]
    start = (sum(heights) - len(lines) * look.leading) / 2
    found: list[Piece] = []
    done, above = 0, 0.0
    for number, (part, height) in enumerate(zip(parts, heights, strict=True)):
        middles = (start + (line + 0.5) * look.leading for line in range(done, len(lines)))
        share = sum(middle <= above + height + 1e-6 for middle in middles)
        natural = start + done * look.leading - above
        lowest = height - look.padding - share * look.leading
        found.append(
            Piece(
                page=part[0].page,
                x0=table.edges[cell.column],
                top=part[0].top,
                x1=table.edges[cell.column + cell.column_span],
                bottom=part[-1].bottom,
                is_cut_above=number > 0,
                is_cut_below=number < len(parts) - 1,
                lines=lines[done : done + share],
                first_line_top=part[0].top + max(0.0, min(max(natural, look.padding), lowest)),
            )
        )
        done += share
        above += height
    return found
