"""What the projects of one table have in common: which fields each has, what its weights add up to, what is merged.

Read from the projects that no page edge touches; they are what the cut ones are judged by. Nothing is decided here.
Hands on `Habits`.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline import vocabulary
from pipeline.parse.drafts import PROJECT_FIELDS, weight_of
from pipeline.parse.rows import Ahead, Row
from pipeline.parse.totals import total_of


@dataclass(frozen=True, slots=True)
class Habits:
    """The habits of a table.

    `always`: the project fields that each whole project prints; `usual`: those that at least half of them do.
    `sums`: what the weights of a project may add up to.
    `merging`: the fields whose column has merged cells, so that an empty cell in it is a cell of its own.
    `is_unmerged`: projects of several rows leave the cells below their name empty, or print it again.
    """

    always: frozenset[str] = frozenset()
    usual: frozenset[str] = frozenset()
    sums: frozenset[Decimal] = frozenset()
    merging: frozenset[str] = frozenset()
    is_unmerged: bool = False


@functools.cache
def allowed_sums() -> frozenset[Decimal]:
    """Return what the weights of a project's indicators may add up to."""
    return frozenset(Decimal(row["weight_sum"]) for row in vocabulary.rows("weight_sums"))


def habits_of(rows: Sequence[Row]) -> Habits:
    """Return the habits of the rows of one table."""
    at_edge = {id(above) for above, below in pairwise(rows) if below.line.after_break}
    whole = [block for block in blocks(rows) if block[0].has("project") and not _is_cut(block, at_edge)]
    fields = frozenset(f for f in PROJECT_FIELDS if rows and f in rows[0].columns)
    printed = {name: sum(block[0].has(name) for block in whole) for name in fields}
    always = frozenset(name for name in fields if printed[name] == len(whole))
    usual = frozenset(name for name in fields if printed[name] * 2 >= len(whole))
    seen = {printed_weight(block) for block in whole} & allowed_sums()
    sums = frozenset(total for total in seen if total is not None)
    return Habits(always, usual, sums or allowed_sums(), _merging(rows), _is_unmerged(whole))


def blocks(rows: Iterable[Row]) -> list[list[Row]]:
    """Return the rows as blocks that begin with a project's name (the first may begin without one).

    A name that stands in each of a project's rows, as in tables without merged cells, begins only one block.
    """
    found: list[list[Row]] = []
    for row in rows:
        if total_of(row):
            found.append([])
        elif not found or (row.has("project") and not _goes_on(found[-1], row)):
            found.append([row])
        else:
            found[-1].append(row)
    return [block for block in found if block]


def _goes_on(block: Sequence[Row], row: Row) -> bool:
    last = block[0] if block else None
    return bool(last and row.text("project") == last.text("project") and row.text("amount") == last.text("amount"))


def ahead_of(block: Sequence[Row]) -> Ahead:
    """Return what the rows of one block print of their project."""
    return Ahead(printed_weight(block), sum(row.has("project") for row in block) > 1)


def printed_weight(rows: Iterable[Row]) -> Decimal | None:
    """Return the sum of the weights that the rows print."""
    return weight_of(row.text("weight") for row in rows if row.has("weight"))


def _is_cut(block: Sequence[Row], at_edge: Collection[int]) -> bool:
    """Whether a page edge runs through the block, before it or after it; `at_edge` are the last rows of pages."""
    return any(row.line.after_break for row in block) or id(block[-1]) in at_edge


def _is_unmerged(whole: Sequence[Sequence[Row]]) -> bool:
    return any(row.heights.get("project", 1) == 1 for block in whole for row in block if len(block) > 1)


def _merging(rows: Sequence[Row]) -> frozenset[str]:
    return frozenset(f for row in rows for f, height in row.heights.items() if height > 1)
