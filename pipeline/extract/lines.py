"""Glyphs to text: lines inside one cell, and loose lines outside every table.

Reading order is top to bottom, then left to right; a space is kept where it is printed and put where two Latin words
stand apart. Which glyphs belong together is the caller's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.extract.ink import Glyph
from pipeline.records import Box

_SAME_LINE = 0.5
"""Two glyphs stand on one line when their centres differ by less than this part of their height."""
_WORD_GAP = 0.25
"""A gap of this part of the glyph's height parts two Latin words."""
_COLUMN_GAP = 1.5
"""Outside a table, a gap of this many glyph heights parts two texts."""


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """Return the glyphs of one cell as text, a line break between printed lines."""
    return "\n".join(text for text in (_joined(line).strip() for line in _lines(glyphs)) if text)


def loose_texts(glyphs: Sequence[Glyph]) -> list[list[tuple[str, Box]]]:
    """Return the lines of loose glyphs, each as its texts (parted by wide gaps) with their boxes."""
    lines = []
    for line in _lines(glyphs):
        texts = [(_joined(part).strip(), enclosing(part)) for part in _parted(line)]
        lines.append([(text, box) for text, box in texts if text])
    return [line for line in lines if line]


def enclosing(glyphs: Iterable[Glyph]) -> Box:
    """Return the smallest box around the glyphs (at least one)."""
    boxes = [glyph.box for glyph in glyphs]
    left, top = min(box.x0 for box in boxes), min(box.top for box in boxes)
    return Box(left, top, max(box.x1 for box in boxes), max(box.bottom for box in boxes))


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs grouped into lines from the top, each from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.middle[1], g.box.x0)):
        if lines and abs(lines[-1][0].middle[1] - glyph.middle[1]) < _SAME_LINE * max(glyph.height, 1):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda g: g.box.x0) for line in lines]


def _joined(line: Sequence[Glyph]) -> str:
    text = ""
    for before, glyph in zip([None, *line], line, strict=False):
        gap = glyph.box.x0 - before.box.x1 if before else 0.0
        if before and gap > _WORD_GAP * glyph.height and _is_latin(before.text) and _is_latin(glyph.text):
            text += " "
        text += glyph.text
    return text


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _parted(line: Sequence[Glyph]) -> list[list[Glyph]]:
    parts: list[list[Glyph]] = [[]]
    for glyph in line:
        if parts[-1] and glyph.box.x0 - parts[-1][-1].box.x1 > _COLUMN_GAP * glyph.height:
            parts.append([])
        parts[-1].append(glyph)
    return parts
