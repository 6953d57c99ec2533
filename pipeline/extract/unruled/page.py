"""What a table without rules is laid out from: the ink of its body on one page, with the rules that belong to it.

Hands on a `Body`, which tells the columns, and a `Page`, which tells the cells; neither is read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.extract.page.ink import Ink, Rule
from pipeline.extract.page.lines import enclosing
from pipeline.extract.page.rules import joined
from pipeline.extract.unruled.blocks import Blocks, blockings, column_lines
from pipeline.extract.unruled.body_lines import Line
from pipeline.extract.unruled.columns import Body, Column, Stretch
from pipeline.extract.unruled.parts import Page
from pipeline.extract.unruled.words import words_in
from pipeline.heading_words import total_words
from pipeline.records import Box
from pipeline.text import fold

_WIDE = 0.6
"""A rule over this part of the heading's width belongs to the table."""
_MOST_ABOVE = 15.0
"""Points by which a heading's upper rule stands above its words."""


def frame_of(rules: Sequence[Rule]) -> Stretch | None:
    """Return the stretch that the rules of a table run over, None without rules."""
    return (min(r.start for r in rules), max(r.end for r in rules)) if rules else None


def body_of(body: Sequence[Line], ink: Ink, frame: Stretch | None) -> Body:
    """Return what tells the columns: the body's glyphs without words for totals, which stand in merged cells."""
    glyphs = [
        glyph
        for line in body
        for word in words_in(line)
        if fold(word.text).rstrip(":") not in total_words()
        for glyph in word.glyphs
    ]
    box = enclosing(glyph for line in body for glyph in line)
    return Body(glyphs, joined(ink.vertical), box.top, box.bottom, frame)


def heading_top(rules: Sequence[Rule], box: Box) -> float:
    """Return the top of a heading: the rule above its words, or else the words."""
    return max((r.at for r in rules if box.top - _MOST_ABOVE < r.at <= box.top), default=box.top)


def pages_of(
    columns: Sequence[Column], body: Sequence[Line], ink: Ink, limits: Stretch, *, is_open_above: bool
) -> list[Page]:
    """Return a body as a page to lay out, once for each way to join its lines into texts.

    `limits` are what it cannot reach beyond, above and below.
    """
    glyphs = [glyph for line in body for glyph in line]
    height = median(glyph.height for glyph in glyphs)
    box = enclosing(glyphs)
    far = max(limits[0], box.top - height), min(limits[1], box.bottom + height)
    x0, x1 = columns[0].x0, columns[-1].x1
    rules = [r for r in ink.horizontal if r.end > x0 and r.start < x1 and limits[0] <= r.at <= limits[1]]
    lowest = max((r.at for r in rules), default=0.0)
    inner = [r for r in rules if r.at < lowest]  # a text that the page's end cuts may run on below the last one
    ways = blockings(column_lines(glyphs, columns), columns, inner, height)
    return [_page(columns, blocks, rules, far, height, is_open_above=is_open_above) for blocks in ways]


def _page(
    columns: Sequence[Column],
    blocks: Blocks,
    rules: Sequence[Rule],
    far: Stretch,
    height: float,
    *,
    is_open_above: bool,
) -> Page:
    """Return texts between the wide rules nearest to them, or no farther than `far` where there are none."""
    x0, x1 = columns[0].x0, columns[-1].x1
    first = min(b.key("middle") for column in blocks for b in column)
    last = max(b.key("middle") for column in blocks for b in column)
    wide = [r.at for r in rules if min(r.end, x1) - max(r.start, x0) >= _WIDE * (x1 - x0)]
    above = [at for at in wide if at <= first]
    below = [at for at in wide if at >= last]
    top, bottom = max(above, default=far[0]), min(below, default=far[1])
    inside = [r for r in rules if top < r.at < bottom]
    return Page(columns, blocks, inside, top, bottom, height, bool(above), bool(below), is_open_above, True)


def wide_rules(ink: Ink, box: Box) -> list[Rule]:
    """Return the horizontal rules that run over most of a heading."""
    least = _WIDE * (box.x1 - box.x0)
    return [rule for rule in ink.horizontal if min(rule.end, box.x1) - max(rule.start, box.x0) >= least]
