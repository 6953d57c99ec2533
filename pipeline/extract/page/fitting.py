"""Which glyphs lie in which cell, and whether the cells that rules make fit the text in them.

A page's frame, a text across cells, or rules around half of the columns make cells that hold what is not theirs; here
is told when. The cells themselves are made in `slots.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations, pairwise

from pipeline.extract.page.ink import Glyph, Rule, Sideways
from pipeline.extract.page.lines import cell_text, lines_of, parted
from pipeline.extract.page.slots import Lattice, Slot

_HUGE = 2.5
"""A glyph this many times as high as the page's usual one, and across a border, is a watermark."""
_WIDE_GAP = 1.5
_LEAST_ROWS = 3
_MOST_CELLS = 0.6
"""Texts of several columns in this part of a column's cells, three at least: rules do not part all columns."""


@dataclass
class Contents:
    """A lattice and the glyphs of each of its cells, by the slot that owns them.

    `turned` are the texts that run at a right angle to the others; `gapped` the cells with a wide gap in their text.
    """

    lattice: Lattice
    cells: dict[Slot, list[Glyph]] = field(default_factory=lambda: defaultdict(list))
    turned: dict[Slot, list[Sideways]] = field(default_factory=lambda: defaultdict(list))
    gapped: set[Slot] = field(default_factory=set)

    def around(self, x: float, y: float) -> tuple[list[Glyph], tuple[float, float, float, float]]:
        """Return the glyphs of the cell around a point inside the frame, and the edges of the slot there."""
        xs, ys = self.lattice.xs, self.lattice.ys
        column, row = bisect_right(xs, x) - 1, bisect_right(ys, y) - 1
        cell = self.cells[self.lattice.owner[row, column]]
        return cell, (xs[column], ys[row], xs[column + 1], ys[row + 1])

    def text(self, slot: Slot) -> str:
        """Return the text of a cell: what runs as the page does, or else what runs at a right angle to it."""
        if slot in self.cells:
            return cell_text(self.cells[slot])
        if slot in self.turned:
            upright = [Glyph(g.text, one.turn.upright(g.box)) for one in self.turned[slot] for g in one.glyphs]
            return cell_text(upright)
        return ""

    @property
    def glyphs(self) -> list[Glyph]:
        """All glyphs in the lattice."""
        return [glyph for cell in self.cells.values() for glyph in cell]


def sort_into(lattices: Sequence[Lattice], glyphs: Sequence[Glyph], usual: float) -> tuple[list[Contents], list[Glyph]]:
    """Return the glyphs of each lattice, cell by cell, and those outside all of them.

    Args:
        lattices: the inner ones before those around them.
        glyphs: the glyphs of the page.
        usual: the height of the page's usual glyph.
    """
    found = [Contents(lattice) for lattice in lattices]
    outside: list[Glyph] = []
    x0 = y0 = x1 = y1 = 0.0
    cell: list[Glyph] = []
    is_nested = _overlap(lattices)
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        if not (x0 <= x < x1 and y0 <= y < y1):  # most glyphs stand in the slot of the one before
            contents = next((c for c in found if c.lattice.slot_at(x, y)), None)
            if contents is None:
                outside.append(glyph)
                continue
            cell, slot = contents.around(x, y)
            x0, y0, x1, y1 = (0.0, 0.0, 0.0, 0.0) if is_nested else slot
        cell.append(glyph)
    if max([glyph.bottom - glyph.top for glyph in glyphs], default=0.0) > _HUGE * usual:
        outside.extend(glyph for contents in found for glyph in _take_spread(contents, usual))
    for contents in found:
        contents.gapped.update(slot for slot, cell in contents.cells.items() if _has_gap(cell, usual))
    return found, outside


def _overlap(lattices: Sequence[Lattice]) -> bool:
    """Whether the frames of any two lattices share ground."""
    return any(
        one.xs[0] < other.xs[-1] and other.xs[0] < one.xs[-1] and one.ys[0] < other.ys[-1] and other.ys[0] < one.ys[-1]
        for one, other in combinations(lattices, 2)
    )


def _has_gap(cell: Sequence[Glyph], usual: float) -> bool:
    """Whether a glyph stands further from the one painted before it than letters of a text do, on one line."""
    for before, glyph in pairwise(cell):
        if glyph.x0 - before.x1 > usual:
            return True
        if before.x0 - glyph.x1 > usual and abs(before.top - glyph.top) < usual / 2:
            return True
    return False


