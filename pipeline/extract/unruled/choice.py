"""The one reading of a table without rules, of those that its texts may be read by.

Where texts stand in their cells, and which lines are one text, is tried: a single table comes out, or none is read.
Hands on the layout with the alignment that it proves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from pipeline.extract.unruled.blocks import Alignment
from pipeline.extract.unruled.parts import Laid, LeftOpenError, Page, UnreadError
from pipeline.extract.unruled.rows import laid_out

_ALIGNMENTS: tuple[Alignment, ...] = ("middle", "top", "bottom")


def chosen(pages: Sequence[Page], known: Alignment | None) -> tuple[Laid, Alignment | None]:
    """Return the cells of a body under the reading that fits, and its alignment where it is the only one.

    Args:
        pages: the body, once for each way to join its lines into texts.
        known: the alignment that a page before has proven.

    Raises:
        UnreadError: no reading fits, or two that give different cells.
    """
    fitting: list[tuple[Alignment, Laid]] = []
    reason = ""
    is_open = False
    for page, alignment in product(pages, (known,) if known else _ALIGNMENTS):
        try:
            fitting.append((alignment, laid_out(page, alignment)))
        except UnreadError as error:
            reason = reason or str(error)
            is_open = is_open or isinstance(error, LeftOpenError)
    if not fitting:
        raise UnreadError(reason)
    if is_open or len({_shape(laid) for _, laid in fitting}) > 1:
        raise UnreadError("its texts leave open which rows its merged cells stand beside")
    alignments = {alignment for alignment, _ in fitting}
    return fitting[0][1], alignments.pop() if len(alignments) == 1 else known


def _shape(laid: Laid) -> tuple[object, ...]:
    """Return which texts stand beside which rows, to compare two layouts."""
    return tuple((n, g.first, g.last, g.block and g.block.text) for n, column in enumerate(laid.cells) for g in column)
