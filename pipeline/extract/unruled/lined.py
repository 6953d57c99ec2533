"""Tables whose rows or blocks stand between horizontal rules of one length, and whose columns white alone parts.

No word is known here, so that only what the rules frame is a table; lists of indicators are read in `borderless.py`.
Hands on tables like the lattice's, without merged cells, and the glyphs outside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from pipeline.extract.page.ink import Glyph, Rule
from pipeline.extract.page.lattice import PageTable
from pipeline.extract.page.lines import cell_text
from pipeline.extract.page.rules import joined
from pipeline.extract.unruled.blocks import middle_of
from pipeline.extract.unruled.columns import Stretch, islands
from pipeline.extract.unruled.words import is_seen, text_lines
from pipeline.records import Box, Cell, Place

_LEAST_RULES = 3
_LEAST_LENGTH = 100.0
"""Points: a shorter rule is a place to sign or a stroke under a word."""
_ALIKE = 3.0
_GUTTER = 0.75
"""Columns have white between them of this part of a glyph's height at least; words have less."""
_LEAST_RULED_ROWS = 4
_MOST_WRAPPED = 2.5
"""Rules part all rows where they part so many, and so few lines stand between two of them."""
Line = list[Glyph]


def lined_tables(glyphs: Sequence[Glyph], horizontal: Iterable[Rule], page: int) -> tuple[list[PageTable], list[Glyph]]:
    """Return the tables between rules of one length, from the top, and the glyphs in none of them."""
    outside = list(glyphs)
    found: list[PageTable] = []
    for rules in _ladders(horizontal):
        inside = [glyph for glyph in outside if _is_between(glyph, rules)]
        rows = _rows(inside, rules, page)
        if rows:
            found.append(PageTable(rules[0].at, rows))
            taken = {id(glyph) for glyph in inside}
            outside = [glyph for glyph in outside if id(glyph) not in taken]
    return sorted(found, key=lambda table: table.top), outside


def _ladders(horizontal: Iterable[Rule]) -> list[list[Rule]]:
    """Return the groups of long rules that begin and end alike, three at least, each from the top."""
    groups: list[list[Rule]] = []
    for rule in joined(r for r in horizontal):
        if rule.end - rule.start < _LEAST_LENGTH:
            continue
        same = [g for g in groups if max(abs(g[0].start - rule.start), abs(g[0].end - rule.end)) <= _ALIKE]
        if same:
            same[0].append(rule)
        else:
            groups.append([rule])
    return [sorted(group, key=lambda r: r.at) for group in groups if len(group) >= _LEAST_RULES]


def _is_between(glyph: Glyph, rules: Sequence[Rule]) -> bool:
    x, y = glyph.middle
    return rules[0].at < y < rules[-1].at and rules[0].start - _ALIKE <= x <= rules[0].end + _ALIKE


def _rows(glyphs: Sequence[Glyph], rules: Sequence[Rule], page: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of cells between rules, none where white parts no columns."""
    seen = [glyph for glyph in glyphs if is_seen(glyph)]
    if not seen:
        return ()
    height = median(glyph.height for glyph in seen)
    columns = islands(((glyph.box.x0, glyph.box.x1) for glyph in seen), _GUTTER * height)
    if len(columns) < 2:
        return ()
    lines = text_lines(glyphs)
    bands = [(a.at, b.at) for a, b in pairwise(rules) if any(a.at < middle_of(line) < b.at for line in lines)]
    is_ruled = len(bands) >= _LEAST_RULED_ROWS and len(lines) <= _MOST_WRAPPED * len(bands)
    strips = bands if is_ruled else _strips(lines, rules)
    edges = _edges(columns, rules)
    if any(_joins_numbers(line, edges, _GUTTER * height) for line in lines):
        return ()
    return tuple(
        tuple(_cell(glyphs, strip, column, (r, c), page) for c, column in enumerate(edges, start=1))
        for r, strip in enumerate(strips, start=1)
    )


def _joins_numbers(line: Line, edges: Sequence[Stretch], gap: float) -> bool:
    """Whether two numbers of a line that stand apart would be one text: the white does not part all columns."""
    seen = [glyph for glyph in line if is_seen(glyph)]
    return any(
        left.text.isdigit() and right.text.isdigit() and right.box.x0 - left.box.x1 > gap
        for left, right in pairwise(seen)
        if _column(left, edges) == _column(right, edges)
    )


def _column(glyph: Glyph, edges: Sequence[Stretch]) -> int:
    return next((n for n, (start, end) in enumerate(edges) if start <= glyph.middle[0] < end), -1)


def _strips(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Stretch]:
    """Return top and bottom of each line as a row of its own."""
    middles = [middle_of(line) for line in lines]
    edges = [rules[0].at, *((a + b) / 2 for a, b in pairwise(middles)), rules[-1].at]
    return list(pairwise(edges))


def _edges(columns: Sequence[Stretch], rules: Sequence[Rule]) -> list[Stretch]:
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    outer = min(rules[0].start, columns[0][0]) - _ALIKE, max(rules[0].end, columns[-1][1]) + _ALIKE
    return list(pairwise([outer[0], *inner, outer[1]]))


def _cell(glyphs: Sequence[Glyph], strip: Stretch, column: Stretch, slot: tuple[int, int], page: int) -> Cell:
    own = [g for g in glyphs if column[0] <= g.middle[0] < column[1] and strip[0] <= g.middle[1] < strip[1]]
    box = Box(column[0], strip[0], column[1], strip[1])
    return Cell(cell_text(own), Place(slot[0], slot[1], page, box=box))
