"""Which texts are headings of a performance table, and what the cells of such a column usually look like.

Page readers find unruled tables by these words; parse interprets a table's heading as a whole.
Both lists may be edited by anyone: `vocabulary/headings.csv` and `vocabulary/column_habits.csv`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from pipeline import vocabulary
from pipeline.text import fold

_NOTE_AT_END = re.compile(r"\([^()]*\)$")
_Known = tuple[int, str, frozenset[str]]
"""Rank (the lower wins), field, and the fields of which one must stand to the left."""


@functools.cache
def _headings() -> dict[str, tuple[_Known, ...]]:
    found: dict[str, list[_Known]] = {}
    for row in vocabulary.rows("headings"):
        known = (int(row["rank"]), row["field"], frozenset(row["after"].split()))
        found.setdefault(fold(row["heading"]), []).append(known)
    return {heading: tuple(sorted(known, key=lambda k: k[0])) for heading, known in found.items()}


@functools.cache
def _habits() -> dict[str, str]:
    return {row["field"]: row["habit"] for row in vocabulary.rows("column_habits")}


@functools.cache
def total_words() -> frozenset[str]:
    """Return the folded words that name a total row, such as 合计."""
    return frozenset(fold(row["word"]) for row in vocabulary.rows("totals"))


def field_of(text: str, before: Collection[str] = ()) -> str | None:
    """Return the field that a heading most likely stands for, None for a text that is no known heading.

    Args:
        text: what is printed; a note in brackets at its end is put aside where the whole is not known.
        before: the field of the heading to the left, which some words need: 单位 beside 指标值 is a unit of measure.
    """
    folded = fold(text)
    known = _headings().get(folded) or _headings().get(_NOTE_AT_END.sub("", folded), ())
    return next((field for _, field, after in known if not after or after & set(before)), None)


def habit_of(field: str | None) -> str:
    """Return how the cells of a field's column stand.

    `line`: one short line in each row; `merged`: one cell beside the rows of a project; `owner`: one beside several
    projects; `class`: a short text, often merged too; `text`: one of several lines in each row, also where nothing is
    known.
    """
    return _habits().get(field or "", "text")
