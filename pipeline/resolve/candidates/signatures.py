"""The signatures of many names, so that a night with a thousand new names need not begin with the million old ones.

Each name's signatures follow from the name alone. Hands on the names in their order and columns beside them; which
names share a signature is asked in `blocks.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.resolve.candidates.blocks import Block
from pipeline.resolve.candidates.letters import Flags, Numbers, letters
from pipeline.resolve.candidates.levels import LEVELS, levels
from pipeline.resolve.candidates.sketches import bitmaps, combined, sketches
from pipeline.resolve.candidates.slips import SLIPS, slips

_AT_ONCE = 1 << 14
_BITMAP = "bitmap"
_LEVEL_CAP = 64
"""More names than these do not differ by a weak word: what they have in common is no name."""
_SLIP_CAP = 8
"""Where more different characters stand at one place, it is a blank that is filled in, and no slip."""
_PAIRS_A_SKETCH = 1 << 22
_LARGEST_SKETCH_CAP = 1 << 10


@dataclass(frozen=True, slots=True)
class Signatures:
    """Distinct names in order, and columns with a value a name: by weak rule, of slips, sketches, bitmap of tokens."""

    keys: tuple[str, ...]
    columns: dict[str, Numbers]

    def blocks(self) -> Iterator[Block]:
        """Yield the columns of signatures with their caps."""
        yield from (Block(self.columns[name], _LEVEL_CAP) for name in LEVELS)
        yield from (Block(self.columns[name], _SLIP_CAP) for name in SLIPS)
        cap = sketch_cap(len(self.keys))
        yield from (Block(values, cap, self.columns[_BITMAP]) for values in combined(self.columns, cap))


def sketch_cap(names: int) -> int:
    """Return how many names may share a fuzzy signature among so many names.

    A power of two that halves whenever the number of names doubles, so that a fuzzy signature never costs more than
    about four million pairs: 8 among a million names, 1,024 among eight thousand and fewer.
    """
    room = max(2 * _PAIRS_A_SKETCH // max(names, 1), 2)
    return min(1 << (room.bit_length() - 1), _LARGEST_SKETCH_CAP)


def signatures(keys: Iterable[str]) -> Signatures:
    """Return the signatures of names, each once and in order; an empty name is none."""
    names = tuple(sorted({key for key in keys if key}))
    columns = {column: np.empty(len(names), np.uint64) for column in _columns(["-"])}
    for begin in range(0, len(names), _AT_ONCE):
        for column, values in _columns(names[begin : begin + _AT_ONCE]).items():
            columns[column][begin : begin + _AT_ONCE] = values
    return Signatures(names, columns)


def _columns(names: Sequence[str]) -> dict[str, Numbers]:
    text = letters(names)
    by_rule, essence = levels(text)
    return {**by_rule, **slips(text), **sketches(essence), _BITMAP: bitmaps(essence)}


def merged(one: Signatures, other: Signatures) -> tuple[Signatures, Flags]:
    """Return the signatures of both, which have no name in common, and which rows are the other's."""
    keys = tuple(sorted(one.keys + other.keys))
    theirs = np.zeros(len(keys), np.bool_)
    theirs[[bisect_left(keys, key) for key in other.keys]] = True
    columns = {}
    for name, values in one.columns.items():
        columns[name] = np.empty(len(keys), np.uint64)
        columns[name][~theirs], columns[name][theirs] = values, other.columns[name]
    return Signatures(keys, columns), theirs
