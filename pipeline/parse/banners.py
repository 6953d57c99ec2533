"""A heading over several columns that have headings of their own: which of these the upper one's field is read from.

预算金额 over 财政拨款、其他资金、合计 names the amount, but only a column that says it is the whole holds it.
The words that say so are `vocabulary/sub_headings.csv`; the document's own year says it too. Hands on, for each column,
the cells below the banner; which field a heading names is told in `headings.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.parse.lines import Line
from pipeline.text import fold

_TWO = 2
_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度?)?(.*)")
FieldOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class SubHead:
    """A column's words below a banner, from top to bottom, the row of the lowest one, and the banner's text."""

    banner: str
    texts: tuple[str, ...]
    row: Line

    def tells(self, field: str, year: int | None) -> bool:
        """Whether every word says that the column holds the whole of the field, or that of the document's year."""
        return all(_is_whole(text, field, year) for text in self.texts)


@functools.cache
def _patterns(field: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(r["pattern"]) for r in vocabulary.rows("sub_headings") if r["banner"] == field)


@functools.cache
def fields() -> frozenset[str]:
    """Return the fields that a banner of several columns says nothing about without a word below it."""
    return frozenset(row["banner"] for row in vocabulary.rows("sub_headings"))


def _is_whole(text: str, field: str, year: int | None) -> bool:
    folded = re.sub(r"\([^()]*\)$", "", fold(text))
    named = _YEAR.fullmatch(folded)
    if named:
        rest = named[2]
        return year is not None and int(named[1]) == year and (not rest or _is_whole("本年" + rest, field, None))
    return any(pattern.fullmatch(folded) for pattern in _patterns(field))


def sub_heads(rows: Sequence[Line], field_of: FieldOf) -> dict[int, SubHead]:
    """Return the columns of stacked heading rows that stand under a banner with several words below it."""
    found: dict[int, SubHead] = {}
    for at, row in enumerate(rows[:-1]):
        for columns in _spreads(row, rows[at + 1 :], field_of):
            below = {column: _below(rows[at + 1 :], row, column) for column in columns}
            if len({fold("".join(s.texts)) for s in below.values() if s}) >= _TWO:
                found.update((column, sub) for column, sub in below.items() if sub and column not in found)
    return found


def _spreads(row: Line, lower: Sequence[Line], field_of: FieldOf) -> list[list[int]]:
    """Return the runs of columns that one cell of the row, with a field of those that are spread, stands over."""
    runs: list[list[int]] = []
    for column, text in enumerate(row.filled):
        if runs and _is_same_cell(row, runs[-1], column, lower):
            runs[-1].append(column)
        elif text and field_of(text) in fields():
            runs.append([column])
    return [run for run in runs if len(run) >= _TWO]


def _is_same_cell(row: Line, run: Sequence[int], column: int, lower: Sequence[Line]) -> bool:
    """Whether the column goes on with the cell of the run before it; plain text leaves the rest of a cell blank."""
    if run[-1] != column - 1:
        return False
    if row.knows_merges:
        return row.owners[column] == row.owners[run[0]]
    return not row.filled[column] and any(column < len(line.texts) and line.texts[column] for line in lower)


def _below(lower: Sequence[Line], row: Line, column: int) -> SubHead | None:
    banner_owner = row.owners[column]
    shown = [line for line in lower if column < len(line.filled) and line.filled[column]]
    own = {line.owners[column]: line for line in shown if line.owners[column] != banner_owner}
    if not own:
        return None
    banner = next(row.filled[at] for at in range(column, -1, -1) if row.filled[at])
    return SubHead(banner, tuple(line.filled[column] for line in own.values()), list(own.values())[-1])


def covers_rest(rows: Sequence[Line]) -> bool:
    """Whether the last row is the lower half of a heading: all columns but those under a banner reach down into it.

    Only where merged cells are known; a row of the body stands beside no cell of the heading.
    """
    above, last = rows[-2], rows[-1]
    if not last.knows_merges or len(last.filled) != len(above.filled):
        return False
    heading = set(above.owners)
    own = [at for at, owner in enumerate(last.owners) if last.texts[at] or owner not in heading]
    is_reaching = any(owner in heading and text for owner, text in zip(last.owners, last.filled, strict=True))
    under = [at for at in own if above.filled[at] and above.owners.count(above.owners[at]) >= _TWO]
    return is_reaching and bool(own) and own == under
