"""The best partners of each name: what keeps the queue within bounds however alike many names are.

A pair stays when it is among the best of at least one of its names; so what is left out never depends on the order in
which names came. Ties go to the partner that comes first in the order of names.
"""

from __future__ import annotations

import numpy as np

from pipeline.resolve.candidates.judge import WHOLE, Judged
from pipeline.resolve.candidates.letters import Flags, Indexes, distinct

PARTNERS = 5
"""So many partners of each name are kept; the queue has at most so many pairs a name."""
MOST_NAMES = 1 << 24
_SCORE_BITS, _NAME_BITS = 14, 24


def best(found: Judged) -> Judged:
    """Return the pairs that are among the best of one of their names, the likeliest first.

    Raises:
        ValueError: there are more names than the queue can number.
    """
    if len(found.right) and found.right.max() >= MOST_NAMES:
        raise ValueError(f"more than {MOST_NAMES} names: the queue of candidates cannot number them")
    ours, theirs = np.concatenate([found.left, found.right]), np.concatenate([found.right, found.left])
    worse = WHOLE - found.score.astype(np.int64)
    wanted = np.sort((ours << _SCORE_BITS | np.concatenate([worse, worse])) << _NAME_BITS | theirs)
    wanted = wanted[_place(wanted >> (_SCORE_BITS + _NAME_BITS)) < PARTNERS]
    ours, theirs = wanted >> (_SCORE_BITS + _NAME_BITS), wanted & (MOST_NAMES - 1)
    pairs = distinct(np.minimum(ours, theirs) << _NAME_BITS | np.maximum(ours, theirs))
    kept = found.only(_is_among(found.left << _NAME_BITS | found.right, pairs))
    return kept.only(np.lexsort((kept.right, kept.left, -kept.score)))


def _is_among(values: Indexes, arranged: Indexes) -> Flags:
    """Return which values are among sorted others, of which all are among them."""
    place = np.minimum(np.searchsorted(arranged, values), len(arranged) - 1)
    found: Flags = arranged[place] == values
    return found


def _place(names: Indexes) -> Indexes:
    """Return for each of the sorted names how many of the same stand before it."""
    first = np.flatnonzero(np.diff(names, prepend=-1))
    return np.arange(len(names)) - np.repeat(first, np.diff(first, append=len(names)))
