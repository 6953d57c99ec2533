"""A sheet's cells to grids, whatever file they come from: merged ranges laid out, hidden rows and columns apart.

What its publisher does not show is not published: it is given as text outside tables, so that it is counted and read
by nobody. How a file keeps its sheets is told by the readers; hands on grids whose places are the sheet's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.records import Cell, Grid, Place

MOST_CELLS = 2_000_000
"""A sheet larger than this is no table that a person reads: it would only fill the memory."""
_LONGEST_MERGE = 1000
"""Rows or columns; a merge that is longer was drawn over a whole row or column, and ends with the text of the sheet."""
Slot = tuple[int, int]
"""(row, column), from 1."""
Area = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column of a merged range, from 1."""


@dataclass(slots=True)
class Sheet:
    """A sheet as its file keeps it: text and number format of each cell that has any, merges, and what is hidden."""

    name: str
    values: dict[Slot, tuple[str, str | None]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    is_hidden: bool = False

    def put(self, slot: Slot, text: str, number_format: str | None) -> None:
        """Keep a cell that shows text.

        Raises:
            UnreadableDocumentError: the sheet has more cells than any table.
        """
        if text:
            self.values[slot] = (text, number_format)
        if len(self.values) > MOST_CELLS:
            raise UnreadableDocumentError(f"sheet {self.name} has more than {MOST_CELLS} cells: split it")

    def hides(self, slot: Slot) -> bool:
        """Whether the slot's row or column is hidden."""
        return slot[0] in self.hidden_rows or any(first <= slot[1] <= last for first, last in self.hidden_columns)


@dataclass(slots=True)
class _Layout:
    """The visible rows and columns of a sheet, and the merges in them: slot -> spans, covered slot -> its owner.

    All slots are the sheet's own; `area` is that of all merges together.
    """

    rows: list[int]
    columns: list[int]
    area: int = 0
    spans: dict[Slot, Slot] = field(default_factory=dict)
    covered: dict[Slot, Slot] = field(default_factory=dict)


def grids_of(sheet: Sheet) -> Iterator[Grid]:
    """Yield the sheet's grid, and one of what is hidden in it; none for a sheet without text.

    Raises:
        UnreadableDocumentError: the sheet spans more cells than any table.
    """
    if not sheet.values:
        return
    values = dict(sheet.values)
    layout = _layout(sheet, values)
    rows = tuple(_rows(sheet.name, layout, values))
    if any(cell.text for row in rows for cell in row):
        yield Grid(sheet.name, "text" if sheet.is_hidden else "table", rows, is_hidden=sheet.is_hidden)
    hidden = tuple(_hidden_rows(sheet, layout, values))
    if hidden:
        yield Grid(f"{sheet.name} (hidden)", "text", hidden, is_hidden=True)


def _layout(sheet: Sheet, values: dict[Slot, tuple[str, str | None]]) -> _Layout:
    """Return where the sheet's cells stand; the text of a merge moves to its first visible cell."""
    height, width = _extent(sheet)
    rows = [row for row in range(1, height + 1) if row not in sheet.hidden_rows]
    columns = [column for column in range(1, width + 1) if not sheet.hides((0, column))]
    layout = _Layout(rows, columns)
    for top, left, bottom, right in sheet.merges:
        inside = [row for row in range(top, min(bottom, height) + 1) if row not in sheet.hidden_rows]
        across = [column for column in range(left, min(right, width) + 1) if not sheet.hides((0, column))]
        if inside and across:
            _merge(layout, inside, across)
            _swap(values, (top, left), (inside[0], across[0]))
    return layout


def _swap(values: dict[Slot, tuple[str, str | None]], owner: Slot, home: Slot) -> None:
    """Show a merge's text in its first visible cell; what that cell held is under the merge, and nobody sees it."""
    if home == owner or owner not in values:
        return
    shown, below = values.pop(owner), values.pop(home, None)
    values[home] = shown
    if below:
        values[owner] = below


def _merge(layout: _Layout, rows: list[int], columns: list[int]) -> None:
    """Note a merge of these rows and columns; one that runs into another, as damaged files have, is left.

    Raises:
        UnreadableDocumentError: the merges lie over each other so often that only an attack can be meant.
    """
    owner = (rows[0], columns[0])
    layout.area += len(rows) * len(columns)
    if layout.area > 2 * MOST_CELLS:
        raise UnreadableDocumentError("its merged cells lie over each other: unmerge them and save the workbook again")
    slots = [(row, column) for row in rows for column in columns]
    if any(slot in layout.covered or slot in layout.spans for slot in slots):
        return
    layout.spans[owner] = (len(rows), len(columns))
    layout.covered.update((slot, owner) for slot in slots[1:])


def _extent(sheet: Sheet) -> Slot:
    """Return the last row and column that show text, or that a merge with text reaches.

    Raises:
        UnreadableDocumentError: more cells than any table.
    """
    height, width = max(row for row, _ in sheet.values), max(column for _, column in sheet.values)
    tall, wide = height, width
    for top, left, bottom, right in sheet.merges:
        if (top, left) in sheet.values:
            tall = max(tall, bottom if bottom - top < _LONGEST_MERGE else 0)
            wide = max(wide, right if right - left < _LONGEST_MERGE else 0)
    if tall * wide > MOST_CELLS:
        raise UnreadableDocumentError(f"sheet {sheet.name} spans {tall} rows, {wide} columns: delete the unused ones")
    return tall, wide


def _rows(name: str, layout: _Layout, values: dict[Slot, tuple[str, str | None]]) -> Iterator[tuple[Cell, ...]]:
    """Yield the visible rows; owners of covered cells are named by their rows and columns in the grid."""
    row_at = {row: number for number, row in enumerate(layout.rows, start=1)}
    column_at = {column: number for number, column in enumerate(layout.columns, start=1)}
    spans, covered = layout.spans, layout.covered
    nothing = ("", None)
    for row in layout.rows:
        cells = []
        for column in layout.columns:
            slot = (row, column)
            place = Place(row, column, None, name)
            owner = covered.get(slot)
            if owner is not None:
                cells.append(Cell("", place, covered_by=(row_at[owner[0]], column_at[owner[1]])))
                continue
            text, number_format = values.get(slot, nothing)
            height, width = spans.get(slot, (1, 1))
            cells.append(Cell(text, place, height, width, None, number_format))
        yield tuple(cells)


def _hidden_rows(
    sheet: Sheet, layout: _Layout, values: dict[Slot, tuple[str, str | None]]
) -> Iterator[tuple[Cell, ...]]:
    """Yield, row by row, the texts that nobody sees: in hidden rows and columns, and under merged cells."""
    found: dict[int, list[Cell]] = {}
    for slot in sorted(values):
        if slot in layout.covered or sheet.hides(slot):
            text, number_format = values[slot]
            cell = Cell(text, Place(slot[0], slot[1], sheet=sheet.name), number_format=number_format)
            found.setdefault(slot[0], []).append(cell)
    for cells in found.values():
        yield tuple(cells)
