"""What PDFium sees on a page, as ink: the fast source of glyphs and rules.

PDFium knows the clip, the colour and the painting order of each text, so that text which is drawn and not seen is told
from text that is. Hands on an `Ink` whose boxes stand where the page is displayed; the reference is `plumber.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Any

from pipeline.extract.page.ink import Cut, Glyph, Ink, Rule, Sideways, glyphs_of, on_sheet
from pipeline.extract.page.turn import Turn, main_turn, turn_of
from pipeline.extract.pdf import calls
from pipeline.extract.pdf.fonts import is_blank
from pipeline.extract.pdf.frame import Columns, Frame
from pipeline.extract.pdf.hidden import Hidden, last_cover
from pipeline.extract.pdf.objects import painted
from pipeline.extract.pdf.painting import PLAIN, TextObject, hideable, painted_again
from pipeline.extract.pdf.strokes import Drawing, drawing
from pipeline.extract.pdf.unreadable import plain
from pipeline.records import Box

_FLAT = 0.5
"""Points that a straight stroke may lean."""
_SHORTEST = 0.3
"""Points: a shorter stroke is a dot."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """The characters that a page paints, column by column: text, box in the page's coordinates, text object."""

    texts: list[str]
    boxes: Columns
    objects: list[int]
    first: dict[int, int]
    """Each text object and the number of its first character on PDFium's text page."""


def ink(page: Any) -> Ink:  # noqa: ANN401 - pypdfium2 is not typed
    """Return what a `pypdfium2.PdfPage` shows, whose document was opened with `same_fonts`.

    Raises:
        CrowdedPageError: the page has more objects than any table has.
    """
    frame = Frame.of(page.get_bbox(), page.get_rotation())
    objects = painted(calls.address(page.raw))
    drawn = drawing(objects)
    text_page = page.get_textpage()
    try:
        letters = _letters(calls.address(text_page.raw), text_page.count_chars())
        matrices = calls.char_matrices(calls.address(text_page.raw), list(letters.first.values()))
    finally:
        text_page.close()
    ways = {matrix: frame.seen(turn_of(matrix)) for matrix in set(matrices)}
    turns = {key: ways[matrix] for key, matrix in zip(letters.first, matrices, strict=True)}
    turn = _main_turn(letters.objects, turns)
    upright = frame.turned(turn)
    sheet = turn.upright(frame.shown(page.get_mediabox()))
    cover = last_cover(drawn.fills)
    hidden = Hidden(drawn.fills, upright, sheet, painted_again(objects, letters.first, cover))
    sorter = _Sorter(hidden, hideable(objects, cover), turns, turn)
    sorter.take(letters, upright.boxes(letters.boxes), sheet)
    flat, steep = _rules(drawn, upright, sheet)
    return Ink(
        tuple(sorter.seen),
        flat,
        steep,
        tuple(upright.box(fill.bounds) for fill in drawn.fills if not (fill.is_white or fill.is_picture)),
        tuple(sorter.cuts),
        tuple(sorter.sideways),
        turn,
        _picture_share(drawn, frame),
    )


def has_blank_text(page: Any) -> bool:  # noqa: ANN401
    """Whether a `pypdfium2.PdfPage` has text that it does not show when it is drawn, because the file lacks its font.

    Raises:
        CrowdedPageError: the page has more objects than any table has.
    """
    return any(is_blank(one.address) for one in painted(calls.address(page.raw)) if one.is_text)


def _main_turn(owners: list[int], turns: Mapping[int, Turn | None]) -> Turn:
    """Return which way most characters run, given the text object of each and the way that each object runs."""
    counted: Counter[Turn | None] = Counter()
    for key, count in Counter(owners).items():
        counted[turns[key]] += count
    return main_turn(counted)


def _picture_share(drawn: Drawing, frame: Frame) -> float:
    """Return the part of the page that its pictures cover; a scan may come in strips."""
    boxes = [frame.box(fill.bounds) for fill in drawn.fills if fill.is_picture]
    widths = [max(min(box.x1, frame.width) - max(box.x0, 0.0), 0.0) for box in boxes]
    heights = [max(min(box.bottom, frame.height) - max(box.top, 0.0), 0.0) for box in boxes]
    covered = sum(across * down for across, down in zip(widths, heights, strict=True))
    return min(covered / max(frame.width * frame.height, 1.0), 1.0)


