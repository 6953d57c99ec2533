"""The slots between the rules of one table, and which slots are one cell because no rule parts them.

Only rules count here, no text. Hands on a `Lattice`: positions across and down, and the owner of each slot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.page.ink import Rule
from pipeline.extract.page.rules import RuledArea

_SHARE_DRAWN = 0.5
"""A border counts as drawn when rules cover this part of it."""
Slot = tuple[int, int]
"""(row, column) of an elementary cell, from 0."""
Walls = list[list[bool]]
"""For each position, and each stretch along it, whether a rule is drawn there."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Sorted positions of the rules across and down, and for each slot the slot that owns it (its merged cell).

    `area` are the rules; `open_above` and `open_below` the columns without a rule at the top and bottom of the frame.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: dict[Slot, Slot]
    area: RuledArea
    open_above: frozenset[int] = frozenset()
    open_below: frozenset[int] = frozenset()

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.ys) - 1

    def slot_at(self, x: float, y: float) -> Slot | None:
        """Return the slot around a point, or None when it lies outside the frame."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if inside else None

    def spans(self) -> dict[Slot, Slot]:
        """Return the (rows, columns) that each owning slot spans."""
        spans: dict[Slot, Slot] = {}
        for (row, column), (owner_row, owner_column) in self.owner.items():
            spans[owner_row, owner_column] = (row - owner_row + 1, column - owner_column + 1)
        return spans


def lattice_of(area: RuledArea, least: float) -> Lattice:
    """Return the lattice of a ruled area: slots between its rules, merged where no rule parts them.

    Args:
        area: the rules.
        least: rules closer than this (points) are one line.
    """
    frame = area.frame
    xs = _positions([frame.x0, frame.x1, *(r.at for r in area.vertical)], least)
    ys = _positions([frame.top, frame.bottom, *(r.at for r in area.horizontal)], least)
    upright, flat = _walls(area.vertical, xs, ys), _walls(area.horizontal, ys, xs)
    owner: dict[Slot, Slot] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if upright[column + 1][row] and flat[row + 1][column] and (row, column) not in owner:
                owner[row, column] = (row, column)
            elif (row, column) not in owner:
                _claim(owner, (row, column), upright, flat)
    above = frozenset(column for column, is_drawn in enumerate(flat[0]) if not is_drawn)
    below = frozenset(column for column, is_drawn in enumerate(flat[-1]) if not is_drawn)
    return Lattice(xs, ys, owner, area, above, below)


def _positions(values: Sequence[float], least: float) -> tuple[float, ...]:
    """Return the distinct positions in order; values closer than `least` points are one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > least:
            kept.append(value)
    return tuple(kept)


def _walls(rules: Sequence[Rule], lines: Sequence[float], steps: Sequence[float]) -> Walls:
    """Return for each line, and each step along it, whether rules cover at least half of it."""
    drawn = [[0.0] * (len(steps) - 1) for _ in lines]
    for rule in rules:
        along = drawn[bisect_right(lines, rule.at) - 1]
        step = max(bisect_right(steps, rule.start) - 1, 0)
        while step < len(along) and steps[step] < rule.end:
            along[step] += min(rule.end, steps[step + 1]) - max(rule.start, steps[step])
            step += 1
    sizes = [_SHARE_DRAWN * (end - start) for start, end in pairwise(steps)]
    return [[length >= size for length, size in zip(along, sizes, strict=True)] for along in drawn]


def _claim(owner: dict[Slot, Slot], start: Slot, upright: Walls, flat: Walls) -> None:
    """Give `start` the largest rectangle of free slots that no rule parts: first to the right, then down."""
    row, column = start
    right = column
    while right + 2 < len(upright) and not upright[right + 1][row] and (row, right + 1) not in owner:
        right += 1
    bottom = row
    columns = range(column, right + 1)
    while bottom + 2 < len(flat) and _continues(owner, bottom + 1, columns, upright, flat[bottom + 1]):
        bottom += 1
    for r in range(row, bottom + 1):
        for c in columns:
            owner[r, c] = start


def _continues(owner: dict[Slot, Slot], row: int, columns: range, upright: Walls, above: Sequence[bool]) -> bool:
    """Whether a row continues the merged cell above it over `columns`: nothing parts them, above or inside."""
    is_open = all(not above[column] and (row, column) not in owner for column in columns)
    return is_open and not any(upright[column + 1][row] for column in columns[:-1])
