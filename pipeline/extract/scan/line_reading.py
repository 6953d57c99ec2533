"""Pictures of lines to texts that were read twice: alone where they are long, side by side where they are short.

A lone sign (≥, %, 5) is read far worse than the same sign in a line, so the short cells of a row are set side by side
as if printed in one line. Which cell a line belongs to, and what is done about a doubt, is told in `page.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from pipeline.extract.scan.picture_lines import Span
from pipeline.extract.scan.recognise import Line, Picture, Sign, confidence_of, recognise, text_of
from pipeline.text import fold

_SHORT = 3.0
"""A line of fewer line heights than this is read together with the short ones beside it."""
_SAME_ROW = 0.6
_MOST_PARTS = 6
_AROUND = ((0.18, 0.2), (0.3, 0.2))
"""Paper above and beside a line, in line heights: the two readings see the same line at two sizes."""
_AROUND_LONE = ((0.18, 1.0), (0.3, 1.0))
_BETWEEN = 0.2
_LOWEST = 0.9
"""A line is shown at least this high, in usual lines, so that a dash stays a dash and does not become a bar."""
_FROM_END = 0.85
"""Line heights: the middle of a wide character is half of one from the end of its line, a full stop after it more."""
_FIGURE = re.compile(r"[0-9%％‰<>=≤≥＜＞＝≦≧]")
_WIDE = {"(": "（", ")": "）"}
_SEPARATORS = re.compile(r"\d{1,3}(?:[.,，]\d{3})+[.,，]\d{2}")
"""An amount with two or more separators: whichever they were read as, the last is the point."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of text: where it stands, its signs, and what a second reading made of it (None where they agree)."""

    span: Span
    signs: Line
    other: str | None

    @property
    def text(self) -> str:
        """The characters."""
        return text_of(self.signs)

    @property
    def is_whole(self) -> bool:
        """Whether the first and last characters stand at the ends of the ink, so that none before or after is lost."""
        width, height = self.span.right - self.span.left, self.span.height
        if not self.signs or width <= _SHORT * height:
            return True
        side = _AROUND[0][1] * height
        first, last = (sign.middle * (width + 2 * side) - side for sign in (self.signs[0], self.signs[-1]))
        return max(first, width - last) <= _FROM_END * height

    @property
    def confidence(self) -> float:
        """How sure the least sure character is."""
        return confidence_of(self.signs)


def read_lines(picture: Picture, regions: Sequence[Sequence[Span]]) -> list[list[ReadLine]]:
    """Return the lines of each region (cell) as read; `regions` hold the lines of each from the top."""
    spans = [span for region in regions for span in region]
    usual = median([span.height for span in spans] or [1])
    strips = _strips(regions, usual)
    first = dict(_read(picture, strips, usual, 0))
    again = [strip for strip in strips if any(has_figure(text_of(first[s])) or _is_short(s, usual) for s in strip)]
    second = dict(_read(picture, again, usual, 1))
    return [[_settled(span, first[span], second.get(span)) for span in region] for region in regions]


def has_figure(text: str) -> bool:
    """Whether a text holds a digit, a percent sign or a comparator."""
    return _FIGURE.search(text) is not None


def _is_short(span: Span, usual: float) -> bool:
    return span.right - span.left <= _SHORT * usual


def _strips(regions: Sequence[Sequence[Span]], usual: float) -> list[tuple[Span, ...]]:
    """Return the lines grouped as they are read: short lines that are alone in their cells beside their neighbours."""
    short = [region[0] for region in regions if len(region) == 1 and _is_short(region[0], usual)]
    strips: list[tuple[Span, ...]] = [
        (span,) for region in regions for span in region if len(region) > 1 or not _is_short(span, usual)
    ]
    row: list[Span] = []
    for span in sorted(short, key=lambda s: (round((s.top + s.bottom) / 2 / usual / _SAME_ROW), s.left)):
        if row and (len(row) == _MOST_PARTS or not _is_beside(row, span, usual)):
            strips.append(tuple(row))
            row = []
        row.append(span)
    return [*strips, tuple(row)] if row else strips


def _is_beside(row: Sequence[Span], span: Span, usual: float) -> bool:
    return span.left >= row[-1].right and abs(_middle(span) - _middle(row[0])) <= _SAME_ROW * usual


