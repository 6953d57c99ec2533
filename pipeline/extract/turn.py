"""Pages whose text runs up or down the page: turned so that it reads from left to right, and boxes turned back.

Which way a page is turned is told by most of its characters; the others are watermarks or stamps.
Hands on a `Turn`, which knows both directions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from pipeline.extract.ink import Rule
from pipeline.records import Box

_LEAN = 0.05
"""A character leans when its matrix turns it by more than this part."""


class Turn(Enum):
    """How the text of a page runs: to the right, down the page, or up the page."""

    RIGHT = "right"
    DOWN = "down"
    UP = "up"

    def upright(self, box: Box) -> Box:
        """Return a box of the page where it stands once the text runs to the right."""
        if self is Turn.DOWN:
            return Box(box.top, -box.x1, box.bottom, -box.x0)
        if self is Turn.UP:
            return Box(-box.bottom, box.x0, -box.top, box.x1)
        return box

    def back(self, box: Box) -> Box:
        """Return an upright box where it stands on the page."""
        if self is Turn.DOWN:
            return Box(-box.bottom, box.x0, -box.top, box.x1)
        if self is Turn.UP:
            return Box(box.top, -box.x1, box.bottom, -box.x0)
        return box

    def rules(self, edges: Iterable[Mapping[str, Any]]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
        """Return the page's straight lines as horizontal and vertical rules of the upright page."""
        flat, steep = [], []
        for edge in edges:
            box = self.upright(Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"]))
            if (edge["orientation"] == "h") == (self is Turn.RIGHT):
                flat.append(Rule(box.top, box.x0, box.x1))
            else:
                steep.append(Rule(box.x0, box.top, box.bottom))
        return tuple(flat), tuple(steep)


def turn_of(matrix: tuple[float, ...]) -> Turn | None:
    """Return which way a character with this text matrix runs; None when it leans or stands on its head."""
    a, b = matrix[0], matrix[1]
    if abs(b) <= _LEAN * abs(a):
        return Turn.RIGHT
    if abs(a) <= _LEAN * abs(b):
        return Turn.UP if b > 0 else Turn.DOWN
    return None


def main_turn(matrices: Iterable[tuple[float, ...]]) -> Turn:
    """Return which way most of the characters run; to the right on a page without any."""
    counted = Counter(turn for turn in map(turn_of, matrices) if turn)
    return max(counted, key=lambda turn: (counted[turn], turn is Turn.RIGHT), default=Turn.RIGHT)
