"""The body rows of one table, gathered over its pages, made ready to be read one after another.

Here the table is seen as a whole: its habits, its page edges, the weights of what follows. Which row is what is told
in `assemble.py`. Hands on a `Prepared` table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.parse.body_sums import UNTOLD, body_sums
from pipeline.parse.habits import Habits, ahead_of, blocks, habits_of
from pipeline.parse.rows import Row
from pipeline.parse.stitch import stitched
from pipeline.records import Finding, Repair


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table's rows, with page edges closed; its habits; and what was put back or cannot be told."""

    rows: tuple[Row, ...]
    habits: Habits
    repairs: tuple[Repair, ...]
    findings: tuple[Finding, ...]


def prepared(rows: Sequence[Row]) -> Prepared:
    """Return the rows of one table ready to be read."""
    habits = habits_of(rows)
    closed = stitched(rows, habits)
    ahead = {id(block[0]): ahead_of(block) for block in blocks(closed.rows)}
    sums = body_sums(closed.rows)
    return Prepared(
        tuple(_with_sum(replace(row, ahead=ahead.get(id(row), row.ahead)), sums.get(id(row))) for row in closed.rows),
        habits,
        tuple(closed.repairs),
        tuple(closed.findings),
    )


def _with_sum(row: Row, taken_in: int | None) -> Row:
    """Return the row as a unit's sum of so many projects; 0: it is in doubt, None: it is no such row."""
    if taken_in is None:
        return row
    return replace(row, sums_up=taken_in) if taken_in else replace(row, doubt=row.doubt or UNTOLD)