def _middle(span: Span) -> float:
    return (span.top + span.bottom) / 2


def _read(picture: Picture, strips: Sequence[tuple[Span, ...]], usual: float, turn: int) -> Iterator[tuple[Span, Line]]:
    """Yield each line of the strips with its signs."""
    shown = [_strip(picture, strip, usual, turn) for strip in strips]
    for strip, (image, edges), line in zip(strips, shown, recognise([image for image, _ in shown]), strict=True):
        yield from zip(strip, _shared(line, edges, image.shape[1]), strict=True)


def _strip(picture: Picture, strip: Sequence[Span], usual: float, turn: int) -> tuple[Picture, list[tuple[int, int]]]:
    """Return the lines of a strip side by side as one picture, and the columns that each of them fills."""
    above, beside = (_AROUND_LONE if len(strip) == 1 and _is_short(strip[0], usual) else _AROUND)[turn]
    parts = [_shown(picture, span, usual, above, beside) for span in strip]
    height = max(part.shape[0] for part in parts)
    gap = np.full((height, round(_BETWEEN * usual)), 255, np.uint8)
    columns: list[Picture] = []
    edges: list[tuple[int, int]] = []
    left = 0
    for part in parts:
        fill = (height - part.shape[0]) // 2
        paper = int(np.percentile(part, 80))
        filled = np.pad(part, ((fill, height - part.shape[0] - fill), (0, 0)), constant_values=paper)
        columns += [filled, np.minimum(gap, paper).astype(np.uint8)]
        edges.append((left, left + part.shape[1]))
        left += part.shape[1] + gap.shape[1]
    return np.hstack(columns[:-1]), edges


def _shown(picture: Picture, span: Span, usual: float, above: float, beside: float) -> Picture:
    """Return a line with paper around it, at least as high as a usual line."""
    pad, side = max(round(usual * above), 1), max(round(usual * beside), 1)
    pad += max(math.ceil((usual * _LOWEST - span.height) / 2), 0)
    height, width = picture.shape
    left, top = max(span.left - side, 0), max(span.top - pad, 0)
    return Span(left, top, min(span.right + side, width), min(span.bottom + pad, height)).cut(picture)


def _shared(line: Line, edges: Sequence[tuple[int, int]], width: int) -> list[Line]:
    """Return the signs of a strip, each given to the part that it stands in, its middle told within that part."""
    shares: list[list[Sign]] = [[] for _ in edges]
    for sign in line:
        x = sign.middle * width
        nearest = min(range(len(edges)), key=lambda n: max(edges[n][0] - x, x - edges[n][1]))
        left, right = edges[nearest]
        shares[nearest].append(replace(sign, middle=min(max((x - left) / (right - left), 0.0), 1.0)))
    return [_trimmed(share) for share in shares]


def _trimmed(signs: Sequence[Sign]) -> Line:
    """Return the signs without blanks at the ends, and amounts with the separators that amounts have."""
    inked = [n for n, sign in enumerate(signs) if sign.text.strip()]
    line = _with_one_kind_of_brackets(signs[inked[0] : inked[-1] + 1]) if inked else ()
    if not _SEPARATORS.fullmatch(text_of(line)):
        return line
    marks = [n for n, sign in enumerate(line) if not sign.text.isdigit()]
    return tuple(replace(s, text="." if n == marks[-1] else ",") if n in marks else s for n, s in enumerate(line))


def _with_one_kind_of_brackets(signs: Sequence[Sign]) -> Line:
    """Return the signs with wide brackets where wide and narrow ones are mixed: a pair is of one width."""
    texts = {sign.text for sign in signs}
    if not (texts & set("()") and texts & set("（）")):
        return tuple(signs)
    return tuple(replace(sign, text=_WIDE.get(sign.text, sign.text)) for sign in signs)


def _settled(span: Span, first: Line, second: Line | None) -> ReadLine:
    """Return the surer of two readings, and the other one where they differ in more than the width of a sign."""
    if second is None or fold(text_of(first)) == fold(text_of(second)):
        return ReadLine(span, first, None)
    surer, other = sorted((first, second), key=confidence_of, reverse=True)
    return ReadLine(span, surer, text_of(other))
