"""Painted paths to straight strokes and filled areas, in the page's own coordinates.

Lines are drawn in many ways: as strokes, as thin filled rectangles, as the edges of stroked rectangles; all of them
become strokes here. Which strokes make a table is told in `rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pypdfium2 import raw

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.calls import Point
from pipeline.extract.pdf.objects import Bounds, Painted, bounds_of, clip_bounds, common, moved, times

_STRAIGHT = 0.5
"""Points that the ends of a straight stroke may lie aside."""
_THIN = 4.0
"""A filled rectangle this thin is a rule, a thicker one an area; a pen this broad paints an area."""
_SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
"""Where a picture lies before its matrix moves it."""
_WHITE = 250
"""A colour with no part below this is the paper's."""


Lines = list[tuple[Point, Point]]
"""Straight lines, each from its start to its end."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area: where, when it was painted (its number among the page's objects), and whether it hides.

    A picture may be see-through: it hides nothing, but white text on it is seen.
    """

    bounds: Bounds
    order: int
    is_white: bool
    is_opaque: bool
    is_picture: bool = False


@dataclass(slots=True)
class Drawing:
    """The straight strokes of a page as pairs of points, and its filled areas in painting order."""

    strokes: list[tuple[Point, Point]] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


def drawing(objects: Iterable[Painted]) -> Drawing:
    """Return the straight strokes and filled areas among the objects of a page."""
    found = Drawing()
    for order, one in enumerate(objects):
        if one.is_path:
            _add(found, one, order)
        elif one.is_picture:
            corners = moved(_SQUARE, times(calls.matrix(one.address), one.matrix))
            found.fills.append(Fill(bounds_of(corners), order, is_white=False, is_opaque=False, is_picture=True))
    return found


def _add(found: Drawing, path: Painted, order: int) -> None:
    is_filled, is_stroked = calls.draw_mode(path.address)
    if not is_filled and not is_stroked:
        return
    parts = list(_parts(path))
    pen = _pen(path) if is_stroked else 0.0
    if is_stroked and pen <= _THIN:
        found.strokes.extend(line for part in parts for line in part if _is_straight(*line))
    elif is_stroked:
        found.fills.extend(_broad(line, pen, order) for part in parts for line in part if _is_straight(*line))
    if is_filled:
        _add_areas(found, path, parts, order)


def _add_areas(found: Drawing, path: Painted, parts: list[Lines], order: int) -> None:
    """Add what a filled path paints: rules for thin rectangles and for frames, an area for each other rectangle.

    A frame is one rectangle in another: what is between them is painted, and nothing behind it is hidden.
    """
    drawn = [part for part in parts if part]
    boxes = [bounds_of([point for line in part for point in line]) for part in drawn]
    holes = {n for n, box in enumerate(boxes) if any(_is_inside(box, other) for other in boxes)}
    for n, box in enumerate(boxes):
        if n in holes or not _is_rectangle(drawn[n]):
            continue
        inner = [boxes[hole] for hole in holes if _is_inside(boxes[hole], box)]
        if inner:
            found.strokes.extend(_frame(box, inner))
        elif min(box[2] - box[0], box[3] - box[1]) > _THIN:
            area = _fill(box, path, order)
            found.fills += [area] if area.bounds[0] < area.bounds[2] and area.bounds[1] < area.bounds[3] else []
        else:
            found.strokes.extend(_middle_lines(box))


def _is_inside(box: Bounds, other: Bounds) -> bool:
    is_within = other[0] <= box[0] and other[1] <= box[1] and box[2] <= other[2] and box[3] <= other[3]
    return is_within and box != other


def _frame(box: Bounds, holes: list[Bounds]) -> Iterator[tuple[Point, Point]]:
    """Yield the edges of a painted rectangle and of the holes in it."""
    for left, bottom, right, top in (box, *holes):
        yield (left, bottom), (right, bottom)
        yield (left, top), (right, top)
        yield (left, bottom), (left, top)
        yield (right, bottom), (right, top)


def _middle_lines(box: Bounds) -> Iterator[tuple[Point, Point]]:
    """Yield the line along a thin rectangle; a dot may be part of a line either way."""
    left, bottom, right, top = box
    across, up = (left + right) / 2, (bottom + top) / 2
    if right - left >= top - bottom:
        yield (left, up), (right, up)
    if top - bottom >= right - left:
        yield (across, bottom), (across, top)


def _parts(path: Painted) -> Iterator[Lines]:
    """Yield the straight lines of each subpath of a path."""
    segments = calls.column(calls.path_segment, path.address, max(calls.path_count(path.address), 0))
    known = [segment for segment in segments if segment]
    points = moved(calls.points(known), times(calls.matrix(path.address), path.matrix))
    part: Lines = []
    start = last = (0.0, 0.0)
    for segment, here in zip(known, points, strict=True):
        kind = calls.segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield part
            part, start = [], here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            part.append((last, here))
        if calls.segment_closes(segment) and here != start:
            part.append((here, start))
        last = here
    yield part


def _is_straight(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) <= _STRAIGHT or abs(one[1] - other[1]) <= _STRAIGHT


def _is_rectangle(part: Lines) -> bool:
    """Whether the lines of a subpath go around a rectangle (its last side may be left to the filling)."""
    return 3 <= len(part) <= 5 and all(_is_straight(*line) for line in part)


def _pen(path: Painted) -> float:
    """Return the width of a path's pen on the page."""
    a, b, c, d, _, _ = times(calls.matrix(path.address), path.matrix)
    scale = max(abs(a), abs(b), abs(c), abs(d))
    return calls.stroke_width(path.address) * scale


def _broad(line: tuple[Point, Point], pen: float, order: int) -> Fill:
    """Return the area that a broad pen paints along a line."""
    left, bottom, right, top = bounds_of(list(line))
    aside, along = (pen / 2, 0.0) if right - left < top - bottom else (0.0, pen / 2)
    return Fill((left - aside, bottom - along, right + aside, top + along), order, is_white=False, is_opaque=False)


def _fill(box: Bounds, path: Painted, order: int) -> Fill:
    (color,) = calls.fill_colors([path.address])
    clip = common(path.clip, clip_bounds(path.address, path.matrix))
    box = common(box, clip) or box
    is_white = color is not None and min(color[:3]) >= _WHITE
    is_opaque = color is not None and color[3] == 255 and not calls.is_transparent(path.address)
    return Fill(box, order, is_white, is_opaque)
