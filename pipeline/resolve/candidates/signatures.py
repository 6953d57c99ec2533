"""The signatures of many names, so that a night with a thousand new names need not begin with the million old ones.

Each name's signatures follow from the name alone. Hands on the names in their order and columns beside them; which
names share a signature is asked in `blocks.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from pipeline.resolve.candidates.blocks import Block
from pipeline.resolve.candidates.letters import Flags, Indexes, Numbers, letters
from pipeline.resolve.candidates.levels import levels
from pipeline.resolve.candidates.sketches import bitmaps, sketches
from pipeline.resolve.candidates.slips import Slips, joined, slips

Column = TypeVar("Column", Numbers, Indexes)

_AT_ONCE = 1 << 14
_SKETCH, _BITMAP = "sketch ", "bitmap"
_LEVEL_CAP = 64
"""More names than these do not differ by a weak word: what they have in common is no name."""
_SLIP_CAP = 8
"""Where more different characters stand at one place, it is a blank that is filled in, and no slip."""
_PAIRS_A_SKETCH = 1 << 22
_LARGEST_SKETCH_CAP = 1 << 10


@dataclass(frozen=True, slots=True)
class Signatures:
    """Distinct names in order, and their signatures.

    `columns` has a value a name: signatures by rule, fuzzy ones, and the bitmap of tokens. Slips are several a name.
    """

    keys: tuple[str, ...]
    columns: dict[str, Numbers]
    slips: Slips

    def blocks(self) -> Iterator[Block]:
        """Yield the columns of signatures with their caps."""
        rows = np.arange(len(self.keys), dtype=np.int32)
        yield Block(self.slips.values, self.slips.owners(), _SLIP_CAP)
        for name, values in self.columns.items():
            if name.startswith(_SKETCH):
                yield Block(values, rows, sketch_cap(len(self.keys)), self.columns[_BITMAP])
            elif name != _BITMAP:
                yield Block(values, rows, _LEVEL_CAP)


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
    columns = {column: np.empty(len(names), np.uint64) for column in _part(["-"])[0]}
    slip_parts = []
    for begin in range(0, len(names), _AT_ONCE):
        part, slips_of_part = _part(names[begin : begin + _AT_ONCE])
        slip_parts.append(slips_of_part)
        for column, values in part.items():
            columns[column][begin : begin + _AT_ONCE] = values
    return Signatures(names, columns, joined(slip_parts))


def _part(names: Sequence[str]) -> tuple[dict[str, Numbers], Slips]:
    text = letters(names)
    columns, essence = levels(text)
    columns |= {f"{_SKETCH}{number:02}": values for number, values in enumerate(sketches(essence))}
    return columns | {_BITMAP: bitmaps(essence)}, slips(text)


def merged(one: Signatures, other: Signatures) -> tuple[Signatures, Flags]:
    """Return the signatures of both, which have no name in common, and which rows are the other's."""
    keys = tuple(sorted(one.keys + other.keys))
    theirs = np.zeros(len(keys), np.bool_)
    theirs[[bisect_left(keys, key) for key in other.keys]] = True
    columns = {name: _woven(values, other.columns[name], theirs) for name, values in one.columns.items()}
    counts = _woven(one.slips.counts, other.slips.counts, theirs)
    values = _woven(one.slips.values, other.slips.values, np.repeat(theirs, counts))
    return Signatures(keys, columns, Slips(values, counts)), theirs


def _woven(ours: Column, theirs: Column, is_theirs: Flags) -> Column:
    whole = np.empty(len(is_theirs), ours.dtype)
    whole[~is_theirs], whole[is_theirs] = ours, theirs
    return whole
