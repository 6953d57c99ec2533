"""How many true rows of a list come out of a PDF exactly, whatever tool read it.

A row counts when its own cells (those that are not merged with other rows') stand side by side in one row of a table.
What merged cells cover is left to parse, so that tools which do not know them lose nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

_OWN = 8
"""The last columns of the list form, from 一级指标 on, hold a cell of each row's own."""
Cells = Sequence[Sequence[object]]


def exact_share(tables: Iterable[Cells], truth: Iterable[Sequence[str]]) -> float:
    """Return the share of true rows whose own cells are found exactly; white space does not count.

    Args:
        tables: for each table its cells: text, row, column, last row, last column.
        truth: the true rows; rows without an indicator are passed over.
    """
    true = Counter(own for row in truth if any(own := _own(row)))
    found = Counter(own for table in tables for own in _rows(table))
    return (true & found).total() / true.total() if true else 1.0


def _own(row: Sequence[str]) -> tuple[str, ...]:
    return tuple("".join(text.split()) for text in row[-_OWN:])


def _rows(table: Cells) -> Iterable[tuple[str, ...]]:
    """Yield the last columns of each row of a table."""
    width = max((int(str(cell[4])) for cell in table), default=-1) + 1
    rows: dict[int, list[str]] = {}
    for text, row, column, *_ in table:
        rows.setdefault(int(str(row)), [""] * width)[int(str(column))] = str(text)
    return (_own(texts) for texts in rows.values())
