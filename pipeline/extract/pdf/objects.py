"""The objects of a page in the order in which they are painted, forms within forms opened.

What text and paths mean is told in `pdfium.py` and `strokes.py`. Hands on each object with the matrix and the clip of
the forms that it lies in, all in the page's own coordinates (points from the bottom left, before /Rotate).
"""

from __future__ import annotations

from typing import NamedTuple

from pypdfium2 import raw

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.calls import IDENTITY, Matrix, Point

_TEXT, _PATH = int(raw.FPDF_PAGEOBJ_TEXT), int(raw.FPDF_PAGEOBJ_PATH)
_IMAGE, _FORM = int(raw.FPDF_PAGEOBJ_IMAGE), int(raw.FPDF_PAGEOBJ_FORM)
_DEEPEST_FORM = 12
_MOST_OBJECTS = 400_000
"""A form that is painted a thousand times by a form that is painted a thousand times ends here."""
Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top, in the page's own coordinates."""


class CrowdedPageError(Exception):
    """A page with more objects than any table has."""


class Painted(NamedTuple):
    """An object (PDFium's address), the matrix of the forms around it, and the clip of these forms."""

    address: int
    kind: int
    matrix: Matrix = IDENTITY
    clip: Bounds | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is a text object."""
        return self.kind == _TEXT

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture."""
        return self.kind == _IMAGE

    @property
    def is_path(self) -> bool:
        """Whether it is a path."""
        return self.kind == _PATH


def painted(page: int) -> list[Painted]:
    """Return the objects of a page (PDFium's address) in painting order.

    Raises:
        CrowdedPageError: there are more of them than any table has.
    """
    top = calls.column(calls.page_object, page, calls.page_count(page))
    found: list[Painted] = []
    _add(found, top, Painted(page, _FORM), 0)
    return found


def _add(found: list[Painted], objects: list[int | None], around: Painted, depth: int) -> None:
    """Add the objects that lie in the form `around`, and those in the forms among them."""
    known = [address for address in objects if address]
    if len(found) + len(known) > _MOST_OBJECTS:
        raise CrowdedPageError
    for address, kind in zip(known, map(calls.object_kind, known), strict=True):
        if kind != _FORM:
            found.append(Painted(address, kind, around.matrix, around.clip))
        elif depth < _DEEPEST_FORM:
            inner = calls.column(calls.form_object, address, max(calls.form_count(address), 0))
            clip = common(around.clip, clip_bounds(address, around.matrix))
            form = Painted(address, kind, times(calls.matrix(address), around.matrix), clip)
            _add(found, inner, form, depth + 1)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first and then `outer`."""
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def moved(points: list[Point], matrix: Matrix) -> list[Point]:
    """Return the points where the matrix takes them."""
    if matrix == IDENTITY:
        return points
    a, b, c, d, e, f = matrix
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def clip_bounds(address: int, matrix: Matrix) -> Bounds | None:
    """Return what an object's clip lets through, as one box, or None when it has no clip."""
    clip = calls.object_clip(address)
    bounds: Bounds | None = None
    for path in range(max(calls.clip_paths(clip), 0) if clip else 0):
        segments = [calls.clip_segment(clip, path, n) for n in range(max(calls.clip_count(clip, path), 0))]
        if segments:
            bounds = common(bounds, bounds_of(moved(calls.points(segments), matrix)))
    return bounds


def bounds_of(points: list[Point]) -> Bounds:
    """Return the smallest box around the points (at least one)."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    """Return what two boxes share (upside down where they share nothing); None is the whole plane."""
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
