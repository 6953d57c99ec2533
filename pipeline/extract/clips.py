"""Which characters of a page are drawn but not seen, because the clip of their text leaves them out.

Programs that print workbooks draw the whole text of a cell and clip it to the cell, on each page that the cell
touches; a reader that ignores clips finds that text in the neighbours. PDFium tells the clip of each text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.records import Box

_DECIMALS = 1
_STEP = 0.1
_LEAST_SEEN = 0.45
"""A character of which less than this part is inside its clip is not seen; half of one that straddles an edge is."""
Spot = tuple[str, float, float]
"""A character and the origin that it is drawn at, in PDF points from the page's bottom left, to a tenth."""
Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top, in PDF points from the page's bottom left."""


class Clips:
    """The clips of a document's texts, page by page; to be used in a `with` statement."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)

    def __enter__(self) -> Clips:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._document.close()

    def cut(self, page_number: int) -> PageClips:
        """Return the characters of a page (numbers count from 1) that its clips cut or hide."""
        page = self._document[page_number - 1]
        text = page.get_textpage()
        try:
            return PageClips(dict(_cut(text)))
        finally:
            text.close()
            page.close()


@dataclass(frozen=True, slots=True)
class PageClips:
    """The characters of a page that stick out of their clips, each with the part that is seen, None for nothing."""

    seen: Mapping[Spot, Bounds | None]

    def box(self, character: Mapping[str, Any]) -> Box | None:
        """Return the box of the part of a pdfplumber character that is seen, None for a hidden one."""
        box = Box(character["x0"], character["top"], character["x1"], character["bottom"])
        spot = self._spot(character["text"], *character["matrix"][4:6]) if self.seen else None
        if spot is None:
            return box
        bounds = self.seen[spot]
        if bounds is None:
            return None
        height = character["top"] + character["y1"]
        return Box(
            max(box.x0, bounds[0]),
            max(box.top, height - bounds[3]),
            min(box.x1, bounds[2]),
            min(box.bottom, height - bounds[1]),
        )

    def _spot(self, text: str, x: float, y: float) -> Spot | None:
        near = (0.0, -_STEP, _STEP)
        spots = (_spot(text, x + dx, y + dy) for dx in near for dy in near)
        return next((spot for spot in spots if spot in self.seen), None)


def _spot(text: str, x: float, y: float) -> Spot:
    return text, round(x, _DECIMALS), round(y, _DECIMALS)


def _cut(text: Any) -> Iterator[tuple[Spot, Bounds | None]]:  # noqa: ANN401 - pypdfium2 is not typed
    clips: dict[int, Bounds | None] = {}
    for index in range(text.count_chars()):
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        if not drawn:
            continue
        key = ctypes.addressof(drawn.contents)
        clip = clips.setdefault(key, _clip_bounds(drawn)) if key not in clips else clips[key]
        box = text.get_charbox(index, loose=True)
        if clip is not None and _common(box, clip) != box:
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            yield _spot(chr(pdfium.FPDFText_GetUnicode(text, index)), x.value, y.value), _seen(box, clip)


def _seen(box: Bounds, clip: Bounds) -> Bounds | None:
    """Return the clip of a character that is seen well enough, None for one that is not."""
    part = _common(box, clip)
    return clip if _area(part) >= _LEAST_SEEN * _area(box) else None


def _common(one: Bounds, other: Bounds) -> Bounds:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _area(bounds: Bounds) -> float:
    return max(bounds[2] - bounds[0], 0.0) * max(bounds[3] - bounds[1], 0.0)


def _clip_bounds(drawn: Any) -> Bounds | None:  # noqa: ANN401
    """Return what an object's clip lets through, as one box, or None when it has no clip."""
    clip = pdfium.FPDFPageObj_GetClipPath(drawn)
    bounds = None
    for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        points = [_point(clip, path, n) for n in range(pdfium.FPDFClipPath_CountPathSegments(clip, path))]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            one = (min(xs), min(ys), max(xs), max(ys))
            bounds = _common(bounds, one) if bounds else one
    return bounds


def _point(clip: Any, path: int, segment: int) -> tuple[float, float]:  # noqa: ANN401
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, segment), x, y)
    return x.value, y.value
