"""A table without rules on one page: what it is laid out from, what it is laid out as, and why it may not be.

Nothing is decided here but where its body ends. Hands on `Page`, `Laid` and the errors to the modules that lay out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.page.ink import Rule
from pipeline.extract.unruled.blocks import SAME, Block
from pipeline.extract.unruled.columns import Column
from pipeline.extract.unruled.extents import Band, Group


class UnreadError(Exception):
    """The cells cannot be told; the message says why."""


class LeftOpenError(UnreadError):
    """There are cells that fit, more than one way."""


@dataclass(frozen=True, slots=True)
class Page:
    """A table's part on one page: blocks by column, the rules below its heading, and what may go on beyond its edges.

    `top` and `bottom` are the body's edges where `is_top_drawn` or `is_bottom_drawn`, else what it cannot reach beyond.
    """

    columns: Sequence[Column]
    blocks: Sequence[Sequence[Block]]
    horizontal: Sequence[Rule]
    top: float
    bottom: float
    height: float
    is_top_drawn: bool
    is_bottom_drawn: bool
    is_open_above: bool
    is_open_below: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """The rows from the top with their edges (one more than rows), and for each column its cells.

    `labels` are those of units; where they are not `is_proven`, another page may tell otherwise which rows are whose.
    """

    bands: tuple[Band, ...]
    edges: tuple[float, ...]
    cells: tuple[tuple[Group, ...], ...]
    labels: tuple[str, ...] = ()
    is_proven: bool = True


def is_among(bands: Sequence[Band], group: Group, height: float) -> bool:
    """Whether a text stands clear of the rows above and below those that its cell stands beside."""
    if group.block is None:
        return True
    above = bands[group.first - 1].bottom if group.first else float("-inf")
    below = bands[group.last + 1].top if group.last + 1 < len(bands) else float("inf")
    box = group.block.box
    return above - box.top <= SAME * height and box.bottom - below <= SAME * height


def bounded(page: Page, bands: Sequence[Band]) -> Page:
    """Return the page with its body's edges: where none is drawn, rows reach as far above their text as below it."""
    boxes = [block.box for column in page.blocks for block in column]
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    if len(bands) > 1:
        top = min(top, 2 * bands[0].key - (bands[0].bottom + bands[1].top) / 2)
        bottom = max(bottom, 2 * bands[-1].key - (bands[-2].bottom + bands[-1].top) / 2)
    return replace(
        page,
        top=page.top if page.is_top_drawn else max(page.top, top),
        bottom=page.bottom if page.is_bottom_drawn else min(page.bottom, bottom),
    )
