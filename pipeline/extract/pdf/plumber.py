"""What pdfplumber sees on a page, as ink: the reference that PDFium's reading is checked against.

It knows neither clips nor what is painted over what, so it is told which glyphs PDFium does not see. Much slower, and
written independently: where both read the same cells, neither is likely to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pipeline.extract.page.ink import Cut, Glyph, Ink, Rule, Sideways, on_sheet
from pipeline.extract.page.turn import Turn, main_turn, turn_of
from pipeline.extract.pdf.frame import Frame
from pipeline.extract.pdf.objects import common
from pipeline.extract.pdf.unreadable import plain
from pipeline.records import Box

_NEAR = 2.5
"""Points that the two readers may place a glyph apart."""
_THIN = 4.0
_STRAIGHT = 0.5
_WHITE = 0.98
Thing = Mapping[str, Any]
"""A character, line, rectangle or curve of pdfplumber."""


def ink(page: Any, cuts: Sequence[Cut] = (), turn: Turn | None = None) -> Ink:  # noqa: ANN401 - pdfplumber is untyped
    """Return what a pdfplumber page shows.

    Args:
        page: the page.
        cuts: the glyphs that PDFium does not see, which are left out or cut down here too.
        turn: how PDFium turned the page, which tells where the cuts are; None turns it as most characters run.
    """
    characters = page.chars
    turns = [turn_of(c["matrix"]) for c in characters]
    turn = turn or main_turn(turns)
    place = _Placing(page, turn)
    glyphs = list(map(Glyph, plain([c["text"] for c in characters]), map(place.box, characters)))
    straight = [g for g, way in zip(glyphs, turns, strict=True) if way is turn]
    aside = [
        Sideways(way.seen_from(turn), (g,)) for g, way in zip(glyphs, turns, strict=True) if way not in (turn, None)
    ]
    flat, steep = _rules(page, place)
    fills = tuple(place.box(rect) for rect in page.rects if _is_area(rect))
    return Ink(tuple(_seen(straight, cuts)), flat, steep, fills, tuple(cuts), tuple(aside), turn)


class _Placing:
    """Where pdfplumber's coordinates, counted from the corner of the paper, stand on the upright displayed page."""

    def __init__(self, page: Any, turn: Turn) -> None:  # noqa: ANN401
        paper, cropped = tuple(page.page_obj.mediabox), tuple(page.page_obj.cropbox)
        shown = common(paper, cropped)
        if shown is None or shown[0] >= shown[2] or shown[1] >= shown[3]:
            shown = paper
        whole, part = Frame.of(paper, page.rotation), Frame.of(shown, page.rotation)
        self._across = part.x0 - whole.x0 - page.mediabox[0]
        self._down = part.y0 - whole.y0 - page.mediabox[1]
        self._turn = turn
        self.sheet = turn.upright(part.shown(paper))

    def box(self, thing: Thing) -> Box:
        """Return where a thing stands."""
        return self.upright(thing["x0"], thing["top"], thing["x1"], thing["bottom"])

    def upright(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """Return where a box stands, given by two opposite corners."""
        box = Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
        moved = Box(box.x0 + self._across, box.top + self._down, box.x1 + self._across, box.bottom + self._down)
        return self._turn.upright(moved)


def _seen(glyphs: Iterable[Glyph], cuts: Sequence[Cut]) -> Iterable[Glyph]:
    """Yield the glyphs without those that are not seen, and with what is seen of those that are cut."""
    near: dict[tuple[str, int], list[Cut]] = {}
    for cut in cuts:
        for text in cut.glyph.text:
            near.setdefault((text, round(cut.glyph.middle[1] / _NEAR)), []).append(cut)
    for glyph in glyphs:
        found = _cut_of(glyph, near) if near else None
        if found is None:
            yield glyph
        elif found.seen:
            yield Glyph(glyph.text, found.seen)


def _cut_of(glyph: Glyph, near: Mapping[tuple[str, int], Sequence[Cut]]) -> Cut | None:
    x, y = glyph.middle
    row = round(y / _NEAR)
    found = (cut for line in (row - 1, row, row + 1) for cut in near.get((glyph.text[:1], line), ()))
    close = (cut for cut in found if abs(cut.glyph.middle[0] - x) < _NEAR and abs(cut.glyph.middle[1] - y) < _NEAR)
    return next(close, None)


def _rules(page: Any, place: _Placing) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:  # noqa: ANN401
    flat, steep = [], []
    for box in (*_lines(page, place), *_sides(page, place)):
        if box.bottom - box.top <= _STRAIGHT:
            flat.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        elif box.x1 - box.x0 <= _STRAIGHT:
            steep.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
    return on_sheet(flat, steep, place.sheet)


def _lines(page: Any, place: _Placing) -> Iterable[Box]:  # noqa: ANN401
    """Yield the strokes that are drawn as lines, or as parts of a longer stroke."""
    for line in page.lines:
        if (line["linewidth"] or 0) <= _THIN:
            yield place.box(line)
    for curve in page.curves:
        points = curve["pts"] if curve["stroke"] else []
        for (x0, top), (x1, bottom) in pairwise(points):
            yield place.upright(x0, top, x1, bottom)


def _sides(page: Any, place: _Placing) -> Iterable[Box]:  # noqa: ANN401
    """Yield the sides of the stroked rectangles, and the middle lines of thin filled ones."""
    for rect in page.rects:
        box = place.box(rect)
        if rect["stroke"]:
            yield from (Box(box.x0, at, box.x1, at) for at in (box.top, box.bottom))
            yield from (Box(at, box.top, at, box.bottom) for at in (box.x0, box.x1))
        elif rect["fill"] and box.bottom - box.top <= min(_THIN, box.x1 - box.x0):
            middle = (box.top + box.bottom) / 2
            yield Box(box.x0, middle, box.x1, middle)
        elif rect["fill"] and box.x1 - box.x0 <= _THIN:
            middle = (box.x0 + box.x1) / 2
            yield Box(middle, box.top, middle, box.bottom)


def _is_area(rect: Thing) -> bool:
    """Whether a rectangle is a filled area of another colour than the paper's."""
    if not rect["fill"] or min(rect["width"], rect["height"]) <= _THIN:
        return False
    color = rect["non_stroking_color"]
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return True
    return bool(max(parts) > 1 - _WHITE if len(parts) == 4 else min(parts) < _WHITE)
