"""The rows of a table without rules: heights on the page at which the one-line columns print something.

Beside them there are rows that stand alone (totals, names of departments): a word of the vocabulary, two rules, or the
room between the rows tells them. Hands on `Band`s from the top, or None where a text belongs to no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from pipeline.extract.unruled.blocks import SAME, Alignment, Block, clusters
from pipeline.extract.unruled.columns import Column
from pipeline.extract.unruled.extents import Band
from pipeline.heading_words import total_words
from pipeline.text import fold

_ROOM = 1.6
"""A row that no rule and no word tells stands where so many usual gaps between rows and a line fit."""
Blocks = Sequence[Sequence[Block]]


def bands_of(
    blocks: Blocks, columns: Sequence[Column], edges: Sequence[float], alignment: Alignment, height: float
) -> list[Band]:
    """Return the rows of a body.

    Args:
        blocks: for each column its blocks.
        columns: the columns.
        edges: the heights of the rules that run through all columns, with the body's top and bottom.
        alignment: where texts stand in their cells.
        height: that of the table's glyphs.
    """
    own = [b for column, c in zip(blocks, columns, strict=True) if c.habit == "line" for b in column]
    told = [b for column in blocks for b in column if is_total(b)]
    keys = [b.key(alignment) for b in (*own, *told)]
    heights = [sum(c) / len(c) for c in clusters(keys, SAME * height)]
    found = [_band(key, blocks, columns, alignment, height, told) for key in heights]
    others = [b for column in blocks for b in column if not _stands_in(b, heights, alignment, height)]
    alone = [*_between_rules(others, found, edges, alignment, height)]
    alone += _in_room(others, [*found, *alone], columns, blocks, alignment, height)
    return sorted([*found, *alone], key=lambda band: band.key)


def is_total(block: Block) -> bool:
    """Whether the block's text is a word for a total."""
    return fold(block.text).rstrip(":") in total_words()


def _stands_in(block: Block, heights: Iterable[float], alignment: Alignment, height: float) -> bool:
    return any(abs(block.key(alignment) - key) <= SAME * height for key in heights)


def _band(
    key: float, blocks: Blocks, columns: Sequence[Column], alignment: Alignment, height: float, told: Sequence[Block]
) -> Band:
    """Return the row at a height: what its one-line and text columns print there, and whether it is a total's."""
    inside = [
        b
        for column, c in zip(blocks, columns, strict=True)
        if c.habit in ("line", "text")
        for b in column
        if _stands_in(b, [key], alignment, height)
    ]
    totals = [b for b in told if _stands_in(b, [key], alignment, height)]
    boxes = [b.box for b in (*inside, *totals)]
    return Band(key, min(b.top for b in boxes), max(b.bottom for b in boxes), is_alone=bool(totals))


def _between_rules(
    others: Sequence[Block], found: Sequence[Band], edges: Sequence[float], alignment: Alignment, height: float
) -> list[Band]:
    """Return the rows between two rules where no other row stands."""
    alone: list[Band] = []
    for top, bottom in pairwise(edges):
        inside = [b for b in others if top < b.key(alignment) < bottom]
        if inside and not any(top < band.key < bottom for band in found):
            alone += _alone(inside, alignment, height)
    return alone


def _alone(blocks: Sequence[Block], alignment: Alignment, height: float) -> list[Band]:
    groups = clusters((b.key(alignment) for b in blocks), SAME * height)
    keys = [sum(group) / len(group) for group in groups]
    tops = [min(b.box.top for b in blocks if _stands_in(b, [key], alignment, height)) for key in keys]
    ends = [max(b.box.bottom for b in blocks if _stands_in(b, [key], alignment, height)) for key in keys]
    return [Band(key, top, end, is_alone=True) for key, top, end in zip(keys, tops, ends, strict=True)]


def _in_room(
    others: Sequence[Block],
    found: Sequence[Band],
    columns: Sequence[Column],
    blocks: Blocks,
    alignment: Alignment,
    height: float,
) -> list[Band]:
    """Return the rows of the money's column for which there is room between two rows."""
    rows = sorted(found, key=lambda band: band.key)
    gaps = [below.top - above.bottom for above, below in pairwise(rows)]
    if not gaps:
        return []
    room = _ROOM * max(median(gaps), 0.0) + height
    wide = [(a.bottom, b.top) for a, b in pairwise(rows) if b.top - a.bottom >= room]
    money = [b for own, c in zip(blocks, columns, strict=True) if c.field == "amount" for b in own]
    seeds = [b for b in money if b in others and any(top < b.box.top and b.box.bottom < end for top, end in wide)]
    beside = [b for b in others if _stands_in(b, [s.key(alignment) for s in seeds], alignment, height)]
    return _alone(beside, alignment, height)
