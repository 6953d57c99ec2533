"""How far down a cell reaches where no rule says so: merged cells told by where their texts stand beside the rows.

A text stands in the middle (or at the top, or bottom) of its cell, cells follow one another without holes, and no cell
crosses a rule: that leaves one reading, or the table is not read. Hands on groups of rows.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.unruled.blocks import SAME, Alignment, Block

_OFF = 0.25
"""A text may stand off the middle of its rows by this part of a row; a row more or less moves the middle by half."""
_MOST = 8
"""So many readings are compared; more than one good one is one too many."""
_BLANK, _UNPROVEN = 4, 1


@dataclass(frozen=True, slots=True)
class Band:
    """A row on the page: the height of its texts' middle, and the top and bottom of what is printed in it alone."""

    key: float
    top: float
    bottom: float
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows (from 0, `last` included) that one cell stands beside, and its text, None for a blank cell."""

    first: int
    last: int
    block: Block | None


@dataclass(frozen=True, slots=True)
class Region:
    """Rows that follow one another: `top` and `bottom` are their edges.

    `edges`: drawn edges above rows by the row's number; `barriers`: rows with a rule above them in the column at hand.
    `is_open_above`, `is_open_below`: a cell may go on from the page before, or to the next.
    """

    bands: Sequence[Band]
    top: float
    bottom: float
    edges: Mapping[int, float]
    barriers: frozenset[int]
    is_open_above: bool
    is_open_below: bool
    alignment: Alignment
    height: float


class SeveralReadingsError(Exception):
    """The texts fit their rows in more than one way."""


Reading = tuple[int, tuple[Group, ...]]
"""What speaks against a reading, and its groups."""


def groups_of(region: Region, blocks: Sequence[Block], *, is_lenient: bool = False) -> Reading | None:
    """Return the one way in which the blocks' cells can fill the region, or None where there is none.

    A reading against which nothing speaks (0) is proven by where all of its texts stand; another one must be the only
    one, but for labels of units (`is_lenient`), where the best is taken and remains unproven.

    Raises:
        SeveralReadingsError: there are several.
    """
    readings = sorted(_Search(region, blocks).from_row(0, 0), key=lambda reading: reading[0])
    if not readings:
        return None
    cost, groups = readings[0]
    rivals = [other for c, other in readings if c == cost or (cost and not is_lenient)]
    same = {tuple((g.first, g.last) for g in other) for other in rivals}
    if len(same) > 1:
        raise SeveralReadingsError
    return cost, groups


class _Search:
    """All readings of a region, from a row and a block on."""

    def __init__(self, region: Region, blocks: Sequence[Block]) -> None:
        self.region, self.blocks = region, blocks
        self.from_row = functools.cache(self._from_row)

    def _from_row(self, row: int, at: int) -> tuple[Reading, ...]:
        """Return the best readings of the rows from `row` on with the blocks from `at` on."""
        if row == len(self.region.bands):
            return ((0, ()),) if at == len(self.blocks) else ()
        found = [
            (cost + rest_cost, (group, *rest))
            for cost, group, used in self._groups_at(row, at)
            for rest_cost, rest in self.from_row(group.last + 1, at + used)
        ]
        return tuple(sorted(found, key=lambda reading: reading[0])[:_MOST])

    def _groups_at(self, row: int, at: int) -> Iterator[tuple[int, Group, int]]:
        """Yield each group that may begin at a row: what speaks against it, the group, the blocks that it uses."""
        for last in range(row, len(self.region.bands)):
            if last > row and last in self.region.barriers:
                break
            if at < len(self.blocks):
                cost = self._cost(row, last, at)
                if cost is not None:
                    yield cost, Group(row, last, self.blocks[at]), 1
            blank = self._blank_cost(row, last, at)
            if blank is not None:
                yield blank, Group(row, last, None), 0

    def _cost(self, first: int, last: int, at: int) -> int | None:
        top, bottom = self._edge(first, at), self._edge(last + 1, at + 1)
        block = self.blocks[at]
        if top is None or bottom is None or not self._is_inside(block, top, bottom):
            return None
        if self._is_aligned(block, first, last, top, bottom):
            return 0
        return _UNPROVEN if self._may_be_cut(block, first, last, (top + bottom) / 2) else None

    def _may_be_cut(self, block: Block, first: int, last: int, middle: float) -> bool:
        """Whether a text may stand in the middle of a cell of which the page shows a part.

        The middle of the whole lies above that of its part where the cell goes on above the page, else below it.
        """
        above = first == 0 and self.region.is_open_above
        below = self._is_end(last) and self.region.is_open_below
        if self.region.alignment != "middle":
            return False
        key = block.key("middle")
        return (above and below) or (above and key < middle) or (below and key > middle)

    def _blank_cost(self, first: int, last: int, at: int) -> int | None:
        if self._edge(first, at) is None or self._edge(last + 1, at) is None:
            return None
        ruled_above = first in self.region.barriers or (first == 0 and not self.region.is_open_above)
        ruled_below = last + 1 in self.region.barriers or (self._is_end(last) and not self.region.is_open_below)
        if ruled_above and ruled_below and self.region.barriers:
            return 0
        is_cut = (first == 0 and self.region.is_open_above) or (self._is_end(last) and self.region.is_open_below)
        return _BLANK if is_cut else None

    def _is_end(self, row: int) -> bool:
        return row == len(self.region.bands) - 1

    def _is_inside(self, block: Block, top: float, bottom: float) -> bool:
        """Whether the middle lines of the block's first and last line lie between the edges."""
        return top <= block.key("top") and block.key("bottom") <= bottom

    def _edge(self, row: int, at: int) -> float | None:
        """Return the edge above a row where the blocks before `at` stand above it; None where none can be there."""
        bands, region = self.region.bands, self.region
        if row == 0:
            return region.top if at == 0 else None
        if row == len(bands):
            return region.bottom if at == len(self.blocks) else None
        if row in region.edges:
            return region.edges[row]
        above = max([bands[row - 1].bottom, *(b.box.bottom for b in self.blocks[max(at - 1, 0) : at])])
        below = min([bands[row].top, *(b.box.top for b in self.blocks[at : at + 1])])
        return (above + below) / 2 if below - above > -SAME * region.height else None

    def _is_aligned(self, block: Block, first: int, last: int, top: float, bottom: float) -> bool:
        bands, region = self.region.bands, self.region
        key = block.key(region.alignment)
        if region.alignment == "top":
            return abs(key - bands[first].key) <= SAME * region.height
        if region.alignment == "bottom":
            return abs(key - bands[last].key) <= SAME * region.height
        rows = last - first + 1
        return abs(key - (top + bottom) / 2) <= max(SAME * region.height, _OFF * (bottom - top) / rows)
