"""Borders that only shading shows: the edges of filled areas, where no rules draw the table.

Shading inside a ruled table says nothing about its cells: it may stop at a line of text, or at a word. Hands on the
edges of the other areas as rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.page.ink import Rule
from pipeline.records import Box

_MOST_FILLS = 5000
"""A page with more filled areas is a picture drawn in areas."""
_TOUCH = 2.0


def shade_rules(fills: Sequence[Box], ruled: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    """Return the edges of filled areas as horizontal and vertical rules.

    Args:
        fills: the filled areas of the page.
        ruled: the frames of its ruled tables, inside which shading draws no cells.
    """
    if len(fills) > _MOST_FILLS:
        return [], []
    kept = [fill for fill in fills if not any(_is_in(fill, frame) for frame in ruled)]
    flat = [Rule(at, fill.x0, fill.x1) for fill in kept for at in (fill.top, fill.bottom)]
    steep = [Rule(at, fill.top, fill.bottom) for fill in kept for at in (fill.x0, fill.x1)]
    return flat, steep


def _is_in(fill: Box, frame: Box) -> bool:
    """Whether the middle of an area lies in a frame, or the frame in the area (a page's own colour)."""
    x, y = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
    if frame.x0 <= x <= frame.x1 and frame.top <= y <= frame.bottom:
        return True
    is_wider = fill.x0 <= frame.x0 + _TOUCH and fill.x1 >= frame.x1 - _TOUCH
    return is_wider and fill.top <= frame.top + _TOUCH and fill.bottom >= frame.bottom - _TOUCH
