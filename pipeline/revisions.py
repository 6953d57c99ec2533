"""Titles by which a publisher says that a document takes an earlier one's place: 绩效目标表（更正）, 调整后绩效目标表.

Words stand in `vocabulary/revision_words.csv`, and in `revisions.csv` where in a title they speak of the table itself:
县志修订 and 城市总体规划（调整） are what a project is about. Which of two documents counts is decided in `resolve/`.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from pipeline import phrases, vocabulary

_WORDS = "revision_words"
_NUMERALS = "一二三四五六"

Extent = Literal["whole", "part"]
"""A correction takes the place of a whole table, an adjustment in the year of what it prints."""


def revises(title: str, extent: Extent) -> bool:
    """Whether a title says that its table takes the place of an earlier one, or of a part of it."""
    return _revisions(extent).search(title) is not None


def round_of(title: str) -> tuple[int, str]:
    """Return the how manieth revision a title says its table is, and the title without that; 1 where it does not say.

    第二次更正 takes the place of 更正 where the titles are the same but for that.
    """
    match = _round().search(title)
    if match is None:
        return 1, title
    return _number(match["number"]), title[: match.start()] + title[match.end() :]


@functools.cache
def _round() -> re.Pattern[str]:
    revision = phrases.any_of(_WORDS, "any_renewal adjustment")
    return re.compile(rf"第?(?P<number>\d{{1,2}}|[{_NUMERALS}])次(?={revision})")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMERALS.index(text) + 1


@functools.cache
def _revisions(extent: Extent) -> re.Pattern[str]:
    rows = (row for row in vocabulary.rows("revisions") if row["extent"] == extent)
    return re.compile("|".join(map(_placed, rows)))


def _placed(row: dict[str, str]) -> str:
    """Return the pattern of a phrase with what must stand behind it, and in front of what it may and may not stand."""
    behind, before, not_before = (
        phrases.any_of(_WORDS, row[column]) if row[column] else "" for column in ("behind", "before", "not_before")
    )
    ahead = (f"(?={before})" if before else "") + (f"(?!{not_before})" if not_before else "")
    return behind + phrases.pattern(_WORDS, row["phrase"]) + ahead
