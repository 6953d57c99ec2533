"""Pages whose text runs up or down the page: turned so that it reads from left to right, and boxes turned back.

Which way a page is turned is told by most of its characters; the others are watermarks, stamps or vertical labels.
Hands on a `Turn`, which knows both directions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

from pipeline.records import Box

_LEAN = 0.05
"""A character leans when its matrix turns it by more than this part."""


class Turn(Enum):
    """How the text of a page runs: to the right, down the page, up the page, or standing on its head."""

    RIGHT = "right"
    DOWN = "down"
    UP = "up"
    OVER = "over"

    def upright(self, box: Box) -> Box:
        """Return a box of the page where it stands once the text runs to the right."""
        if self is Turn.DOWN:
            return Box(box.top, -box.x1, box.bottom, -box.x0)
        if self is Turn.UP:
            return Box(-box.bottom, box.x0, -box.top, box.x1)
        if self is Turn.OVER:
            return Box(-box.x1, -box.bottom, -box.x0, -box.top)
        return box

    def back(self, box: Box) -> Box:
        """Return an upright box where it stands on the page."""
        if self is Turn.DOWN:
            return Box(-box.bottom, box.x0, -box.top, box.x1)
        if self is Turn.UP:
            return Box(box.top, -box.x1, box.bottom, -box.x0)
        if self is Turn.OVER:
            return Box(-box.x1, -box.bottom, -box.x0, -box.top)
        return box

    @property
    def quarters(self) -> int:
        """How many quarter turns, clockwise, the text of the page has made: 0 for text that runs to the right."""
        return (Turn.RIGHT, Turn.DOWN, Turn.OVER, Turn.UP).index(self)

    def seen_from(self, main: Turn) -> Turn:
        """Return how text of this turn runs once the page is turned so that text of `main` is upright."""
        return (Turn.RIGHT, Turn.DOWN, Turn.OVER, Turn.UP)[(self.quarters - main.quarters) % 4]


def turn_of(matrix: tuple[float, ...]) -> Turn | None:
    """Return which way a character with this text matrix runs (the page's y axis points up); None when it leans."""
    a, b = matrix[0], matrix[1]
    if abs(b) <= _LEAN * abs(a):
        return Turn.RIGHT if a > 0 else Turn.OVER
    if abs(a) <= _LEAN * abs(b):
        return Turn.UP if b > 0 else Turn.DOWN
    return None


def main_turn(turns: Iterable[Turn | None] | Mapping[Turn | None, int]) -> Turn:
    """Return which way most of the characters run (their turns, or how many run which way); RIGHT without any."""
    counted = Counter(turns)
    return max(Turn, key=lambda turn: (counted[turn], turn is Turn.RIGHT))
