"""Where the lines of text stand on a straight picture, found by rows and columns of paper between them.

Cells are looked into one by one, so that a line never runs into its neighbour; what stands outside every table is
grouped by nearness first. What the lines say is told by `recognise.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.extract.scan.recognise import Picture

_SPECK = 0.5
"""Points: a smaller spot is dust; a full stop of the smallest print is larger."""
_INK_OF_A_STOP = 1.0
"""Square points: all the ink of a line together is at least that of a comma."""
_USUAL = 9.0
"""Points: the height of a line on a page that is too empty to tell."""
_LEAST_LINE = 0.45
"""A run of rows lower than this part of a usual line is a part of one: a dash, the bars of 三, a dot."""
_MOST_LINE = 1.35
_GAP_IN_LINE = 0.4
_TWO_LINES = 1.75
_VALLEY = 0.3
"""Two lines touch where a row of pixels has less than this part of the ink of an average row."""
_COLUMN_GAP = 1.5
"""A gap of this many line heights parts two texts, as for the other readers (`lines.py`)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of pixels: columns `left` to `right`, rows `top` to `bottom`, ends not included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    def cut(self, picture: Picture) -> Picture:
        """Return this part of a picture."""
        return picture[self.top : self.bottom, self.left : self.right]


def without_specks(ink: Picture, per_point: float) -> Picture:
    """Return the ink without the spots that are too small to be printed."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) > _SPECK * per_point
    large[0] = False
    return np.where(large[labels], 255, 0).astype(np.uint8)


def lines_in(ink: Picture, regions: Iterable[Span], per_point: float) -> list[list[Span]]:
    """Return the lines of text of each region, from the top."""
    runs = [(region, _runs(np.any(region.cut(ink), axis=1))) for region in regions]
    heights = [end - start for _, found in runs for start, end in found]
    usual = median([h for h in heights if h > _LEAST_LINE * _USUAL * per_point] or [_USUAL * per_point])
    least = _INK_OF_A_STOP * per_point * per_point
    lines = [_lines(ink, region, found, usual) for region, found in runs]
    return [[line for line in found if _inked(ink, line) >= least] for found in lines]


def _own(runs: Sequence[tuple[int, int]]) -> float:
    """Return the height of a line of a region as its own runs tell it: of a title, larger than what is usual."""
    heights = [end - start for start, end in runs]
    return median(height for height in heights if 2 * height > max(heights)) if heights else 0.0


def loose_regions(ink: Picture, tables: Sequence[Span], per_point: float) -> list[Span]:
    """Return the places of text outside the tables: spots that stand near one another."""
    outside = ink.copy()
    for table in tables:
        outside[table.top : table.bottom, table.left : table.right] = 0
    wide, high = math.ceil(_COLUMN_GAP * _USUAL * per_point), math.ceil(per_point)
    near = cv2.dilate(outside, np.ones((high, wide), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    places = [Span(x, y, x + width, y + height) for x, y, width, height, _ in stats.tolist()]
    return [_shrunk(place.cut(outside), place.cut(labels) == n, place) for n, place in enumerate(places) if n]


def _shrunk(ink: Picture, mask: npt.NDArray[np.bool_], place: Span) -> Span:
    """Return the box of the ink under a mask; both are cut out at `place`."""
    x, y = place.left, place.top
    left, top, wide, high = cv2.boundingRect(np.where(mask, ink, 0).astype(np.uint8))
    return Span(x + left, y + top, x + left + wide, y + top + high)


def _runs(filled: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the stretches of rows (or columns) that are filled, as (first, one past the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _lines(ink: Picture, region: Span, runs: Sequence[tuple[int, int]], usual: float) -> Iterator[Span]:
    """Yield the lines of a region whose filled rows are `runs`."""
    own = max(usual, _own(runs))
    for start, end in _parted(region.cut(ink), _joined(runs, own), usual):
        rows = ink[region.top + start : region.top + end, region.left : region.right]
        for left, right in _texts(_runs(np.any(rows, axis=0)), own):
            yield Span(region.left + left, region.top + start, region.left + right, region.top + end)


def _joined(runs: Sequence[tuple[int, int]], usual: float) -> list[tuple[int, int]]:
    """Return the runs with the parts of one line joined: near each other, and together no higher than a line."""
    lines: list[tuple[int, int]] = []
    for start, end in runs:
        if lines and start - lines[-1][1] <= _GAP_IN_LINE * usual and end - lines[-1][0] <= _MOST_LINE * usual:
            lines[-1] = lines[-1][0], end
        else:
            lines.append((start, end))
    return lines


def _parted(part: Picture, runs: Iterable[tuple[int, int]], usual: float) -> Iterator[tuple[int, int]]:
    """Yield the runs, those of two or more lines that touch parted where there is least ink."""
    for start, end in runs:
        count = round((end - start) / usual) if end - start >= _TWO_LINES * usual else 1
        inked = np.count_nonzero(part[start:end], axis=1)
        reach = round(usual / 4)
        cuts = [start]
        for n in range(1, count):
            low = max(round((end - start) * n / count) - reach, 1)
            cut = low + int(np.argmin(inked[low : low + 2 * reach + 1]))
            if inked[cut] < _VALLEY * inked.mean():
                cuts.append(start + cut)
        yield from zip(cuts, [*cuts[1:], end], strict=True)


def _texts(runs: Sequence[tuple[int, int]], usual: float) -> Iterator[tuple[int, int]]:
    """Yield the texts of a line: its filled columns, parted by wide gaps."""
    left = right = None
    for start, end in runs:
        if left is None or right is None:
            left, right = start, end
        elif start - right > _COLUMN_GAP * usual:
            yield left, right
            left, right = start, end
        else:
            right = end
    if left is not None and right is not None:
        yield left, right


def _inked(ink: Picture, span: Span) -> int:
    return int(np.count_nonzero(span.cut(ink)))
