"""Which characters of a page are drawn but not seen, because the clip of their text leaves them out.

Programs that print workbooks draw the whole text of a cell and clip it to the cell, on each page that the cell
touches; a reader that ignores clips finds that text in the neighbours. PDFium tells the clip of each text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_DECIMALS = 1
_STEP = 0.1
_SLACK = 0.05
"""Points by which a character's middle may lie outside the clip and still be seen."""
Spot = tuple[str, float, float]
"""A character and the origin that it is drawn at, in PDF points from the page's bottom left, to a tenth."""


class Clips:
    """The clips of a document's texts, page by page; to be used in a `with` statement."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)

    def __enter__(self) -> Clips:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._document.close()

    def hidden(self, page_number: int) -> frozenset[Spot]:
        """Return the characters of a page (numbers count from 1) that its clips hide."""
        page = self._document[page_number - 1]
        text = page.get_textpage()
        try:
            return frozenset(_hidden(text))
        finally:
            text.close()
            page.close()


def is_hidden(spots: frozenset[Spot], text: str, x: float, y: float) -> bool:
    """Whether a character drawn at this origin is one of the hidden ones."""
    near = (-_STEP, 0.0, _STEP)
    return bool(spots) and any(_spot(text, x + dx, y + dy) in spots for dx in near for dy in near)


def _spot(text: str, x: float, y: float) -> Spot:
    return text, round(x, _DECIMALS), round(y, _DECIMALS)


def _hidden(text: Any) -> Iterator[Spot]:  # noqa: ANN401 - pypdfium2 is not typed
    clips: dict[int, list[tuple[float, float, float, float]]] = {}
    for index in range(text.count_chars()):
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        if not drawn:
            continue
        key = ctypes.addressof(drawn.contents)
        if key not in clips:
            clips[key] = list(_clip_boxes(drawn))
        if clips[key] and _is_outside(text.get_charbox(index, loose=True), clips[key]):
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            yield _spot(chr(pdfium.FPDFText_GetUnicode(text, index)), x.value, y.value)


def _is_outside(box: tuple[float, float, float, float], clips: list[tuple[float, float, float, float]]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        not (left - _SLACK <= x <= right + _SLACK and bottom - _SLACK <= y <= top + _SLACK)
        for left, bottom, right, top in clips
    )


def _clip_boxes(drawn: Any) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    """Yield the box of each path of an object's clip: (left, bottom, right, top)."""
    clip = pdfium.FPDFPageObj_GetClipPath(drawn)
    for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        points = [_point(clip, path, n) for n in range(pdfium.FPDFClipPath_CountPathSegments(clip, path))]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield min(xs), min(ys), max(xs), max(ys)


def _point(clip: Any, path: int, segment: int) -> tuple[float, float]:  # noqa: ANN401
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, segment), x, y)
    return x.value, y.value
