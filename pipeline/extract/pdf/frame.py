"""From a page's own coordinates to where its points are displayed.

A page's own coordinates run up from the bottom left of its paper; what is displayed is turned by /Rotate and cut to the
crop box. Hands on a `Frame`, which turns columns of numbers at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.page.turn import Turn
from pipeline.extract.pdf.calls import Point
from pipeline.extract.pdf.objects import Bounds
from pipeline.records import Box

Columns = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]
_FAR = 1e6
_TURNS = (Turn.RIGHT, Turn.DOWN, Turn.OVER, Turn.UP)


@dataclass(frozen=True, slots=True)
class Frame:
    """Displayed x is `xx` * x + `xy` * y + `x0`, displayed y is `yx` * x + `yy` * y + `y0`; one of each pair is 0."""

    xx: int
    xy: int
    x0: float
    yx: int
    yy: int
    y0: float
    width: float
    height: float
    quarters: int

    @classmethod
    def of(cls, bounds: Bounds, rotation: int) -> Frame:
        """Return the frame of a page.

        Args:
            bounds: left, bottom, right and top of what is displayed, in the page's own coordinates.
            rotation: by how many degrees clockwise it is displayed turned, a multiple of 90.
        """
        left, bottom, right, top = bounds
        across, up = right - left, top - bottom
        quarters = rotation // 90 % 4
        if quarters == 1:
            return cls(0, 1, -bottom, 1, 0, -left, up, across, quarters)
        if quarters == 2:
            return cls(-1, 0, right, 0, 1, -bottom, across, up, quarters)
        if quarters == 3:
            return cls(0, -1, top, -1, 0, right, up, across, quarters)
        return cls(1, 0, -left, 0, -1, top, across, up, quarters)

    def turned(self, turn: Turn) -> Frame:
        """Return the frame that makes text upright which runs as `turn` says on the displayed page."""
        if turn is Turn.DOWN:
            return self._with(self.yx, self.yy, self.y0, -self.xx, -self.xy, -self.x0, turn)
        if turn is Turn.UP:
            return self._with(-self.yx, -self.yy, -self.y0, self.xx, self.xy, self.x0, turn)
        if turn is Turn.OVER:
            return self._with(-self.xx, -self.xy, -self.x0, -self.yx, -self.yy, -self.y0, turn)
        return self

    def _with(self, xx: int, xy: int, x0: float, yx: int, yy: int, y0: float, turn: Turn) -> Frame:
        return Frame(xx, xy, x0, yx, yy, y0, self.width, self.height, self.quarters - turn.quarters)

    def seen(self, turn: Turn | None) -> Turn | None:
        """Return how text is displayed that runs as `turn` says in the page's own coordinates."""
        return _TURNS[(turn.quarters + self.quarters) % 4] if turn else None

    def shown(self, paper: Bounds) -> Box:
        """Return the part of the plane whose contents count, given the page's paper (its media box).

        What a crop box leaves out was cut off on purpose. What runs over the paper's edge was not: a page that was
        turned and not made wider loses columns on the screen that are all there in the file.
        """
        sheet = self.box(paper)
        is_cut = sheet.x0 < -1 or sheet.top < -1 or sheet.x1 > self.width + 1 or sheet.bottom > self.height + 1
        return Box(0.0, 0.0, self.width, self.height) if is_cut else Box(-_FAR, -_FAR, _FAR, _FAR)

    def boxes(self, columns: Columns) -> Columns:
        """Return left, top, right and bottom of displayed boxes, given left, top, right and bottom of the page's."""
        left, top, right, bottom = columns
        x_low, x_high = _along(self.xx, left, right) if self.xx else _along(self.xy, bottom, top)
        y_low, y_high = _along(self.yx, left, right) if self.yx else _along(self.yy, bottom, top)
        x_sign, y_sign = self.xx or self.xy, self.yx or self.yy
        return (
            [x_sign * value + self.x0 for value in x_low],
            [y_sign * value + self.y0 for value in y_low],
            [x_sign * value + self.x0 for value in x_high],
            [y_sign * value + self.y0 for value in y_high],
        )

    def box(self, bounds: Bounds) -> Box:
        """Return where a box of the page (left, bottom, right, top) is displayed."""
        left, bottom, right, top = bounds
        x0, y0, x1, y1 = self.boxes(([left], [top], [right], [bottom]))
        return Box(x0[0], y0[0], x1[0], y1[0])

    def point(self, point: Point) -> Point:
        """Return where a point of the page is displayed."""
        x, y = point
        return self.xx * x + self.xy * y + self.x0, self.yx * x + self.yy * y + self.y0


def _along(sign: int, low: Sequence[float], high: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
    return (low, high) if sign > 0 else (high, low)
