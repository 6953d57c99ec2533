"""Whether more is better (正向) or less is better (反向): as printed, and as the comparator implies.

The two are kept apart: a direction that nobody printed never takes the place of a printed one.
Hands on 正向, 反向 or None.
"""

from __future__ import annotations

import functools

from pipeline import vocabulary
from pipeline.text import fold

_IMPLIED = {"≥": "正向", "＞": "正向", "≤": "反向", "＜": "反向"}


@functools.cache
def _variants() -> dict[str, str]:
    return {fold(row["variant"]): row["direction"] for row in vocabulary.rows("directions")}


def printed_direction(text: str) -> str | None:
    """Return the direction that a printed word stands for; None when it is blank or not in `directions.csv`."""
    return _variants().get(fold(text))


def direction_of(printed: str | None, comparator: str | None) -> str | None:
    """Return the direction that counts: the printed one, else the inferred; None where neither tells."""
    return printed_direction(printed or "") or inferred_direction(comparator)


def inferred_direction(comparator: str | None) -> str | None:
    """Return the direction that a comparator implies; None where it implies none (＝, 定性, no comparator)."""
    return _IMPLIED.get(comparator or "")
