"""Signatures of names that one character parts: of the three parts of such a name two are the same.

Names that share one may differ in the whole third part; whether it is one character is told by the texts.
"""

from __future__ import annotations

import numpy as np

from pipeline.resolve.candidates.letters import Letters, Numbers, mixed

_SHORTEST = 5
"""Of four characters one is a quarter of the name."""
_EQUAL_PARTS = ((0, 1), (1, 2), (0, 2))
SLIPS = tuple(f"slip {one}{other}" for one, other in _EQUAL_PARTS)
NOTHING = np.uint64(0)
"""A name without this signature: it proposes nothing."""


def slips(text: Letters) -> dict[str, Numbers]:
    """Return for each two of the three parts of names their signature."""
    length = np.diff(text.starts)
    third, place = (length // 3)[text.owner], text.place().astype(np.int64)
    is_first, is_last = place < third, place >= length[text.owner] - third
    parts = [mixed(text.only(own).sequence()) for own in (is_first, ~is_first & ~is_last, is_last)]
    found = {}
    for name, (one, other) in zip(SLIPS, _EQUAL_PARTS, strict=True):
        found[name] = np.where(length >= _SHORTEST, mixed(parts[one] + np.uint64(one)) + parts[other], NOTHING)
    return found
