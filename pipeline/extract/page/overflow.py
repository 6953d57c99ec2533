"""Text that runs over the open bottom of a table: it belongs to the cell that the page's edge left without a rule.

A page break through a cell may cut its frame and print the rest of its text below it, down to the paper's edge.
Hands the glyphs to their cell; what follows at a distance, as a page number does, stays outside.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.page.fitting import Contents
from pipeline.extract.page.ink import Glyph
from pipeline.extract.page.lines import lines_of
from pipeline.extract.page.slots import Slot

_LEADING = 0.9
"""A line further below the one before it than this part of its height belongs to another text."""


def without_overflow(contents: Contents, outside: Sequence[Glyph]) -> list[Glyph]:
    """Give the cells at the table's open bottom the text that goes on right below them; return the other glyphs."""
    rest = list(outside)
    lattice = contents.lattice
    if not any(glyph.top > lattice.ys[-1] - glyph.height for glyph in rest):
        return rest
    for slot in sorted({lattice.owner[lattice.rows - 1, column] for column in lattice.open_below}):
        taken = _overflow(contents, slot, rest)
        if taken:
            contents.cells[slot].extend(taken)
            kept = set(map(id, taken))
            rest = [glyph for glyph in rest if id(glyph) not in kept]
    return rest


def _overflow(contents: Contents, slot: Slot, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the lines that follow the cell's own text without a gap, inside the cell's columns."""
    own = contents.cells.get(slot, [])
    if not own:
        return []
    lattice, (_, width) = contents.lattice, contents.lattice.spans()[slot]
    left, right = lattice.xs[slot[1]], lattice.xs[slot[1] + width]
    bottom = max(glyph.bottom for glyph in own)
    below = [g for g in glyphs if g.top > lattice.ys[-1] - g.height and left <= g.x0 and g.x1 <= right]
    taken: list[Glyph] = []
    for line in lines_of(below):
        if min(g.top for g in line) - bottom > _LEADING * max(g.height for g in line):
            break
        taken.extend(line)
        bottom = max(g.bottom for g in line)
    return taken