def _take_spread(contents: Contents, usual: float) -> list[Glyph]:
    """Take the huge glyphs that lie across borders out of the cells, and return them."""
    taken: list[Glyph] = []
    lattice, spans = contents.lattice, contents.lattice.spans()
    for slot, glyphs in contents.cells.items():
        huge = [g for g in glyphs if g.height > _HUGE * usual and _is_across(g, lattice, slot, spans[slot])]
        taken.extend(huge)
        contents.cells[slot] = [glyph for glyph in glyphs if glyph not in huge]
    return taken


def _is_across(glyph: Glyph, lattice: Lattice, slot: Slot, span: Slot) -> bool:
    """Whether a tenth of a glyph or more lies outside its cell, on any side."""
    (row, column), (rows, columns) = slot, span
    width = max(glyph.x1 - glyph.x0, 1.0)
    aside = max(lattice.xs[column] - glyph.x0, glyph.x1 - lattice.xs[column + columns]) / width
    above = max(lattice.ys[row] - glyph.top, glyph.bottom - lattice.ys[row + rows]) / max(glyph.height, 1.0)
    return max(aside, above) > 0.1


def inner_first(lattices: Iterable[Lattice]) -> list[Lattice]:
    """Return the lattices that can be tables, smaller ones first.

    One cell is a frame around text, and no table; and cells within a cell are shading or boxes to tick unless there are
    rows and columns of them.
    """
    framed = [lattice for lattice in lattices if lattice.columns * lattice.rows > 1]
    kept = [lt for lt in framed if (lt.columns > 1 and lt.rows > 1) or not any(_is_in(lt, other) for other in framed)]
    return sorted(kept, key=lambda lt: (lt.xs[-1] - lt.xs[0]) * (lt.ys[-1] - lt.ys[0]))


def _is_in(lattice: Lattice, other: Lattice) -> bool:
    """Whether a lattice lies inside another one."""
    if lattice is other:
        return False
    across = other.xs[0] <= lattice.xs[0] and lattice.xs[-1] <= other.xs[-1]
    return across and other.ys[0] <= lattice.ys[0] and lattice.ys[-1] <= other.ys[-1]


def is_partly_ruled(contents: Contents) -> bool:
    """Whether the cells of a column hold the texts of several columns, one below the other, so that rules lack there.

    Letters spaced out over their cell, as in 姓　名, are one text; a gap counts beside a text of several letters.
    """
    if len(contents.gapped) < _LEAST_ROWS:
        return False
    columns: dict[tuple[int, int], list[Slot]] = defaultdict(list)
    spans = contents.lattice.spans()
    for slot, glyphs in contents.cells.items():
        if glyphs:
            columns[slot[1], spans[slot][1]].append(slot)
    return any(_are_several(contents, slots) for slots in columns.values())


def columns_between(contents: Contents) -> list[Rule]:
    """Return the borders of columns that only the heading draws, as rules through each cell that lacks them.

    A cell over several columns has one of their borders where it lies in a wide gap of its text.
    """
    lattice, spans = contents.lattice, contents.lattice.spans()
    found: list[Rule] = []
    for row, column in contents.gapped:
        rows, columns = spans[row, column]
        gaps = _gaps(contents.cells[row, column])
        top, bottom = lattice.ys[row], lattice.ys[row + rows]
        borders = lattice.xs[column + 1 : column + columns]
        found += [Rule(x, top, bottom) for x in borders if any(start <= x <= end for start, end in gaps)]
    return found


def _are_several(contents: Contents, slots: Sequence[Slot]) -> bool:
    """Whether most of these cells, one below the other, have a gap between texts at one and the same place."""
    needed = max(_LEAST_ROWS, _MOST_CELLS * len(slots))
    gapped = [contents.cells[slot] for slot in slots if slot in contents.gapped]
    if len(gapped) < needed:
        return False
    ends: list[tuple[float, int]] = []
    for glyphs in gapped:
        for start, end in _gaps(glyphs):
            ends += [(start, 1), (end, -1)]
    depths = accumulate(step for _, step in sorted(ends))
    return max(depths, default=0) >= needed


def _gaps(glyphs: Sequence[Glyph]) -> list[tuple[float, float]]:
    """Return the wide gaps in a cell of one line, each beside a text of several letters."""
    lines = lines_of([glyph for glyph in glyphs if glyph.text.strip()])
    if len(lines) != 1:
        return []
    parts = parted(lines[0], _WIDE_GAP)
    return [(one[-1].x1, other[0].x0) for one, other in pairwise(parts) if max(len(one), len(other)) > 1]
