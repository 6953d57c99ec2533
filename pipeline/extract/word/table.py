"""Word tables laid out: merged cells across and down, columns left out, rows that were deleted or hidden.

What stands inside a cell is told by the caller's function for a cell's text.
Hands on rows of slots, as `spans.py` makes cells of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.spans import EMPTY, MOST_SLOTS, Laid, Slot
from pipeline.extract.word.text import DELETED, Hidden, W, is_on

_WIDEST_SPAN = 1000
"""Word itself allows 63 columns."""
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"})


@dataclass(slots=True)
class _Layout:
    """The rows laid out so far, and for each column of the last one the merged cell that may go on below it."""

    rows: list[list[Laid]] = field(default_factory=list)
    above: dict[int, Slot] = field(default_factory=dict)
    slots: int = 0

    def start_row(self) -> None:
        self.rows.append([])

    def put(self, text: str, width: int) -> Slot:
        """Put a cell of `width` columns into the current row and return its slot."""
        self._count(width)
        row = self.rows[-1]
        home = (len(self.rows), len(row) + 1)
        row.append((text, 1, width, None))
        row.extend([("", 1, 1, home)] * (width - 1))
        return home

    def cover(self, owner: Slot, width: int) -> None:
        """Cover the next `width` columns of the current row by the cell at `owner`, which becomes as tall."""
        self._count(width)
        self.rows[-1].extend([("", 1, 1, owner)] * width)
        text, _, column_span, _ = self.rows[owner[0] - 1][owner[1] - 1]
        self.rows[owner[0] - 1][owner[1] - 1] = (text, len(self.rows) - owner[0] + 1, column_span, None)

    def widen(self, width: int) -> bool:
        """Let the last cell of the current row reach over `width` more columns; whether there is one."""
        row = self.rows[-1]
        if not row:
            return False
        home = row[-1][3] or (len(self.rows), len(row))
        text, row_span, column_span, owner = self.rows[home[0] - 1][home[1] - 1]
        self.rows[home[0] - 1][home[1] - 1] = (text, row_span, column_span + width, owner)
        row.extend([("", 1, 1, home)] * width)
        return True

    def _count(self, slots: int) -> None:
        self.slots += slots
        if self.slots > MOST_SLOTS:
            raise UnreadableDocumentError(f"a table of more than {MOST_SLOTS} cells: no table that a person reads")


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table that were not deleted, through whatever wraps them."""
    yield from (row for row in _wrapped(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row, through whatever wraps them."""
    yield from (cell for cell in _wrapped(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def _wrapped(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS and child.tag not in DELETED:
            yield from _wrapped(child, tag)


def table_layout(
    rows: Iterable[etree._Element], text_of: Callable[[etree._Element], str], hidden: Hidden
) -> list[list[Laid]]:
    """Return a table's rows as slots; the texts of hidden rows, and of cells under a merge, go to `hidden`.

    Raises:
        UnreadableDocumentError: there are more cells than any table has.
    """
    layout = _Layout()
    for row in rows:
        if is_on(row.find(f"{W}trPr/{W}hidden")):
            hidden.texts.extend(filter(None, map(text_of, row_cells(row))))
            continue
        layout.start_row()
        _put_row(layout, row, text_of, hidden)
    return layout.rows


def _put_row(layout: _Layout, row: etree._Element, text_of: Callable[[etree._Element], str], hidden: Hidden) -> None:
    merged: dict[int, Slot] = {}
    layout.rows[-1].extend([EMPTY] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0))
    for cell in row_cells(row):
        column = len(layout.rows[-1]) + 1
        text, width = text_of(cell), _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        if _goes_on(cell, "hMerge") and layout.widen(width):
            hidden.texts.extend(filter(None, [text]))
        elif _goes_on(cell, "vMerge") and column in layout.above:
            merged[column] = layout.above[column]
            layout.cover(merged[column], width)
            hidden.texts.extend(filter(None, [text]))
        else:
            home = layout.put(text, width)
            if cell.find(f"{W}tcPr/{W}vMerge") is not None:
                merged[column] = home
    layout.rows[-1].extend([EMPTY] * _number(row.find(f"{W}trPr/{W}gridAfter"), 0))
    layout.above = merged


def _goes_on(cell: etree._Element, kind: str) -> bool:
    """Whether the cell is the rest of the merged cell above it (vMerge) or to its left (hMerge)."""
    merge = cell.find(f"{W}tcPr/{W}{kind}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(max(int(value), otherwise), _WIDEST_SPAN) if value.isdecimal() else otherwise
