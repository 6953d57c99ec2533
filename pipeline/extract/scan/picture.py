"""A page as a picture: grey, straightened, and with the way back from its pixels to points on the page.

Scanners feed paper a little aslant; lines are found in rows of pixels, so the page is turned straight first.
What stands on the picture is told in `picture_rules.py` and `picture_lines.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.extract.scan.recognise import Picture
from pipeline.records import Box

PER_POINT = 250 / 72
"""Pixels of a point: at 250 dots an inch the smallest print (5 points) is 17 pixels high."""
MOST_PIXELS = 20_000_000
"""A page of A3 at 250 dots an inch has 12 million; a poster is shrunk to this."""
_LEAN = 5.0
"""Degrees that a page may lean; more is not a scanner's doing."""
_COARSE, _FINE = 0.5, 0.05
_SKETCH = 1000
"""Pixels of the long side of the copy on which the lean is measured."""
_PAPER = 255


@dataclass(frozen=True, slots=True)
class Page:
    """A straight grey picture; `per_point`: its pixels per point; `lean`: degrees by which it was turned."""

    picture: Picture
    per_point: float
    lean: float

    def back(self, box: Box) -> Box:
        """Return a box of the straight picture (in points) as the box around it on the page as it was."""
        if not self.lean:
            return box
        height, width = self.picture.shape
        x, y = width / 2 / self.per_point, height / 2 / self.per_point
        sin, cos = math.sin(math.radians(self.lean)), math.cos(math.radians(self.lean))
        corners = [(a - x, b - y) for a in (box.x0, box.x1) for b in (box.top, box.bottom)]
        xs, ys = [a * cos - b * sin + x for a, b in corners], [a * sin + b * cos + y for a, b in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


def scale_for(width: float, height: float) -> float:
    """Return at how many pixels per point a page of this size (points) is looked at."""
    return min(PER_POINT, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))


def straight(grey: Picture, per_point: float) -> Page:
    """Return the picture turned straight."""
    lean = _lean_of(grey)
    return Page(_turned(grey, lean), per_point, lean)


def _lean_of(grey: Picture) -> float:
    """Return by how many degrees the rows of ink fall to the right: the turn under which they are most distinct."""
    shrink = min(1.0, _SKETCH / max(grey.shape))
    size = [max(round(side * shrink), 1) for side in grey.shape[::-1]]
    sketch = 255 - cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    coarse = max(np.arange(-_LEAN, _LEAN + _COARSE, _COARSE), key=lambda angle: (_distinct(sketch, angle), -abs(angle)))
    near = np.arange(coarse - _COARSE, coarse + _COARSE, _FINE)
    lean = round(float(max(near, key=lambda angle: (_distinct(sketch, angle), -abs(angle)))), 2)
    return lean if _distinct(sketch, lean) > _distinct(sketch, 0.0) else 0.0


def _distinct(sketch: Picture, angle: float) -> float:
    """Return how sharply rows of ink and rows of paper follow each other once the sketch is turned."""
    rows = _turned(sketch, angle, paper=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned(picture: Picture, angle: float, paper: int = _PAPER) -> Picture:
    if not angle:
        return picture
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned: Picture = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(paper,))
    return turned
