"""What stands in a name's brackets: mostly what it means, and no part of it; and which characters are numerals.

A short label with a number, such as (11月), is a part of the name. Brackets that are never closed go to the name's end.
"""

from __future__ import annotations

import functools

import numpy as np

from pipeline.resolve.candidates.letters import Flags, Indexes, Letters, Numbers

NUMERALS = "0123456789〇零一二两三四五六七八九十百千万亿"
_LONGEST_LABEL = 6
"""Of a label, in characters, its brackets included."""


def definitions(text: Letters) -> Flags:
    """Return what stands in brackets, unless it is a label such as (11月) or all that the name says."""
    depth, closing = _depth(text)
    inside = (depth > 0) | closing
    opens = inside & (depth == 1) & (text.codes == ord("("))
    group = np.cumsum(opens) - 1
    length = np.bincount(group[inside], minlength=1)
    numbered = np.bincount(group[inside & is_numeral(text.codes)], minlength=len(length)) > 0
    label = numbered & (length <= _LONGEST_LABEL)
    inside &= ~label[np.maximum(group, 0)]
    outside = text.count(~inside)
    return inside & (outside[text.owner] > 0)


def _depth(text: Letters) -> tuple[Indexes, Flags]:
    """Return how many brackets are open after each character, and which characters close one."""
    opening, closing = text.codes == ord("("), text.codes == ord(")")
    running = np.cumsum(opening.astype(np.int64) - closing)
    before = np.concatenate([np.zeros(1, np.int64), running])[text.starts[:-1]]
    depth = running - before[text.owner]
    return depth, closing & (depth >= 0)


def is_numeral(codes: Numbers) -> Flags:
    """Return which characters are digits or numerals."""
    return _numerals()[np.minimum(codes, 0xFFFF)]


@functools.cache
def _numerals() -> Flags:
    """Return which characters of the basic plane are digits or numerals."""
    found = np.zeros(1 << 16, np.bool_)
    found[[ord(character) for character in NUMERALS]] = True
    return found
