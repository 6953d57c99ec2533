"""The straight rules of a straight picture: long thin runs of ink, across and down.

A stroke of a large character is as straight as a rule; only rules that hang together as a table are taken, and only
those are wiped out of the picture before its text is read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.extract.page.ink import Rule
from pipeline.extract.page.rules import RuledArea, areas, joined
from pipeline.extract.scan.picture import Page
from pipeline.extract.scan.recognise import Picture

_LONG_ACROSS, _LONG_DOWN = 15.0, 10.0
"""Points: the shortest run of ink that may be part of a rule; a row of a table is at least this high."""
_SURELY_RULE = 40.0
"""Points: no stroke is this long."""
_THICK = 4.0
"""Points: what is thicker is a bar or a picture."""
_PIECE_ACROSS, _PIECE_DOWN = 8.0, 7.0
"""Points: the pieces that a rule may come in; strokes of small print are shorter, or a line of text becomes a rule."""
_GAP = 3.0
"""Points: breaks in a rule that a scanner makes."""
_SLIVER, _BESIDE = 1.2, 0.7
"""Points: what is left of a faint rule is no thicker, and lies no farther from it: a digit 1 beside a rule does."""
_SMALLEST_TABLE = 60.0
"""Points: the frame of a smaller table is a large character or a stamp."""
_INK_IS_DARKER_BY = 18
"""Grey levels by which ink is darker than the paper around it: more than a scanner's noise."""
_AROUND = 12.0
"""Points of paper around a spot that it is compared with: wider than a stroke of a title."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is ink, what is text (the ink without rules), the grey picture without rules, and the rules in points."""

    text: Picture
    picture: Picture
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


def find_rules(page: Page) -> Ruled:
    """Return the page's rules and what is left without them."""
    ink = _ink(page)
    across, flat = _runs(ink, page.per_point, is_flat=True)
    down, steep = _runs(ink, page.per_point, is_flat=False)
    steep = _anchored(steep, flat)
    flat = _anchored(flat, steep)
    tables = [area for area in areas(joined(flat), joined(steep)) if _is_table(area)]
    horizontal = tuple(rule for rule in flat if any(_within(rule.at, rule, area, is_flat=True) for area in tables))
    vertical = tuple(rule for rule in steep if any(_within(rule.at, rule, area, is_flat=False) for area in tables))
    wiped = cv2.max(_near(across, horizontal, page.per_point), _near(down.T, vertical, page.per_point).T)
    text = _without_crumbs(np.where(wiped > 0, 0, ink).astype(np.uint8), horizontal, vertical, page.per_point)
    picture = np.where(wiped > 0, 255, page.picture).astype(np.uint8)
    return Ruled(text, picture, horizontal, vertical)


def _ink(page: Page) -> Picture:
    """Return where ink is (255) and where paper is (0)."""
    calm = cv2.GaussianBlur(page.picture, (3, 3), 0)
    around = math.ceil(_AROUND * page.per_point) | 1
    ink: Picture = cv2.adaptiveThreshold(
        calm, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, _INK_IS_DARKER_BY
    )
    return ink


def _runs(ink: Picture, per_point: float, *, is_flat: bool) -> tuple[Picture, list[Rule]]:
    """Return the long straight runs of ink in one direction: as a mask, and as rules in points."""
    long = math.ceil((_LONG_ACROSS if is_flat else _LONG_DOWN) * per_point)
    piece = math.ceil((_PIECE_ACROSS if is_flat else _PIECE_DOWN) * per_point)
    steps = ((cv2.MORPH_OPEN, piece), (cv2.MORPH_CLOSE, math.ceil(_GAP * per_point)), (cv2.MORPH_OPEN, long))
    mask = ink
    for step, length in steps:
        mask = cv2.morphologyEx(mask, step, np.ones((1, length) if is_flat else (length, 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    rules = []
    for x, y, width, height, _ in (stats[1:] / per_point).tolist():
        thick = height if is_flat else width
        if thick <= _THICK:
            rules.append(Rule(y + height / 2, x, x + width) if is_flat else Rule(x + width / 2, y, y + height))
    return mask, rules


def _anchored(rules: Sequence[Rule], others: Sequence[Rule]) -> list[Rule]:
    """Return the rules without the strokes of large characters: short ones that do not run from rule to rule."""
    return [
        rule
        for rule in rules
        if rule.end - rule.start >= _SURELY_RULE
        or (_ends_at(rule, rule.start, others) and _ends_at(rule, rule.end, others))
    ]


def _ends_at(rule: Rule, end: float, others: Sequence[Rule]) -> bool:
    return any(abs(o.at - end) <= _GAP and o.start - _GAP <= rule.at <= o.end + _GAP for o in others)


def _is_table(area: RuledArea) -> bool:
    return max(rule.end - rule.start for rule in area.horizontal) >= _SMALLEST_TABLE


def _within(at: float, rule: Rule, area: RuledArea, *, is_flat: bool) -> bool:
    lines = area.horizontal if is_flat else area.vertical
    return any(
        abs(line.at - at) <= _THICK and rule.start >= line.start - 1 and rule.end <= line.end + 1 for line in lines
    )


def _near(mask: Picture, rules: Sequence[Rule], per_point: float) -> Picture:
    """Return the mask of horizontal runs where it belongs to one of the rules, a pixel wider: a rule's blurred edge."""
    kept = np.zeros_like(mask)
    for rule in rules:
        top, bottom = (max(round((rule.at + reach) * per_point), 0) for reach in (-_THICK / 2, _THICK / 2))
        left, right = (max(round(end * per_point), 0) for end in (rule.start, rule.end))
        kept[top:bottom, left:right] = mask[top:bottom, left:right]
    grown: Picture = cv2.dilate(kept, np.ones((3, 3), np.uint8))
    return grown


def _without_crumbs(ink: Picture, horizontal: Sequence[Rule], vertical: Sequence[Rule], per_point: float) -> Picture:
    """Return the ink without what is left of faint rules: slivers that lie along one."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, width, height = (stats[:, n] / per_point for n in range(4))
    upright = (width <= _SLIVER) & (height >= 2 * width) & _along(x + width / 2, [rule.at for rule in vertical])
    lying = (height <= _SLIVER) & (width >= 2 * height) & _along(y + height / 2, [rule.at for rule in horizontal])
    crumbs = upright | lying
    crumbs[0] = True
    return np.where(crumbs[labels], 0, 255).astype(np.uint8)


def _along(middles: npt.NDArray[np.float64], rules: Sequence[float]) -> npt.NDArray[np.bool_]:
    """Return which of the middles lie on a rule."""
    if not rules:
        return np.zeros(len(middles), dtype=np.bool_)
    distances: npt.NDArray[np.float64] = np.abs(middles[:, np.newaxis] - np.array(rules)[np.newaxis, :]).min(axis=1)
    return distances <= _BESIDE
