"""Which characters of a page are painted and not seen: clipped, painted over, without ink, faint, or white on white.

Programs that print workbooks paint the whole text of a cell and clip it to the cell, or paint the next cell over it; a
reader that does not know this finds the text in the neighbours. Hands on glyphs that are seen and `Cut`s that are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.extract.page.ink import Cut, Glyph
from pipeline.extract.page.lines import enclosing
from pipeline.extract.pdf.frame import Frame
from pipeline.extract.pdf.objects import Bounds
from pipeline.extract.pdf.painting import TextObject
from pipeline.extract.pdf.strokes import Fill
from pipeline.records import Box

_LEAST_SEEN = 0.45
"""A character of which less than this part is inside its clip is not seen; half of one that straddles an edge is."""
_TILE = 64.0
"""Points: areas are looked up by tiles of this size."""
_MOST_TILES = 400
_INSET = 1.0
_Tiles = dict[tuple[int, int], list[tuple[int, Box, Fill]]]


def last_cover(fills: Iterable[Fill]) -> int:
    """Return the number of the last object that hides what was painted before it, -1 for none."""
    return max((fill.order for fill in fills if fill.is_opaque), default=-1)


class Hidden:
    """Parts the glyphs of a page into those that are seen and those that are not.

    All boxes are upright: where a glyph stands on the displayed page once its text runs to the right.
    """

    def __init__(
        self, fills: Sequence[Fill], upright: Frame, page: Box, again: Iterable[tuple[int, Bounds]] = ()
    ) -> None:
        self._again = [(order, upright.box(bounds)) for order, bounds in again]
        self._upright, self._page = upright, page
        self._tiles: _Tiles = defaultdict(list)
        self._wide: list[tuple[int, Box, Fill]] = []
        self._last_cover = last_cover(fills)
        for fill in fills:
            self._place(fill)
        self._boxes: dict[Bounds, Box] = {}

    def _place(self, fill: Fill) -> None:
        box = self._upright.box(fill.bounds)
        across = range(int(box.x0 // _TILE), int(box.x1 // _TILE) + 1)
        down = range(int(box.top // _TILE), int(box.bottom // _TILE) + 1)
        if len(across) * len(down) > _MOST_TILES:
            self._wide.append((fill.order, box, fill))
            return
        for x in across:
            for y in down:
                self._tiles[x, y].append((fill.order, box, fill))

    def part(self, run: Sequence[Glyph], text: TextObject) -> tuple[list[Glyph], list[Cut]]:
        """Return the glyphs of a run of one text object that are seen, and what is not."""
        if not text.has_ink:
            return [], [Cut(glyph, None) for glyph in run]
        clip = self._clip(text.clip)
        if (
            not text.is_white
            and text.order > self._last_cover
            and _is_inside(enclosing(run), _shared(clip, self._page))
        ):
            return list(run), []
        seen: list[Glyph] = []
        cuts: list[Cut] = []
        for glyph in run:
            cut = self._cut(glyph, text, clip, seen)
            if cut is None:
                seen.append(glyph)
                continue
            cuts.append(cut)
            if cut.seen:
                seen.append(Glyph(glyph.text, cut.seen))
        return seen, cuts

    def _clip(self, bounds: Bounds | None) -> Box:
        """Return what a clip lets through; the page where there is none."""
        if bounds is None:
            return self._page
        if bounds not in self._boxes:
            self._boxes[bounds] = self._upright.box(bounds)
        return self._boxes[bounds]

    def _cut(self, glyph: Glyph, text: TextObject, clip: Box, before: Sequence[Glyph]) -> Cut | None:
        """Return what hides a glyph, None when all of it is seen."""
        if not _holds(self._page, glyph.middle):
            return Cut(glyph, None)
        if not _is_inside(glyph.box, clip):
            part = _shared(glyph.box, clip)
            is_seen = _area(part) >= _LEAST_SEEN * _area(glyph.box)
            return Cut(glyph, part if is_seen else None, None if is_seen else _stub(glyph, clip))
        if text.order < self._last_cover and self._is_covered(glyph, text.order):
            return Cut(glyph, None, before[-1].middle if before else None)
        if text.is_white and not self._is_on_colour(glyph, text.order):
            return Cut(glyph, None)
        return None

    def _is_covered(self, glyph: Glyph, order: int) -> bool:
        cover = max((number for number, fill in self._under(glyph) if fill.is_opaque and number > order), default=None)
        return cover is not None and not any(n > cover and _is_near(box, glyph) for n, box in self._again)

    def _is_on_colour(self, glyph: Glyph, order: int) -> bool:
        below = [(number, fill) for number, fill in self._under(glyph) if number < order]
        return bool(below) and not max(below, key=lambda pair: pair[0])[1].is_white

    def _under(self, glyph: Glyph) -> list[tuple[int, Fill]]:
        """Return the areas that lie around the middle of a glyph, with their numbers in painting order."""
        x, y = glyph.middle
        near = (*self._wide, *self._tiles.get((int(x // _TILE), int(y // _TILE)), ()))
        return [(number, fill) for number, box, fill in near if _holds(box, (x, y))]


def _stub(glyph: Glyph, clip: Box) -> tuple[float, float] | None:
    """Return the point inside the clip that is nearest to a glyph outside it; None when the clip is empty."""
    if clip.x1 - clip.x0 <= 0 or clip.bottom - clip.top <= 0 or not glyph.text.strip():
        return None
    x, y = glyph.middle
    inset_x, inset_y = min(_INSET, (clip.x1 - clip.x0) / 2), min(_INSET, (clip.bottom - clip.top) / 2)
    return (
        min(max(x, clip.x0 + inset_x), clip.x1 - inset_x),
        min(max(y, clip.top + inset_y), clip.bottom - inset_y),
    )


def _is_near(box: Box, glyph: Glyph) -> bool:
    """Whether a text's tight box lies over a glyph, whose box is a line high."""
    x, y = glyph.middle
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - glyph.height <= y <= box.bottom + glyph.height


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.top <= point[1] <= box.bottom


def _is_inside(inner: Box, outer: Box) -> bool:
    return outer.x0 <= inner.x0 and inner.x1 <= outer.x1 and outer.top <= inner.top and inner.bottom <= outer.bottom


def _shared(one: Box, other: Box) -> Box:
    return Box(max(one.x0, other.x0), max(one.top, other.top), min(one.x1, other.x1), min(one.bottom, other.bottom))


def _area(box: Box) -> float:
    return max(box.x1 - box.x0, 0.0) * max(box.bottom - box.top, 0.0)
