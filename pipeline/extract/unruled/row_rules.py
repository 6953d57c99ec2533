"""Which rules part the rows of a table that is not ruled all through, and in which of its columns.

The rows are known here, the texts in them do not count. Hands on heights, and rows by their numbers from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.page.ink import Rule
from pipeline.extract.unruled.extents import Band
from pipeline.extract.unruled.parts import Page

_THROUGH = 0.9
"""A rule over this part of the table's width parts all its columns; over half of a column, that column."""
_HALF = 0.5


def through(page: Page) -> list[float]:
    """Return the heights of the rules that part all columns, from the top."""
    x0, x1 = page.columns[0].x0, page.columns[-1].x1
    return sorted(rule.at for rule in page.horizontal if _covers(rule, x0, x1, _THROUGH))


def drawn_edges(page: Page, bands: Sequence[Band]) -> dict[int, float]:
    """Return the rows with a rule above them, in whatever column, and its height."""
    found = {}
    for n in range(1, len(bands)):
        between = [r.at for r in page.horizontal if bands[n - 1].key < r.at < bands[n].key]
        if between:
            found[n] = between[-1]
    return found


def barriers_of(page: Page, bands: Sequence[Band], n: int) -> frozenset[int]:
    """Return the rows with a rule above them in column `n`."""
    column = page.columns[n]
    rules = [r.at for r in page.horizontal if _covers(r, column.x0, column.x1, _HALF)]
    rows = range(1, len(bands))
    return frozenset(row for row in rows if any(bands[row - 1].key < at < bands[row].key for at in rules))


def _covers(rule: Rule, x0: float, x1: float, part: float) -> bool:
    return min(rule.end, x1) - max(rule.start, x0) >= part * (x1 - x0)
