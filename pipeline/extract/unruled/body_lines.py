"""Which lines of a page are a table without rules: from its heading to its last row, and what wraps below that.

What stands in the lines is told in `heading_row.py` and `columns.py`; notes, titles and page numbers are none of it.
Hands on lines of glyphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.page.ink import Glyph, Rule
from pipeline.extract.unruled.columns import Column, Stretch
from pipeline.extract.unruled.heading_row import HeadingRow, first_heading
from pipeline.extract.unruled.words import is_seen, words_in
from pipeline.heading_words import total_words
from pipeline.text import fold

_NO_CELL = re.compile(
    r"(注|备注|说明|附注|填表|制表)\s*[:：\d]|[-—－\s]*第?\s*\d{1,4}\s*页?[-—－\s]*$|第.{1,9}页|共.{1,9}页"
)
"""Notes and page numbers below a table."""
_LINE_GAP = 0.6
"""Lines of one cell have less white between them than this part of a glyph's height."""
_LEAST_IN_ROW = 4
Line = list[Glyph]


def sections(lines: Sequence[Line]) -> list[tuple[HeadingRow | None, Sequence[Line]]]:
    """Return the lines of a page in sections that begin with a heading; the first may have none."""
    found: list[tuple[HeadingRow | None, Sequence[Line]]] = []
    rest = lines
    heading: HeadingRow | None = None
    while rest:
        skipped = heading.height if heading else 0
        following = first_heading(rest[skipped:])
        end = skipped + following.first_line if following else len(rest)
        if end:
            found.append((heading, rest[:end]))
        heading, rest = following, rest[end:]
    return found


def parted(
    lines: Sequence[Line], spans: Sequence[Stretch], bottom: float | None
) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines of a table's body and the lines below it.

    The body goes on to its last row or its last rule; of what follows, the lines that wrap belong to it too.
    """
    last = max((n for n, line in enumerate(lines) if _is_row(line, spans) or _is_total(line)), default=-1)
    if last < 0:
        return [], lines
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], bottom):
        last += 1
    return lines[: last + 1], lines[last + 1 :]


def _is_row(line: Line, spans: Sequence[Stretch]) -> bool:
    """Whether a line prints something in several of the one-line columns, or in the only one."""
    filled = sum(any(g.box.x0 < x1 and g.box.x1 > x0 for g in line if is_seen(g)) for x0, x1 in spans)
    return filled >= min(2, len(spans))


def hold_row(lines: Sequence[Line], spans: Sequence[Stretch]) -> bool:
    """Whether one of the lines is a row, not a title or what a table is counted in."""
    return any(_is_row(line, spans) and len(words_in(line)) >= _LEAST_IN_ROW for line in lines)


def _is_total(line: Line) -> bool:
    return any(fold(word.text).rstrip(":") in total_words() for word in words_in(line))


def _goes_on(line: Line, below: Line, bottom: float | None) -> bool:
    """Whether the line below the last row still belongs to the table: it wraps, or stands above the last rule.

    The text of a cell that the page's end cut may run on below that rule.
    """
    if _NO_CELL.match(_text(below)):
        return False
    gap = below[0].box.top - line[0].box.bottom
    if bottom is not None:
        return below[0].middle[1] < bottom or gap < _LINE_GAP * line[0].height
    return gap < line[0].height


def last_rule(rules: Sequence[Rule], lines: Sequence[Line]) -> float | None:
    """Return the height of the lowest rule that has text of the body above it, None without one."""
    first = min((g.middle[1] for line in lines[:1] for g in line), default=float("inf"))
    return max((rule.at for rule in rules if rule.at > first), default=None)


def crossing_above(lines: Sequence[Line], columns: Sequence[Column]) -> tuple[list[Line], list[Line]]:
    """Return the lines above a continued table, such as its title printed once more, and the others."""
    rows = [n for n, line in enumerate(lines) if not crosses(line, columns) and not _NO_CELL.match(_text(line))]
    first = rows[0] if rows else len(lines)
    return list(lines[:first]), list(lines[first:])


def _text(line: Line) -> str:
    return "".join(glyph.text for glyph in line)


def crosses(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a text of the line runs over the edge of two columns; a word for a total may."""
    words = [word for word in words_in(line) if fold(word.text).rstrip(":") not in total_words()]
    return any(
        left.middle[0] < column.x1 <= right.middle[0] or left.box.x0 + 1 < column.x1 < left.box.x1 - 1
        for word in words
        for column in columns[:-1]
        for left, right in pairwise((*word.glyphs, word.glyphs[-1]))
    )
