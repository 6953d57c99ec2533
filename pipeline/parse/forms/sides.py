"""Which of two blocks of indicators side by side is the year's: told by the words above it.

The words are those of `vocabulary/block_spans.csv`. The year's block is loaded and the term's is left, unless only the
term's is filled in.
Hands on the chosen side, with a finding where nothing tells which is which.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import phrases, vocabulary
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.columns import IndicatorHeading
from pipeline.parse.forms.words import is_prompt
from pipeline.parse.headings import Heading
from pipeline.parse.rows import row_of
from pipeline.records import Finding
from pipeline.text import fold

_LONGEST = 40
"""A longer text is no word over a block."""
_UNTOLD = (
    "two blocks of indicators stand side by side and nothing tells which is the year's: the right one is loaded, "
    "check it"
)
ONLY_TERM = "only the indicators of the whole term are filled in: they are loaded as the year's, check them"


@dataclass(frozen=True, slots=True)
class Choice:
    """The side that is loaded, the others, and what is in doubt about it."""

    side: Heading
    others: tuple[Heading, ...] = ()
    finding: Finding | None = None


def chosen(board: Board, at: int, heading: IndicatorHeading, body: Sequence[int]) -> Choice:
    """Return which side of the indicator heading at line `at` is loaded; `body` are the lines below it."""
    sides = heading.sides
    if len(sides) == 1:
        return Choice(sides[0])
    spans = [_span(board, at, side, sides) for side in sides]
    year = next((side for side, span in zip(sides, spans, strict=True) if span == "year"), None)
    if year is None and "term" in spans:
        year = next((side for side, span in zip(sides, spans, strict=True) if span is None), None)
    best = year or sides[-1]
    filled = [side for side in sides if _is_filled(board, side, body)]
    if best not in filled and filled:
        return _choice(board, at, filled[-1], sides, ONLY_TERM)
    return _choice(board, at, best, sides, "" if year else _UNTOLD)


def _choice(board: Board, at: int, side: Heading, sides: Sequence[Heading], doubt: str) -> Choice:
    others = tuple(other for other in sides if other is not side)
    line = board.lines[at]
    finding = Finding("P09", "warning", doubt, line.place, " | ".join(line.shown)) if doubt else None
    return Choice(side, others, finding)


def block_span(board: Board, at: int) -> str | None:
    """Return `year` or `term` by the one text right above a heading at line `at`, None where it says neither."""
    above = board.shown(at - 1) if at else []
    return _span_in(fold(above[0].text)) if len(above) == 1 and len(above[0].text) < _LONGEST else None


def is_filled(board: Board, heading: IndicatorHeading, body: Sequence[int]) -> bool:
    """Whether any side of a heading has an indicator below it."""
    return any(_is_filled(board, side, body) for side in heading.sides)


def own_columns(side: Heading, sides: Sequence[Heading]) -> set[int]:
    """Return the columns of a side that no other side shares."""
    others = {at for other in sides if other is not side for cell in other.cells for at in range(cell.start, cell.end)}
    return {at for cell in side.cells for at in range(cell.start, cell.end)} - others


def _span(board: Board, at: int, side: Heading, sides: Sequence[Heading]) -> str | None:
    """Return `year` or `term` by the nearest word above the side's own columns, or in its heading."""
    own = own_columns(side, sides)
    foreign = {column for other in sides if other is not side for column in own_columns(other, sides)}
    for line in range(at, -1, -1):
        words = (fold(block.text) for block in board.row(line) if _is_over(block, own, foreign))
        told = next((span for word in words if (span := _span_in(word))), None)
        if told:
            return told
    return None


def _is_over(block: Block, own: set[int], foreign: set[int]) -> bool:
    """Whether a short text stands over more of the side's columns than of the other sides': edges are not aligned."""
    columns = set(range(block.left, block.right + 1))
    return 0 < len(block.text) < _LONGEST and len(columns & own) > len(columns & foreign)


def _span_in(word: str) -> str | None:
    return next((span for span in ("term", "year") if _spans(span).search(word)), None)


@functools.cache
def _spans(span: str) -> re.Pattern[str]:
    rows = (row for row in vocabulary.rows("block_spans") if row["span"] == span)
    return re.compile("|".join(phrases.pattern("block_spans", row["phrase"]) for row in rows))


def _is_filled(board: Board, side: Heading, body: Sequence[int]) -> bool:
    rows = (row_of(board.lines[at], side) for at in body)
    return any(row.has("name") and not is_prompt(row.text("name")) and row.has("value", "actual") for row in rows)
