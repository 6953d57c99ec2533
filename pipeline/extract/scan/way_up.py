"""A picture of a page set upright, straight, and looked at: its rules, and where its lines of text stand.

A wide table is often scanned sideways, and a sheet upside down; the recogniser is surest of the right way up.
What the lines say is told by `line_reading.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.page.ink import Ink
from pipeline.extract.page.lattice import PageTable, tables
from pipeline.extract.scan.picture import Page, straight
from pipeline.extract.scan.picture_lines import Span, lines_in, loose_regions, without_specks
from pipeline.extract.scan.picture_rules import Ruled, find_rules
from pipeline.extract.scan.recognise import Picture, recognise
from pipeline.records import Box

_SURE, _ENOUGH = 0.85, 20.0
"""A page stands upright whose longest lines are read this surely, so many characters of them."""
_ASKED, _AT_MOST_WIDE = 6, 10
"""Lines of a page that are read to tell which way up it is, and how many line heights of each."""
_MOST_SIGNS = 12_000
"""A page of the smallest print has 6,000 characters; a photograph or a screen of dots may look like a million."""
_INSIDE = 2
"""Pixels of a cell's edge that are left out: what the rule's own blur may reach."""


@dataclass(frozen=True, slots=True)
class View:
    """A page set upright: `quarters` (counter-clockwise) it was turned by, its rules, and its lines of text.

    `regions` are the lines of each cell (the first `cells` of them) and of each text outside the tables.
    """

    quarters: int
    page: Page
    ruled: Ruled
    regions: list[list[Span]]
    cells: int

    def box(self, span: Span) -> Box:
        """Return a rectangle of pixels in points."""
        scale = self.page.per_point
        return Box(span.left / scale, span.top / scale, span.right / scale, span.bottom / scale)

    def back(self, box: Box) -> Box:
        """Return a box (in points) of the upright page where it stands on the page as it is displayed."""
        height, width = (side / self.page.per_point for side in self.page.picture.shape)
        box = self.page.back(box)
        if self.quarters == 1:
            return Box(height - box.bottom, box.x0, height - box.top, box.x1)
        if self.quarters == 2:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        if self.quarters == 3:
            return Box(box.top, width - box.x1, box.bottom, width - box.x0)
        return box


def upright(grey: Picture, per_point: float) -> View:
    """Return the view of the page in which its lines are read most surely.

    Raises:
        UnreadableDocumentError: the page is no page of text: it has more spots than any has lines.
    """
    best = _view(grey, per_point, 0)
    sureness, most = _sureness(best)
    if sureness >= _SURE and most >= _ENOUGH:
        return best
    for quarters in (1, 3, 2):
        view = _view(grey, per_point, quarters)
        _, sure = _sureness(view)
        if sure > most:
            best, most = view, sure
    return best


def _view(grey: Picture, per_point: float, quarters: int) -> View:
    page = straight(np.ascontiguousarray(np.rot90(grey, quarters)), per_point)
    ruled = find_rules(page)
    found, _ = tables(Ink((), ruled.horizontal, ruled.vertical), 1)
    ink = without_specks(ruled.text, per_point)
    cells = [_pixels(box, per_point, page.picture) for box in _innermost(found)]
    grown = [Span(max(c.left - 4, 0), max(c.top - 4, 0), c.right + 4, c.bottom + 4) for c in cells]
    loose = loose_regions(ink, grown, per_point)
    regions = lines_in(ink, [*cells, *loose], per_point)
    if sum(max((s.right - s.left) / s.height, 1.0) for spans in regions for s in spans) > _MOST_SIGNS:
        raise UnreadableDocumentError(f"a picture with room for more than {_MOST_SIGNS} characters, no page of text")
    return View(quarters, page, ruled, regions, len(cells))


def _innermost(found: Sequence[PageTable]) -> list[Box]:
    """Return the boxes of the cells, without those that another table stands in: text beside it is loose."""
    boxes = [c.place.box for table in found for row in table.rows for c in row if not c.is_covered and c.place.box]
    corners = [table.rows[0][0].place.box for table in found if table.rows[0][0].place.box]
    return [box for box in boxes if not any(_is_inside(corner, box) for corner in corners if corner)]


def _is_inside(inner: Box, outer: Box) -> bool:
    across = outer.x0 + 1 < (inner.x0 + inner.x1) / 2 < outer.x1 - 1
    return across and outer.top + 1 < (inner.top + inner.bottom) / 2 < outer.bottom - 1 and inner != outer


def _pixels(box: Box, per_point: float, picture: Picture) -> Span:
    left, top = max(round(box.x0 * per_point) + _INSIDE, 0), max(round(box.top * per_point) + _INSIDE, 0)
    right, bottom = round(box.x1 * per_point) - _INSIDE, round(box.bottom * per_point) - _INSIDE
    height, width = picture.shape
    return Span(left, top, max(min(right, width), left), max(min(bottom, height), top))


def _sureness(view: View) -> tuple[float, float]:
    """Return of the longest lines how sure the recogniser is, from 0 to 1, and how many characters it is sure of.

    Sideways, lines are a character or two long, and single characters are recognised even when they lie.
    """
    lines = [line for region in view.regions for line in region]
    longest = sorted(lines, key=lambda line: line.left - line.right)[:_ASKED]
    if not longest:
        return 1.0, math.inf
    parts = [replace(line, right=min(line.right, line.left + _AT_MOST_WIDE * line.height)) for line in longest]
    read = recognise([part.cut(view.ruled.picture) for part in parts])
    sure = [sum(sign.confidence for sign in signs) for signs in read]
    return sum(sure) / max(sum(map(len, read)), 1), sum(sure)
