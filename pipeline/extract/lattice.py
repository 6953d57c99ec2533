"""Ruled areas and glyphs to grids: the cells between the rules, merged where a rule is missing.

The frame is the area's own extent, so a column whose top or bottom rule was lost at a page break keeps its cells.
Glyphs outside every area are handed back: they are lines of text, not cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.ink import Glyph, Ink, Rule
from pipeline.extract.lines import cell_text
from pipeline.extract.rules import SNAP, RuledArea, areas, joined
from pipeline.records import Box, Cell, Place

_SHARE_DRAWN = 0.5
"""A border counts as drawn when rules cover this part of it."""
Slot = tuple[int, int]
"""(row, column) of an elementary cell, from 0."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Sorted positions of the rules across and down, and for each slot the slot that owns it (its merged cell)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: dict[Slot, Slot]

    def slot_at(self, x: float, y: float) -> Slot | None:
        """Return the slot around a point, or None when it lies outside the frame."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if inside else None


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page: its rows of cells and the top and bottom of its frame."""

    top: float
    rows: tuple[tuple[Cell, ...], ...]


def tables(ink: Ink, page: int) -> tuple[list[PageTable], list[Glyph]]:
    """Return the page's ruled tables from the top, and the glyphs that stand in none of them."""
    lattices = [lattice_of(area) for area in areas(joined(ink.horizontal), joined(ink.vertical))]
    inside: list[dict[Slot, list[Glyph]]] = [{} for _ in lattices]
    outside: list[Glyph] = []
    for glyph in ink.glyphs:
        for lattice, contents in zip(lattices, inside, strict=True):
            slot = lattice.slot_at(*glyph.middle)
            if slot is not None:
                contents.setdefault(lattice.owner[slot], []).append(glyph)
                break
        else:
            outside.append(glyph)
    found = [PageTable(lt.ys[0], _rows(lt, contents, page)) for lt, contents in zip(lattices, inside, strict=True)]
    return found, outside


def lattice_of(area: RuledArea) -> Lattice:
    """Return the lattice of a ruled area: slots between its rules, merged where no rule parts them."""
    xs = _positions([r.at for r in area.vertical] + [e for r in area.horizontal for e in (r.start, r.end)])
    ys = _positions([r.at for r in area.horizontal] + [e for r in area.vertical for e in (r.start, r.end)])
    owner: dict[Slot, Slot] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in owner:
                _claim(owner, (row, column), area, xs, ys)
    return Lattice(xs, ys, owner)


def _positions(values: Sequence[float]) -> tuple[float, ...]:
    """Return the distinct positions in order; values closer than `SNAP` points are one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SNAP:
            kept.append(value)
    return tuple(kept)


def _claim(owner: dict[Slot, Slot], start: Slot, area: RuledArea, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Give `start` the largest rectangle of free slots that no rule parts: first to the right, then down."""
    row, column = start
    right = column
    while right + 2 < len(xs) and (row, right + 1) not in owner and not _parted_right(area, xs, ys, row, right):
        right += 1
    bottom = row
    while bottom + 2 < len(ys) and _continues(owner, area, xs, ys, bottom, range(column, right + 1)):
        bottom += 1
    for r in range(row, bottom + 1):
        for c in range(column, right + 1):
            owner[r, c] = start


def _continues(
    owner: dict[Slot, Slot], area: RuledArea, xs: Sequence[float], ys: Sequence[float], row: int, columns: range
) -> bool:
    """Whether the row below continues the merged cell over `columns`: nothing parts them, above or inside."""
    below_open = all(
        (row + 1, c) not in owner and not _covered(area.horizontal, ys[row + 1], xs[c], xs[c + 1]) for c in columns
    )
    return below_open and not any(_parted_right(area, xs, ys, row + 1, c) for c in columns[:-1])


def _parted_right(area: RuledArea, xs: Sequence[float], ys: Sequence[float], row: int, column: int) -> bool:
    return _covered(area.vertical, xs[column + 1], ys[row], ys[row + 1])


def _covered(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules at this position cover at least half of the stretch from start to end."""
    drawn = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= SNAP)
    return drawn >= _SHARE_DRAWN * (end - start)


def _rows(lattice: Lattice, contents: dict[Slot, list[Glyph]], page: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the lattice as rows of cells; rows and columns count from 1."""
    spans: dict[Slot, Slot] = {}
    for (row, column), (owner_row, owner_column) in lattice.owner.items():
        spans[owner_row, owner_column] = (row - owner_row + 1, column - owner_column + 1)
    return tuple(
        tuple(_cell(lattice, contents, spans, (row, column), page) for column in range(len(lattice.xs) - 1))
        for row in range(len(lattice.ys) - 1)
    )


def _cell(lattice: Lattice, contents: dict[Slot, list[Glyph]], spans: dict[Slot, Slot], slot: Slot, page: int) -> Cell:
    row, column = slot
    owner = lattice.owner[slot]
    height, width = spans.get(slot, (1, 1))
    box = Box(lattice.xs[column], lattice.ys[row], lattice.xs[column + width], lattice.ys[row + height])
    return Cell(
        text=cell_text(contents.get(slot, [])) if owner == slot else "",
        place=Place(row=row + 1, column=column + 1, page=page, box=box),
        row_span=height,
        column_span=width,
        covered_by=None if owner == slot else (owner[0] + 1, owner[1] + 1),
    )
