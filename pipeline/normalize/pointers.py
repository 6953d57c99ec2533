"""Cells that say nothing themselves but point to where it is said: 同上, 同左, 详见附件.

The patterns stand in `vocabulary/pointers.csv`. Only 同左 can be followed: in an actual whose left neighbour in the
grid is the cell of its target. Hands on what a cell points to, or the problem that it was not read.
"""

from __future__ import annotations

import functools
import re

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.records import Printed
from pipeline.text import clean, fold

_AROUND = "()\"'。.,;"


def is_pointer(text: str | None) -> bool:
    """Whether a text is nothing but a pointer to another place."""
    return text is not None and (_says("left", text) or _says("elsewhere", text))


def _says(kind: str, text: str) -> bool:
    return _pattern(kind).fullmatch(fold(text).strip(_AROUND)) is not None


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    rows = vocabulary.rows("pointers")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind))


def followed(actual: Printed | None, value: Printed | None) -> Printed | None:
    """Return the cell that an actual means: its target's for 同左 in the next cell on the right, else its own."""
    if actual is None or value is None or not _says("left", actual.text):
        return actual
    if not clean(value.text) or is_pointer(value.text):
        return actual
    here, left = actual.place, value.place
    is_beside = (here.page, here.sheet, here.row, here.column - 1) == (left.page, left.sheet, left.row, left.column)
    return value if is_beside else actual


def pointer_problem(what: str, text: str | None) -> tuple[Problem, ...]:
    """Return a problem where the cell of `what` (`target`, `actual`, `name`, `goal`) only points elsewhere."""
    if not is_pointer(text):
        return ()
    message = f'the {what} "{clean(text or "")}" only points to another place, which is not read: print what it says'
    return (Problem(p.POINTS_ELSEWHERE, message, text or "", f"the {what} itself"),)
