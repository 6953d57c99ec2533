"""Cells with spans to a grid with covered cells: what web pages and Word tables say, laid out.

A cell is put into the next free column of its row and covers what its spans reach, as browsers do it.
Where the cells come from is told by the readers that use this; hands on rows of equal length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.records import Cell, Place

MOST_SLOTS = 2_000_000
"""More slots than any table that a person reads: spans that multiply to more are an attack."""
Slot = tuple[int, int]
"""(row, column), from 1."""
Laid = tuple[str, int, int, Slot | None]
"""What stands in a slot: text, row span, column span, and the slot of the cell that covers it, if one does."""
EMPTY: Laid = ("", 1, 1, None)


@dataclass(slots=True)
class SpanGrid:
    """A table being laid out, row by row.

    `below` holds the columns that cells span down into: column -> (slot of the cell, last row that it reaches).
    `tall` are the slots of such cells in the current group of rows; `slots` counts those that spans have filled.
    """

    rows: list[list[Laid]] = field(default_factory=list)
    below: dict[int, tuple[Slot, int]] = field(default_factory=dict)
    tall: list[Slot] = field(default_factory=list)
    slots: int = 0

    def start_row(self) -> None:
        """Begin the next row, after closing the one before."""
        self._close_row()
        self.rows.append([])

    def end_group(self) -> None:
        """End a group of rows (thead, tbody, tfoot): no cell spans over its end."""
        self._close_row()
        for row, column in self.tall:
            text, row_span, column_span, owner = self.rows[row - 1][column - 1]
            self.rows[row - 1][column - 1] = (text, min(row_span, len(self.rows) - row + 1), column_span, owner)
        self.below.clear()
        self.tall.clear()

    def put(self, text: str, row_span: int = 1, column_span: int = 1) -> None:
        """Put a cell into the next free column of the current row.

        Raises:
            UnreadableDocumentError: the spans reach over more slots than any table has.
        """
        row = self.rows[-1]
        while len(row) + 1 in self.below and self._cover_next(row):
            continue
        row.append((text, row_span, column_span, None))
        if row_span > 1 or column_span > 1:
            self._span(row, (len(self.rows), len(row)), row_span, column_span)

    def _span(self, row: list[Laid], home: Slot, row_span: int, column_span: int) -> None:
        """Cover what the spans of the cell at `home` reach; where a cell above reaches too, that one covers it."""
        self._count(column_span)
        for column in range(home[1], home[1] + column_span):
            if column > home[1] and not self._cover_next(row):
                row.append(("", 1, 1, home))
            if row_span > 1 and row[column - 1][3] in (None, home):
                self.below[column] = (home, home[0] + row_span - 1)
        if row_span > 1:
            self.tall.append(home)

    def _close_row(self) -> None:
        """Fill the current row with what cells above cover of it."""
        if not self.rows or not self.below:
            return
        row, width = self.rows[-1], max(self.below)
        while len(row) < width:
            if not self._cover_next(row):
                self._count(1)
                row.append(EMPTY)

    def _cover_next(self, row: list[Laid]) -> bool:
        """Cover the next slot of the current row where a cell above reaches it; whether one does."""
        reaching = self.below.get(len(row) + 1)
        if reaching is None or not reaching[0][0] < len(self.rows) <= reaching[1]:
            return False
        self._count(1)
        row.append(("", 1, 1, reaching[0]))
        return True

    def _count(self, slots: int) -> None:
        self.slots += slots
        if self.slots > MOST_SLOTS:
            raise UnreadableDocumentError(f"a table of more than {MOST_SLOTS} cells: no table that a person reads")

    def cells(self, name: str) -> tuple[tuple[Cell, ...], ...]:
        """Return the table called `name` as rows of equal length; slots that no cell reached are empty."""
        self.end_group()
        return laid_out(self.rows, name)


def with_inner(rows: Sequence[list[Laid]], inner: Sequence[tuple[int, Sequence[list[Laid]]]]) -> list[list[Laid]]:
    """Return the rows of a table with those of the tables inside its cells, each behind the row (from 1) that holds it.

    A cell that spans over such a place ends there.
    """
    found = list(rows)
    for at, own in sorted(inner, key=lambda one: one[0], reverse=True):
        above = [[_cut(one, number, at) for one in row] for number, row in enumerate(found[:at], 1)]
        below = [[_moved(one, at, len(own)) for one in row] for row in found[at:]]
        found = [*above, *([_moved(one, 0, at) for one in row] for row in own), *below]
    return found


def _cut(one: Laid, row: int, at: int) -> Laid:
    return (one[0], min(one[1], at - row + 1), one[2], one[3])


def _moved(one: Laid, at: int, by: int) -> Laid:
    """Return what stands in a slot whose row moves down, without the cell above `at` that covered it."""
    owner = one[3]
    if owner is None:
        return one
    return (one[0], one[1], one[2], (owner[0] + by, owner[1])) if owner[0] > at else EMPTY


def laid_out(rows: Sequence[list[Laid]], name: str) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of the table called `name` as cells, each row as long as the longest.

    Raises:
        UnreadableDocumentError: there are more cells than any table has.
    """
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_SLOTS:
        raise UnreadableDocumentError(f"a table of {len(rows)} rows and {width} columns: no table that a person reads")
    return tuple(
        tuple(
            [
                Cell(text, Place(number, column, None, name), row_span, column_span, owner)
                for column, (text, row_span, column_span, owner) in enumerate(row + [EMPTY] * (width - len(row)), 1)
            ]
        )
        for number, row in enumerate(rows, start=1)
    )


def lines_of(text: str, name: str, first: int = 1) -> tuple[tuple[Cell, ...], ...]:
    """Return the lines of a text outside tables as rows of one cell, without blank ones; rows count from `first`."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple((Cell(line, Place(number, 1, None, name)),) for number, line in enumerate(lines, start=first))
