"""The texts of one column as blocks: lines that follow one another closely are one cell's.

How close is told by the table itself; which row a block belongs to is told in `bands.py`.
Hands on blocks from the top of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.extract.page.ink import Glyph, Rule
from pipeline.extract.page.lines import cell_text, enclosing
from pipeline.extract.unruled.columns import Column
from pipeline.extract.unruled.words import text_lines
from pipeline.records import Box

Alignment = Literal["middle", "top", "bottom"]
SAME = 0.35
"""Texts whose heights on the page differ by less than this part of a glyph's height stand in one row."""
_LEADING = 1.65
"""Lines of one cell follow one another within so many glyph heights."""
_BELOW_PITCH = 0.85
_LOOSER = 1.25
"""Where the closest lines of a table tell how its texts are set, lines of one cell stand apart by no more than this."""
_LEAST_LEADING = 0.8


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one cell: its glyphs, a tuple a line."""

    lines: tuple[tuple[Glyph, ...], ...]

    @property
    def box(self) -> Box:
        """The box around the text."""
        return enclosing(glyph for line in self.lines for glyph in line)

    @property
    def text(self) -> str:
        """The text with its line breaks."""
        return cell_text([glyph for line in self.lines for glyph in line])

    def key(self, alignment: Alignment) -> float:
        """Return the height on the page by which the block is aligned with its row."""
        if alignment == "top":
            return middle_of(self.lines[0])
        if alignment == "bottom":
            return middle_of(self.lines[-1])
        return (middle_of(self.lines[0]) + middle_of(self.lines[-1])) / 2


Blocks = list[list[Block]]
"""For each column its blocks."""


def middle_of(line: Sequence[Glyph]) -> float:
    """Return the height on the page of the middle of a line."""
    return sum(glyph.middle[1] for glyph in line) / len(line)


def column_lines(glyphs: Iterable[Glyph], columns: Sequence[Column]) -> list[list[list[Glyph]]]:
    """Return for each column its lines of glyphs from the top."""
    inside: list[list[Glyph]] = [[] for _ in columns]
    for glyph in glyphs:
        at = next((n for n, column in enumerate(columns) if glyph.middle[0] < column.x1), len(columns) - 1)
        inside[at].append(glyph)
    return [text_lines(own) for own in inside]


def blockings(
    lines: Sequence[Sequence[list[Glyph]]], columns: Sequence[Column], rules: Sequence[Rule], height: float
) -> list[Blocks]:
    """Return the ways, one or two, to join the lines of each column into blocks.

    Lines as close as those of a text mostly are may still be two rows' where the table's texts are set closer.

    Args:
        lines: those of each column from the top.
        columns: the columns.
        rules: horizontal ones, which part texts in the columns that they run through.
        height: that of the table's glyphs.
    """
    farthest = min(_LEADING * height, _BELOW_PITCH * _pitch(lines, columns, height))
    drawn = [[r.at for r in rules if r.start < (c.x0 + c.x1) / 2 < r.end] for c in columns]
    loose, close = (
        [_joined(own, ats, farthest, leading) for own, ats in zip(lines, drawn, strict=True)]
        for leading in (_LEADING, _LOOSER * _leading(lines))
    )
    return [loose] if list(map(len, loose)) == list(map(len, close)) else [loose, close]


def _joined(lines: Sequence[list[Glyph]], ats: Sequence[float], farthest: float, leading: float) -> list[Block]:
    """Return lines as blocks, which end at the heights of rules (`ats`).

    `farthest` is in points, `leading` in heights of the lines' own glyphs.
    """
    blocks: list[Block] = []
    for line in lines:
        above = blocks[-1].lines[-1] if blocks else ()
        if above and _step(above, line) <= leading and _is_near(middle_of(above), middle_of(line), ats, farthest):
            blocks[-1] = Block((*blocks[-1].lines, tuple(line)))
        else:
            blocks.append(Block((tuple(line),)))
    return blocks


def _is_near(above: float, below: float, ats: Sequence[float], farthest: float) -> bool:
    return below - above <= farthest and not any(above < at < below for at in ats)


def _step(above: Sequence[Glyph], line: Sequence[Glyph]) -> float:
    """Return how far a line stands below another one, in heights of their glyphs."""
    return (middle_of(line) - middle_of(above)) / max(1.0, *(glyph.height for glyph in (*above, *line)))


def _leading(lines: Sequence[Sequence[list[Glyph]]]) -> float:
    """Return how close the closest lines of any column follow one another, in heights of their glyphs."""
    steps = [_step(a, b) for own in lines for a, b in pairwise(own)]
    return min((step for step in steps if step >= _LEAST_LEADING), default=_LEADING)


def _pitch(lines: Sequence[Sequence[list[Glyph]]], columns: Sequence[Column], height: float) -> float:
    """Return the least distance of two rows: of heights at which most of the one-line columns print something."""
    own = [lines[n] for n, column in enumerate(columns) if column.habit == "line"]
    found = clusters((middle_of(line) for column in own for line in column), SAME * height)
    full = [sum(c) / len(c) for c in found if len(c) * 2 > len(own)]
    return min((b - a for a, b in pairwise(full)), default=float("inf"))


def clusters(values: Iterable[float], within: float) -> list[list[float]]:
    """Return the values in groups that lie closer together than `within`."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] <= within:
            found[-1].append(value)
        else:
            found.append([value])
    return found
