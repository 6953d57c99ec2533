"""Whether a table behind a form's indicators holds more of them: on the next page, or under the same heading again.

A table on the same page is a form of its own unless it begins with the heading once more and nothing else, or holds
nothing but indicators with their classes in columns like those of the table before.
Hands on yes or no; where the form ends is told in `stretches.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from pipeline.parse.forms.columns import IndicatorHeading, any_heading, form_heading, is_class
from pipeline.parse.lines import Line
from pipeline.parse.notes import is_note
from pipeline.parse.rows import Row, row_of


def goes_on(run: Sequence[Line], at: int, end: int, heading: IndicatorHeading) -> bool:
    """Whether the table that begins at line `at` holds more rows under `heading`; the last one ends at `end`."""
    between = [line for line in run[end:at] if not is_note(line)]
    if not any(line.after_break for line in run[end : at + 1]):
        return not between and (_is_same_heading(run, at, heading) or _is_rest(_lines_of(run, at), heading))
    lines = _lines_of(run, at)
    if any_heading(run, at) or any(is_class(text) for line in lines for text in line.shown):
        return True
    return not between and _fits(lines, heading)


def _lines_of(run: Sequence[Line], at: int) -> list[Line]:
    """Return the lines of the table that begins at line `at`."""
    return list(takewhile(lambda line: line.grid == run[at].grid, islice(run, at, None)))


def _is_rest(lines: Sequence[Line], heading: IndicatorHeading) -> bool:
    """Whether a table of as many columns holds indicators alone, each beside its class."""
    side = heading.sides[-1]
    if "level_2" not in side.columns or any(len(line.cells) != side.width for line in lines):
        return False
    rows = [row_of(line, side) for line in lines]
    return all(_is_fitting(row, is_first=False) and _is_classed(row) for row in rows)


def _is_same_heading(run: Sequence[Line], at: int, heading: IndicatorHeading) -> bool:
    found = any_heading(run, at)
    own = form_heading(found) if found else None
    return own is not None and _fields(own) == _fields(heading)


def _fields(heading: IndicatorHeading) -> list[set[str]]:
    return [set(side.columns) for side in heading.sides]


def _fits(lines: Sequence[Line], heading: IndicatorHeading) -> bool:
    """Whether at least half of the lines are rows under the heading; the first one's class may be a rest."""
    rows = [row_of(line, heading.sides[-1]) for line in lines]
    fitting = [row for at, row in enumerate(rows) if _is_fitting(row, is_first=at == 0)]
    return len(fitting) * 2 >= len(rows)


def _is_classed(row: Row) -> bool:
    return "level_2" in row.filled and is_class(row.filled["level_2"].text)


def _is_fitting(row: Row, *, is_first: bool) -> bool:
    misfits = [name for name in row.misfits if not (is_first and name.startswith("level"))]
    return row.has("name") and row.has("value", "actual") and not misfits
