"""What is drawn on a page, whatever program read it: glyphs, straight rules, filled areas, and text that is not seen.

The lattice finds tables in this and in nothing else, so that every reader of PDF gives it the same things.
Coordinates are points from the top left corner of the page as it is displayed (turned by /Rotate, cut to the crop
box), which is what a rendered page shows; where text runs up or down the page, all of it is turned upright by `turn`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from pipeline.extract.page.turn import Turn
from pipeline.records import Box


class _Glyph(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Glyph(_Glyph):
    """A character (several where one glyph stands for them, a ligature) and the edges of its box.

    A tuple, because a page has thousands; `glyphs_of` makes many at once.
    """

    __slots__ = ()

    def __new__(cls, text: str, box: Box) -> Glyph:
        """Return the glyph of a character in a box."""
        return cls._make((text, box.x0, box.top, box.x1, box.bottom))

    @property
    def box(self) -> Box:
        """The box around it."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box: (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The height of the box in points."""
        return self.bottom - self.top


def glyphs_of(texts: Iterable[str], boxes: Iterable[Sequence[float]]) -> list[Glyph]:
    """Return glyphs given column by column: their texts, and the left, top, right and bottom edges of their boxes."""
    make: Callable[[tuple[str, float, float, float, float]], Glyph] = partial(tuple.__new__, Glyph)
    return list(map(make, zip(texts, *boxes, strict=True)))


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Cut:
    """A glyph that is drawn and not seen, or only in part, because its clip or a filled area leaves it out.

    `seen` is the box of the part that is seen, None for nothing; `stub` is a point in the cell whose text is cut there,
    None where the text is not cut but hidden as a whole (invisible ink, white on white, a watermark).
    """

    glyph: Glyph
    seen: Box | None
    stub: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sideways:
    """A text that runs at a right angle to the others, as a vertical label does; `turn` makes its boxes upright."""

    turn: Turn
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """A page's glyphs and its horizontal and vertical rules.

    `fills` are filled areas, whose edges are borders where no rules are drawn; `cuts` is text that is not seen.
    `turn` is how the page was turned to be upright: `turn.back(box)` is where a box stands on the displayed page.
    `picture_share` is the part of the page that pictures cover, from 0 to 1.
    """

    glyphs: tuple[Glyph, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    fills: tuple[Box, ...] = ()
    cuts: tuple[Cut, ...] = ()
    sideways: tuple[Sideways, ...] = ()
    turn: Turn = Turn.RIGHT
    picture_share: float = 0.0


def on_sheet(flat: Iterable[Rule], steep: Iterable[Rule], sheet: Box) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the horizontal and vertical rules of which any part lies on the sheet, all in the same coordinates."""
    return (
        tuple(r for r in flat if _meets(r, sheet.top, sheet.bottom, sheet.x0, sheet.x1)),
        tuple(r for r in steep if _meets(r, sheet.x0, sheet.x1, sheet.top, sheet.bottom)),
    )


def _meets(rule: Rule, low: float, high: float, start: float, end: float) -> bool:
    return low - 1 <= rule.at <= high + 1 and rule.end >= start and rule.start <= end
