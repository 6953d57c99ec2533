"""Page edges where the frame of a table is open on both sides: the cells above and below the gap are one.

What a publisher's program leaves open tells more than the texts do, unless both halves print what only one can have.
Hands on whether the frame tells, and whether a whole row was cut.
"""

from __future__ import annotations

from pipeline.parse.rows import Row

_ONCE = ("amount", "comparator", "weight", "score", "amount_adjusted", "amount_executed", "amount_monitored")
"""Fields of which a cell has one short text: printed on both sides, they are two cells and the frame is unfinished."""


def shared_fields(above: Row, below: Row) -> frozenset[str]:
    """Return the fields whose cells no rule closes on either side of the page edge."""
    return above.open_below & below.open_above


def is_frame_telling(above: Row, below: Row) -> bool:
    """Whether open cells on both sides tell what goes on over the page edge."""
    shared = shared_fields(above, below)
    return bool(shared) and not any(above.has(name) and below.has(name) for name in _ONCE if name in shared)


def is_cut_row(above: Row, below: Row) -> bool:
    """Whether the edge went through one row: even the indicator's own cells are open."""
    return "name" in shared_fields(above, below)