def _letters(text_page: int, count: int) -> _Letters:
    """Return the characters that the page paints.

    Characters that PDFium makes up (line ends, gaps) belong to no text object. The letters of a ligature stand in one
    and the same box: they become one.
    """
    objects = calls.column(calls.char_object, text_page, count)
    indices = list(compress(range(count), objects))
    owners = list(compress(objects, objects))
    texts = plain(list(compress(calls.texts(text_page, count), objects)), calls.char_flags(text_page, indices))
    columns = calls.char_boxes(text_page, indices)
    first = dict(zip(reversed(owners), reversed(indices), strict=True))
    again = _in_one_box(owners, columns)
    if not again:
        return _Letters(texts, columns, owners, first)
    for n in reversed(again):
        texts[n - 1] += texts[n]
    is_again = set(again)
    single = [n not in is_again for n in range(len(owners))]
    left, top, right, bottom = (list(compress(column, single)) for column in columns)
    return _Letters(list(compress(texts, single)), (left, top, right, bottom), list(compress(owners, single)), first)


def _in_one_box(owners: list[int], columns: Columns) -> list[int]:
    """Return the numbers of the characters that stand in the box of the one before, in one text object."""
    left, top, right, bottom = columns
    same = [n for n, (one, other) in enumerate(pairwise(left), start=1) if one == other]
    return [
        n
        for n in same
        if right[n] == right[n - 1]
        and top[n] == top[n - 1]
        and bottom[n] == bottom[n - 1]
        and owners[n] == owners[n - 1]
    ]


class _Sorter:
    """Sends each run of glyphs to those that are seen, those that are not, and those that run another way."""

    def __init__(
        self, hidden: Hidden, hideable: Mapping[int, TextObject], turns: Mapping[int, Turn | None], main: Turn
    ) -> None:
        self._hidden, self._hideable, self._turns, self._main = hidden, hideable, turns, main
        self.seen: list[Glyph] = []
        self.cuts: list[Cut] = []
        self.sideways: list[Sideways] = []

    def take(self, letters: _Letters, boxes: Columns, sheet: Box) -> None:
        """Take the characters of a page, whose upright boxes are given column by column."""
        glyphs = glyphs_of(letters.texts, boxes)
        odd = set(self._hideable) | {key for key, turn in self._turns.items() if turn is not self._main}
        if not _are_on(sheet, boxes):
            odd = set(self._turns)
        if not odd:
            self.seen = glyphs
            return
        owners = letters.objects
        starts = [n for n in range(len(owners)) if n == 0 or owners[n] != owners[n - 1]]
        for start, end in zip(starts, [*starts[1:], len(owners)], strict=True):
            if owners[start] in odd:
                self._take_odd(owners[start], glyphs[start:end])
            else:
                self.seen += glyphs[start:end]

    def _take_odd(self, key: int, run: list[Glyph]) -> None:
        """Take a run of glyphs of the text object `key`; a leaning one is a watermark."""
        turn = self._turns[key]
        if turn is None:
            self.cuts.extend(Cut(glyph, None) for glyph in run)
            return
        seen, cuts = self._hidden.part(run, self._hideable.get(key, PLAIN))
        self.cuts.extend(cuts)
        if turn is self._main:
            self.seen.extend(seen)
        elif seen:
            self.sideways.append(Sideways(turn.seen_from(self._main), tuple(seen)))


def _are_on(sheet: Box, boxes: Columns) -> bool:
    """Whether all boxes, given column by column, lie on the sheet."""
    left, top, right, bottom = boxes
    if not left:
        return True
    is_across = sheet.x0 <= min(left) and max(right) <= sheet.x1
    return is_across and sheet.top <= min(top) and max(bottom) <= sheet.bottom


def _rules(drawn: Drawing, upright: Frame, sheet: Box) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the straight strokes of a page as horizontal and vertical rules."""
    flat, steep = [], []
    for start, end in drawn.strokes:
        (x0, y0), (x1, y1) = upright.point(start), upright.point(end)
        if abs(y0 - y1) <= _FLAT and abs(x0 - x1) > _SHORTEST:
            flat.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= _FLAT and abs(y0 - y1) > _SHORTEST:
            steep.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return on_sheet(flat, steep, sheet)
