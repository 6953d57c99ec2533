"""The cells of a table without rules: which row each text belongs to, and which rows a merged cell stands beside.

Columns and blocks come from `columns.py` and `blocks.py`; the page and the heading are the caller's.
Hands on the cells as groups of rows, a tuple a column, or a reason why the table is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.unruled.bands import bands_of
from pipeline.extract.unruled.blocks import SAME, Alignment, Block
from pipeline.extract.unruled.extents import Band, Group, Region, SeveralReadingsError, groups_of
from pipeline.extract.unruled.parts import Laid, LeftOpenError, Page, UnreadError, bounded, is_among
from pipeline.extract.unruled.row_rules import barriers_of, drawn_edges, through


def laid_out(page: Page, alignment: Alignment) -> Laid:
    """Return the rows and cells of a page under one alignment.

    Raises:
        UnreadError: a text belongs to no row, or leaves open which rows it belongs to.
    """
    bands = bands_of(page.blocks, page.columns, [page.top, *through(page), page.bottom], alignment, page.height)
    if not bands:
        raise UnreadError("no row can be told")
    if any(below.top - above.bottom < -SAME * page.height for above, below in pairwise(bands)):
        raise UnreadError("the texts of two rows reach into one another")
    layout = _Layout(bounded(page, bands), tuple(bands), alignment)
    cells = tuple(layout.column(n) for n in range(len(page.columns)))
    for group in (group for column in cells for group in column):
        if group.block and not is_among(layout.bands, group, page.height):
            raise UnreadError(f'the text "{_line(group.block)}" reaches into another row')
    return Laid(layout.bands, layout.edges(), cells, tuple(layout.labels), layout.is_proven)


class _Layout:
    """The columns of a page's part of a table, laid out one by one: the project's first, which others follow."""

    def __init__(self, page: Page, bands: tuple[Band, ...], alignment: Alignment) -> None:
        self.page, self.bands, self.alignment = page, bands, alignment
        self.labels: list[str] = []
        self.is_proven = True
        self.drawn = drawn_edges(page, bands)
        self.lead = self._lead()

    def column(self, n: int) -> tuple[Group, ...]:
        """Return a column's cells.

        Raises:
            UnreadError: its texts leave open which rows they belong to.
        """
        habit = self.page.columns[n].habit
        if habit in ("line", "text") or self._fills(n):
            return self._single(n)
        if habit == "merged" and self.lead:
            return self._led(n) or self._apart(n)
        return self._merged(n)

    def _apart(self, n: int) -> tuple[Group, ...]:
        """Return merged cells that do not stand as the project's do; a project has one amount and one goal.

        Raises:
            UnreadError: two texts stand beside one project, or one beside two.
        """
        found = self._merged(n)
        for lead in self.lead:
            inside = [group.block for group in found if group.block and lead.first <= group.first <= lead.last]
            if lead.block and len(inside) > 1:
                raise UnreadError(f'"{_line(inside[0])}" and "{_line(inside[1])}" stand beside one project')
        for group in found:
            if group.block and sum(group.first <= lead.first <= group.last for lead in self.lead if lead.block) > 1:
                raise UnreadError(f'the text "{_line(group.block)}" stands beside two projects')
        return found

    def edges(self) -> tuple[float, ...]:
        """Return the heights at which rows part; a drawn rule where there is one, else the middle of the white."""
        inner = [
            self.drawn.get(n, (self.bands[n - 1].bottom + self.bands[n].top) / 2) for n in range(1, len(self.bands))
        ]
        return (self.page.top, *inner, self.page.bottom)

    def _is_in(self, block: Block, band: Band) -> bool:
        return abs(block.key(self.alignment) - band.key) <= SAME * self.page.height

    def _fills(self, n: int) -> bool:
        """Whether the column prints a text in each row, so that none of its cells is merged."""
        blocks = self.page.blocks[n]
        rows = [band for band in self.bands if not band.is_alone]
        return bool(blocks) and all(any(self._is_in(b, band) for b in blocks) for band in rows)

    def _single(self, n: int) -> tuple[Group, ...]:
        """Return a cell a row; each text must stand in one."""
        blocks = self.page.blocks[n]
        inside = [next((b for b in blocks if self._is_in(b, band)), None) for band in self.bands]
        found = [Group(row, row, block) for row, block in enumerate(inside)]
        lost = [b for b in blocks if not any(b is group.block for group in found)]
        if lost:
            raise UnreadError(f'the text "{_line(lost[0])}" stands beside no row')
        return tuple(found)

    def _lead(self) -> tuple[Group, ...]:
        """Return the cells of the project's column, or of the merged column with the most texts; () without one."""
        merged = [n for n, c in enumerate(self.page.columns) if c.habit == "merged" and self.page.blocks[n]]
        if not merged:
            return ()
        lead = max(merged, key=lambda n: (self.page.columns[n].field == "project", len(self.page.blocks[n])))
        return self._single(lead) if self._fills(lead) else self._merged(lead)

    def _led(self, n: int) -> tuple[Group, ...] | None:
        """Return cells beside the same rows as the project's, where each text stands in one of them as it should."""
        edges = self.edges()
        found = []
        for group in self.lead:
            top, bottom = edges[group.first], edges[group.last + 1]
            inside = [b for b in self.page.blocks[n] if top <= b.key("middle") < bottom]
            if len(inside) > 1 or (inside and group.block and not self._is_beside(inside[0], group)):
                return None
            found.append(replace(group, block=inside[0] if inside else None))
        return tuple(found) if sum(g.block is not None for g in found) == len(self.page.blocks[n]) else None

    def _is_beside(self, block: Block, group: Group) -> bool:
        """Whether a text is aligned as the project's name is in the same rows."""
        if group.block is None:
            return True
        off = abs(block.key(self.alignment) - group.block.key(self.alignment))
        is_cut = group.first == 0 or group.last == len(self.bands) - 1
        return is_cut or off <= SAME * self.page.height

    def _merged(self, n: int) -> tuple[Group, ...]:
        """Return a column's merged cells, region by region."""
        blocks = list(self.page.blocks[n])
        found: list[Group] = []
        for first, last in self._regions():
            region = self._region(n, first, last)
            if self.bands[first].is_alone:
                inside = [b for b in blocks if self._is_in(b, self.bands[first])]
            else:
                inside = [b for b in blocks if region.top <= b.key("middle") < region.bottom]
            if self.bands[first].is_alone or not inside:
                found.append(Group(first, last, inside[0] if inside else None))
            else:
                found += self._solved(region, inside, first, is_owner=self.page.columns[n].habit == "owner")
            blocks = [b for b in blocks if b not in inside]
        if blocks:
            raise UnreadError(f'the text "{_line(blocks[0])}" stands beside no row')
        return tuple(found)

    def _solved(self, region: Region, blocks: Sequence[Block], first: int, *, is_owner: bool) -> Iterator[Group]:
        reason = f'which rows "{_line(blocks[0])}" stands beside cannot be told'
        try:
            reading = groups_of(region, blocks, is_lenient=is_owner)
        except SeveralReadingsError as error:
            raise LeftOpenError(reason) from error
        if reading is None:
            raise UnreadError(reason)
        if is_owner:
            self.labels += [_line(block) for block in blocks]
            self.is_proven = self.is_proven and reading[0] == 0
        return (Group(g.first + first, g.last + first, g.block) for g in reading[1])

    def _regions(self) -> list[tuple[int, int]]:
        """Return the stretches of rows, parted by rows that stand alone, which are stretches of their own."""
        found: list[tuple[int, int]] = []
        for n, band in enumerate(self.bands):
            if found and not band.is_alone and not self.bands[n - 1].is_alone:
                found[-1] = (found[-1][0], n)
            else:
                found.append((n, n))
        return found

    def _region(self, n: int, first: int, last: int) -> Region:
        """Return rows as a region of a column; a unit stands beside several projects, so no rule between them parts it.

        A class ends where its project ends.
        """
        edges, column = self.edges(), self.page.columns[n]
        barriers = frozenset() if column.habit == "owner" else barriers_of(self.page, self.bands, n)
        if column.habit == "class":
            barriers |= {group.first for group in self.lead}
        return Region(
            self.bands[first : last + 1],
            edges[first],
            edges[last + 1],
            {row - first: at for row, at in self.drawn.items() if first < row <= last},
            frozenset(row - first for row in barriers if first < row <= last),
            self.page.is_open_above and first == 0,
            self.page.is_open_below and last == len(self.bands) - 1,
            self.alignment,
            self.page.height,
        )


def _line(block: Block) -> str:
    return "".join(block.text.split("\n"))
