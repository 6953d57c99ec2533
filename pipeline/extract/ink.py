"""What is drawn on a page, whatever program read it: glyphs and straight rules.

The lattice finds tables in this and in nothing else, so that every reader of PDF gives it the same two things.
Coordinates are points from the page's top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box."""

    text: str
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box: (x, y)."""
        return (self.box.x0 + self.box.x1) / 2, (self.box.top + self.box.bottom) / 2

    @property
    def height(self) -> float:
        """The height of the box in points."""
        return self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Ink:
    """A page's glyphs and its horizontal and vertical rules."""

    glyphs: tuple[Glyph, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
