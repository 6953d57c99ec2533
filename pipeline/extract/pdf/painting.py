"""How each text object of a page is painted: when, through which clip, and with what ink.

Which glyphs this hides is told in `hidden.py`. Hands on a `TextObject` for each object that may be
hidden.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.calls import Point
from pipeline.extract.pdf.objects import Bounds, Painted, bounds_of, clip_bounds, common, moved

_FAINT = 153
"""Opacity (of 255) below which a text is a watermark; nobody prints an amount at less than three fifths."""
_WHITE = 250
_WITHOUT_INK = (3, 7)
"""Text render modes that paint nothing (ISO 32000-1, 9.3.6): invisible, and clipping only."""
_ONLY_OUTLINED = (1, 5)


@dataclass(frozen=True, slots=True)
class TextObject:
    """How a text object is painted: its number among the page's objects, its clip, and its ink."""

    order: int
    clip: Bounds | None
    has_ink: bool
    is_white: bool


_LAST = 1 << 40
PLAIN = TextObject(_LAST, None, has_ink=True, is_white=False)
"""A text object that nothing hides."""


def hideable(objects: Iterable[Painted], last_cover: int) -> dict[int, TextObject]:
    """Return the text objects, by their address, of which something may not be seen.

    Args:
        objects: the objects of a page in painting order.
        last_cover: the number of the last object that hides what was painted before it, -1 for none.
    """
    chosen = [(order, one) for order, one in enumerate(objects) if one.is_text]
    addresses = [one.address for _, one in chosen]
    looks = zip(
        chosen,
        map(calls.clip_paths, map(calls.object_clip, addresses)),
        map(calls.text_mode, addresses),
        calls.fill_colors(addresses),
        strict=True,
    )
    return {
        one.address: _text_object(order, one, clips, mode, color)
        for (order, one), clips, mode, color in looks
        if clips > 0 or one.clip or order < last_cover or mode != 0 or _is_odd(color)
    }


def painted_again(objects: Iterable[Painted], named: Container[int], last_cover: int) -> list[tuple[int, Bounds]]:
    """Return the texts that PDFium leaves out of its text page because they stand there already: number and bounds.

    A chart that is painted twice has its first text under its second ground; PDFium names the first alone.

    Args:
        objects: the objects of a page in painting order.
        named: the text objects that its text page names.
        last_cover: the number of the last object that hides what was painted before it, -1 for none.
    """
    if last_cover < 0:
        return []
    return [
        (order, bounds_of(moved(_corners(calls.bounds(one.address)), one.matrix)))
        for order, one in enumerate(objects)
        if one.is_text and one.address not in named
    ]


def _corners(bounds: Bounds) -> list[Point]:
    left, bottom, right, top = bounds
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def _is_odd(color: tuple[int, ...] | None) -> bool:
    return color is not None and (color[3] < _FAINT or min(color[:3]) >= _WHITE)


def _text_object(order: int, one: Painted, clips: int, mode: int, color: tuple[int, ...] | None) -> TextObject:
    clip = common(one.clip, clip_bounds(one.address, one.matrix)) if clips > 0 else one.clip
    is_white = color is not None and min(color[:3]) >= _WHITE and mode not in _ONLY_OUTLINED
    return TextObject(order, clip, _has_ink(mode, color), is_white)


def _has_ink(mode: int, color: tuple[int, ...] | None) -> bool:
    if mode in _WITHOUT_INK:
        return False
    return mode in _ONLY_OUTLINED or color is None or color[3] >= _FAINT
