"""Glyphs to text: lines inside one cell, and loose lines outside every table.

Reading order is top to bottom, then left to right; a space is kept where it is printed and put where two Latin words
stand apart. Which glyphs belong together is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from pipeline.extract.page.ink import Glyph
from pipeline.records import Box

_SAME_LINE = 0.5
"""Two glyphs stand on one line when their centres differ by less than this part of their height."""
_WORD_GAP = 0.25
"""A gap of this part of the glyph's height parts two Latin words."""
_COLUMN_GAP = 1.5
"""Outside a table, a gap of this many glyph heights parts two texts."""
_TWICE = 0.12
"""The same character this part of its height further on is printed twice, to look bold."""

_LEFT = attrgetter("x0")
_WORTH_A_LOOK = re.compile(r"[A-Za-z]{2}|(.)\1", re.DOTALL)
"""Texts that may lack a space, or hold a character twice."""


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """Return the glyphs of one cell as text, a line break between printed lines."""
    return "\n".join(text for text in (_joined(line).strip() for line in lines_of(glyphs)) if text)


def loose_texts(glyphs: Sequence[Glyph]) -> list[list[tuple[str, Box]]]:
    """Return the lines of loose glyphs, each as its texts (parted by wide gaps) with their boxes."""
    lines = []
    for line in lines_of(glyphs):
        texts = [(_joined(part).strip(), enclosing(part)) for part in parted(line)]
        lines.append([(text, box) for text, box in texts if text])
    return [line for line in lines if line]


def enclosing(glyphs: Iterable[Glyph]) -> Box:
    """Return the smallest box around the glyphs (at least one)."""
    _, left, top, right, bottom = zip(*glyphs, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs grouped into lines from the top, each from left to right."""
    if len(glyphs) < 2:
        return [list(glyphs)] if glyphs else []
    _, lefts, tops, _, bottoms = zip(*glyphs, strict=True)
    highest, lowest = max(tops), min(bottoms)
    if highest - min(tops) + max(bottoms) - lowest < 2 * _SAME_LINE * max(lowest - highest, 1):
        return [sorted(glyphs, key=_LEFT)]
    middles = [(top + bottom) / 2 for top, bottom in zip(tops, bottoms, strict=True)]
    lines: list[list[Glyph]] = []
    first = 0.0
    for middle, _, _, glyph in sorted(zip(middles, lefts, range(len(glyphs)), glyphs, strict=True)):
        if lines and middle - first < _SAME_LINE * max(glyph.bottom - glyph.top, 1):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
            first = middle
    return [sorted(line, key=_LEFT) for line in lines]


def _joined(line: Sequence[Glyph]) -> str:
    plain = "".join([glyph.text for glyph in line])
    if not _WORTH_A_LOOK.search(plain):
        return plain
    text: list[str] = []
    before = None
    for glyph in line:
        if before is not None:
            height = glyph.bottom - glyph.top
            if glyph.text == before.text and glyph.x0 - before.x0 < _TWICE * height:
                continue
            is_apart = glyph.x0 - before.x1 > _WORD_GAP * height
            if is_apart and _is_latin(before.text) and _is_latin(glyph.text):
                text.append(" ")
        text.append(glyph.text)
        before = glyph
    return "".join(text)


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def parted(line: Sequence[Glyph], gap: float = _COLUMN_GAP) -> list[list[Glyph]]:
    """Return the texts of a line: glyphs further apart than `gap` glyph heights belong to different ones."""
    parts: list[list[Glyph]] = [[]]
    for glyph in line:
        if parts[-1] and glyph.x0 - parts[-1][-1].x1 > gap * glyph.height:
            parts.append([])
        parts[-1].append(glyph)
    return parts
