"""Ruled areas and glyphs to grids: the cells between the rules, merged where a rule is missing.

The frame is the area's own extent, so a column whose top or bottom rule was lost at a page break keeps its cells.
Glyphs outside every area are handed back: they are lines of text, not cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.page.fitting import Contents, columns_between, inner_first, is_partly_ruled, sort_into
from pipeline.extract.page.ink import Cut, Glyph, Ink
from pipeline.extract.page.overflow import without_overflow
from pipeline.extract.page.rules import SNAP, areas, joined
from pipeline.extract.page.shades import shade_rules
from pipeline.extract.page.slots import Lattice, Slot, lattice_of
from pipeline.extract.page.turn import Turn
from pipeline.records import Box, Cell, Place

_LEAST = 0.4
"""Rules closer than this part of the usual glyph's height hold no text between them: they are one line."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page: its rows of cells, the top of its frame, and whether the frame is open at top and bottom."""

    top: float
    rows: tuple[tuple[Cell, ...], ...]
    is_open_above: bool = False
    is_open_below: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """The ruled tables of a page from the top, and the ink that stands in none of them."""

    tables: list[PageTable]
    rest: Ink


Refuse = Callable[[Contents], bool]
"""Tells from what stands in its cells that a lattice is no table of cells."""


def tables(ink: Ink, page: int) -> tuple[list[PageTable], list[Glyph]]:
    """Return the page's ruled tables from the top, and the glyphs that stand in none of them."""
    ruled = ruled_tables(ink, page)
    return ruled.tables, list(ruled.rest.glyphs)


