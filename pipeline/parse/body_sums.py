"""Rows that print a unit with its sum in the column of projects, above the projects that it adds up.

Such a column is headed 单位（项目）名称. The sum tells: a row that prints nothing but a name and what the projects
below it come to is a unit's; where it comes to something else, or to one project alone, it may be a project, and that
cannot be told. A column of projects alone may hold sums too (一、某局本级); there, what is not told is a project, and
so is a round amount that few projects may come to by chance (20 above 10 and 10, below others).
Hands on, for each such row, how many projects its sum takes in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline.parse.habits import blocks
from pipeline.parse.kinds import number_of
from pipeline.parse.rows import Row

_OF_SUMS = frozenset({"project", "amount", "unit_code", "project_code"})
_FEW = 3
_ROUND = 2
"""Digits of a round amount, beside its zeros."""
UNTOLD = (
    "a name with an amount and nothing else in a column of units and projects: from the amounts of the projects below "
    "it cannot be told whether it is one of them or their unit: check the row in the document"
)


def body_sums(rows: Sequence[Row]) -> dict[int, int]:
    """Return how many projects below it each row of a unit's sum takes in, by the row's id; 0 where it is in doubt."""
    found = blocks(rows)
    ends: dict[int, int] = {}
    for at in reversed(range(len(found))):
        if _may_be_sum(found, at):
            ends[at] = _end_of(found, at, ends)
    counts = {at: sum(below not in ends for below in range(at + 1, end)) for at, end in ends.items()}
    told = _told(ends, counts)
    inside = {below for at in told for below in range(at, ends[at])}
    chance = {at for at in told if len(inside) < len(found) and counts[at] <= _FEW and _is_round(found[at][0])}
    sums = {at for at in told if found[at][0].names_bodies or at not in chance}
    return {id(found[at][0]): counts[at] if at in sums else 0 for at in ends if at in sums or found[at][0].names_bodies}


def _is_round(row: Row) -> bool:
    """Whether an amount is one that others often come to: 20, 1.5, 300."""
    amount = number_of(row.text("amount"))
    return amount is not None and len(amount.normalize().as_tuple().digits) <= _ROUND


def _may_be_sum(found: Sequence[Sequence[Row]], at: int) -> bool:
    """Whether a block is one row of a name with an amount, and another row with a name comes next."""
    row = found[at][0]
    is_bare = len(found[at]) == 1 and row.has("project") and row.has("amount") and not set(row.values) - _OF_SUMS
    return is_bare and not row.line.after_break and at + 1 < len(found)


def _end_of(found: Sequence[Sequence[Row]], at: int, ends: Mapping[int, int]) -> int:
    """Return where the projects below a block end that add up to its amount; 0 where none do.

    `ends` are those of the blocks below that may be sums too.
    """
    whole, sums = number_of(found[at][0].text("amount")), Decimal(0)
    for below in range(at + 1, len(found)):
        own = Decimal(0) if below in ends else number_of(found[below][0].text("amount"))
        if own is None or whole is None or not ends.get(below, 1):
            return 0
        sums += own
        is_end = below not in ends and (below + 1 == len(found) or below + 1 in ends)
        if is_end and sums == whole:
            return below + 1
    return 0


def _told(ends: Mapping[int, int], counts: Mapping[int, int]) -> set[int]:
    """Return which blocks are sums for sure; one over a single project may be a project of the same amount.

    It is a sum where all above it stands under sums, and where it is not the only one.
    """
    told: set[int] = set()
    covered = 0
    for at in sorted(ends):
        if ends[at] and (counts[at] > 1 or at <= covered):
            told.add(at)
            covered = max(covered, ends[at])
    return told if sum(counts[at] for at in told) > 1 else set()
