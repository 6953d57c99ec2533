"""The texts of one column as blocks: lines that follow one another closely are one cell's.

How close is told by the table itself; which row a block belongs to is told in `bands.py`.
Hands on blocks from the top of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.extract.columns import Column
from pipeline.extract.heading_row import text_lines
from pipeline.extract.ink import Glyph
from pipeline.extract.lines import cell_text, enclosing
from pipeline.records import Box

Alignment = Literal["middle", "top", "bottom"]
SAME = 0.35
"""Texts whose heights on the page differ by less than this part of a glyph's height stand in one row."""
_LEADING = 1.65
"""Lines of one cell follow one another within so many glyph heights."""
_BELOW_PITCH = 0.85


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


def blocks_of(lines: Sequence[Sequence[list[Glyph]]], columns: Sequence[Column], height: float) -> list[list[Block]]:
    """Return for each column its blocks; `height` is that of the table's glyphs."""
    closest = min(_LEADING * height, _BELOW_PITCH * _pitch(lines, columns, height))
    return [_joined(own, closest) for own in lines]


def _joined(lines: Sequence[list[Glyph]], closest: float) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        if blocks and middle_of(line) - middle_of(blocks[-1].lines[-1]) <= closest:
            blocks[-1] = Block((*blocks[-1].lines, tuple(line)))
        else:
            blocks.append(Block((tuple(line),)))
    return blocks


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