def ruled_tables(ink: Ink, page: int, refuse: Refuse | None = None) -> Ruled:
    """Return the page's ruled tables, and the glyphs and rules outside them.

    Args:
        ink: what is drawn on the page.
        page: its number, from 1.
        refuse: a lattice that it refuses is no table; its glyphs and rules are handed back.
    """
    heights = sorted([glyph.bottom - glyph.top for glyph in ink.glyphs])
    usual = heights[len(heights) // 2] if heights else 0.0
    least = max(SNAP, _LEAST * usual)
    lattices = inner_first(_lattices(ink, least))
    found, outside = sort_into(lattices, ink.glyphs, usual)
    found = [_completed(c, least, usual) if is_partly_ruled(c) else c for c in found]
    fitting = [c for c in found if not (is_partly_ruled(c) or (refuse and refuse(c)))]
    kept = {id(contents) for contents in fitting}
    outside.extend(glyph for contents in found if id(contents) not in kept for glyph in contents.glyphs)
    for contents in fitting:
        outside = without_overflow(contents, outside)
    _add_sideways(fitting, ink)
    made = sorted((_table(contents, ink, page) for contents in fitting), key=lambda table: table.top)
    return Ruled(made, _rest(ink, outside, [contents.lattice for contents in fitting]))


def _completed(contents: Contents, least: float, usual: float) -> Contents:
    """Return a table with the columns that its heading draws and its body goes on without."""
    area = contents.lattice.area
    steep = joined([*area.vertical, *columns_between(contents)])
    again, _ = sort_into([lattice_of(replace(area, vertical=tuple(steep)), least)], contents.glyphs, usual)
    return again[0]


def _lattices(ink: Ink, least: float) -> list[Lattice]:
    """Return the lattices that rules draw, or rules and the edges of filled areas together where there are such."""
    flat, steep = joined(ink.horizontal), joined(ink.vertical)
    ruled = areas(flat, steep)
    if ink.fills:
        frames = [area.frame for area in ruled]
        more_flat, more_steep = shade_rules(ink.fills, frames)
        if more_flat:
            ruled = areas(joined([*flat, *more_flat]), joined([*steep, *more_steep]))
    return [lattice_of(area, least) for area in ruled]


def _rest(ink: Ink, outside: list[Glyph], lattices: list[Lattice]) -> Ink:
    """Return the glyphs outside the tables, and the rules outside their frames."""
    flat = [r for r in ink.horizontal if not any(_holds(lt, (r.start + r.end) / 2, r.at) for lt in lattices)]
    steep = [r for r in ink.vertical if not any(_holds(lt, r.at, (r.start + r.end) / 2) for lt in lattices)]
    return replace(ink, glyphs=tuple(outside), horizontal=tuple(flat), vertical=tuple(steep))


def _holds(lattice: Lattice, x: float, y: float) -> bool:
    is_across = lattice.xs[0] - SNAP <= x <= lattice.xs[-1] + SNAP
    return is_across and lattice.ys[0] - SNAP <= y <= lattice.ys[-1] + SNAP


def _add_sideways(found: Sequence[Contents], ink: Ink) -> None:
    """Give each text that runs another way to the empty cell that it stands in; one across cells is a stamp."""
    for text in ink.sideways:
        for contents in found:
            slots = {contents.lattice.slot_at(*glyph.middle) for glyph in text.glyphs}
            owners = {contents.lattice.owner[slot] for slot in slots if slot}
            if len(owners) == 1 and None not in slots and not contents.cells.get(min(owners)):
                contents.turned[min(owners)].append(text)


def _table(contents: Contents, ink: Ink, page: int) -> PageTable:
    """Return a lattice as rows of cells; rows and columns count from 1."""
    lattice = contents.lattice
    spans, cut = lattice.spans(), _cut_slots(lattice, ink.cuts)
    _add_hidden(contents, ink.cuts)
    rows = tuple(
        tuple(
            _cell(contents, spans, (row, column), ink.turn, page, is_cut=(row, column) in cut)
            for column in range(lattice.columns)
        )
        for row in range(lattice.rows)
    )
    return PageTable(lattice.ys[0], rows, bool(lattice.open_above), bool(lattice.open_below))


def _cell(contents: Contents, spans: dict[Slot, Slot], slot: Slot, turn: Turn, page: int, *, is_cut: bool) -> Cell:
    lattice, (row, column) = contents.lattice, slot
    owner = lattice.owner[slot]
    height, width = spans.get(slot, (1, 1))
    box = Box(lattice.xs[column], lattice.ys[row], lattice.xs[column + width], lattice.ys[row + height])
    place = Place(row + 1, column + 1, page, None, box if turn is Turn.RIGHT else turn.back(box))
    above = row == 0 and column in lattice.open_above
    below = row == lattice.rows - 1 and column in lattice.open_below
    if owner != slot:
        under = (owner[0] + 1, owner[1] + 1)
        return Cell("", place, covered_by=under, is_open_above=above, is_open_below=below)
    text = contents.text(slot)
    return Cell(text, place, height, width, is_clipped=is_cut, is_open_above=above, is_open_below=below)


def _add_hidden(contents: Contents, cuts: Sequence[Cut]) -> None:
    """Give each cell the text that its own edge hides: the clip tells whose it is, wherever it would have run to.

    What a program hides is in the file as the publisher wrote it; the cell is marked as clipped all the same. Text that
    goes on beyond an open edge is printed on the other page.
    """
    for one in cuts:
        slot = contents.lattice.slot_at(*one.stub) if one.stub else None
        if slot is not None and one.seen is None and not _goes_on(contents.lattice, slot, one):
            contents.cells[contents.lattice.owner[slot]].append(one.glyph)


def _goes_on(lattice: Lattice, slot: Slot, one: Cut) -> bool:
    """Whether a hidden text runs over an open top or bottom of the table."""
    y = one.glyph.middle[1]
    return (y > lattice.ys[-1] and slot[1] in lattice.open_below) or (
        y < lattice.ys[0] and slot[1] in lattice.open_above
    )


def _cut_slots(lattice: Lattice, cuts: Sequence[Cut]) -> set[Slot]:
    """Return the cells whose text is cut at their edge.

    A text that goes on beyond an open top or bottom of the table is not cut by its cell but goes on on the other page.
    """
    cut: set[Slot] = set()
    for one in cuts:
        slot = lattice.slot_at(*one.stub) if one.stub else None
        if slot is None:
            continue
        if not _goes_on(lattice, slot, one):
            cut.add(lattice.owner[slot])
    return cut
