"""Rows that print a unit with its sum in the column of projects, above the projects that it adds up.

Such a column is headed 单位（项目）名称. The sum tells: a row that prints nothing but a name and what the projects
below it come to is a unit's; where it comes to something else it may be a project, and that cannot be told. Hands on,
for each such row, how many projects its sum takes in.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.parse.habits import blocks
from pipeline.parse.kinds import is_money
from pipeline.parse.rows import Row
from pipeline.text import fold

_OF_SUMS = frozenset({"project", "amount", "unit_code", "project_code"})
UNTOLD = (
    "a name with an amount and nothing else in a column of units and projects: the projects below it do not add up to "
    "it, so it cannot be told whether it is one of them or their unit: check the row in the document"
)


def body_sums(rows: Sequence[Row]) -> dict[int, int]:
    """Return how many projects below it each row of a unit's sum takes in, by the row's id; 0 where it is in doubt."""
    found = blocks(rows)
    return {id(block[0]): _taken_in(found[at:]) for at, block in enumerate(found) if _may_be_sum(found, at)}


def _may_be_sum(found: Sequence[Sequence[Row]], at: int) -> bool:
    """Whether a block is one row of a name with an amount, and another row with a name comes next."""
    row = found[at][0]
    is_bare = len(found[at]) == 1 and row.has("project") and row.has("amount") and not set(row.values) - _OF_SUMS
    return row.names_bodies and is_bare and not row.line.after_break and at + 1 < len(found)


def _taken_in(found: Sequence[Sequence[Row]]) -> int:
    """Return how many of the projects below the first block add up to its amount; 0 where they do not."""
    whole, sums, count = _amount(found[0][0]), Decimal(0), 0
    for at in range(1, len(found)):
        if _may_be_sum(found, at):
            continue
        own = _amount(found[at][0])
        if own is None or whole is None:
            return 0
        sums, count = sums + own, count + 1
        is_end = at + 1 == len(found) or _may_be_sum(found, at + 1)
        if is_end and sums == whole:
            return count
    return 0


def _amount(row: Row) -> Decimal | None:
    text = fold(row.text("amount"))
    return Decimal(text.strip("¥￥").replace(",", "")) if is_money(text) and text[:1] not in "(-−" else None
