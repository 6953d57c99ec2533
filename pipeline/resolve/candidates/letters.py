"""Many names as one array of characters, so that each step over a million names is a few steps over arrays.

Nothing here knows words or meanings. Hands on characters, whose name each belongs to, and 64-bit numbers that stand for
characters, sequences and sets of them: equal things have equal numbers, different ones practically never.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.int64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True, slots=True)
class Letters:
    """Characters, or tokens, of some names, one name behind the other.

    Name n has those from `starts[n]` to `starts[n + 1]`; `owner` is the name of each.
    """

    codes: Numbers
    owner: Indexes
    starts: Indexes

    @property
    def names(self) -> int:
        """How many names there are."""
        return len(self.starts) - 1

    def only(self, flags: Flags, codes: Numbers | None = None) -> Letters:
        """Return the flagged characters alone, or what `codes` has in their place; a name may have none of them."""
        before = np.concatenate([np.zeros(1, np.int64), np.cumsum(flags)])
        return Letters((self.codes if codes is None else codes)[flags], self.owner[flags], before[self.starts])

    def place(self) -> Numbers:
        """Return for each character how many stand before it in its name."""
        return (np.arange(len(self.codes)) - self.starts[self.owner]).astype(np.uint64)

    def total(self, values: Numbers) -> Numbers:
        """Return for each name the sum of its characters' values, modulo 2^64."""
        sums: Numbers = np.concatenate([np.zeros(1, np.uint64), np.cumsum(values, dtype=np.uint64)])
        return sums[self.starts[1:]] - sums[self.starts[:-1]]

    def count(self, flags: Flags) -> Indexes:
        """Return for each name how many of its characters are flagged."""
        return np.bincount(self.owner[flags], minlength=self.names)

    def sequence(self) -> Numbers:
        """Return a number for each name's characters in their order."""
        return self.total(mixed(self.codes + self.place() * _GOLDEN))

    def bag(self) -> Numbers:
        """Return a number for each name's characters in any order."""
        return self.total(mixed(self.codes))


def letters(names: Sequence[str]) -> Letters:
    """Return the characters of names."""
    lengths = np.fromiter(map(len, names), np.int64, len(names))
    codes = np.frombuffer("".join(names).encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    return Letters(codes, np.repeat(np.arange(len(names)), lengths), starts)


def mixed(values: Numbers) -> Numbers:
    """Return well-mixed numbers that stand for others, one for one (the finisher of splitmix64)."""
    out = values + _GOLDEN
    out ^= out >> np.uint64(30)
    out *= _FIRST
    out ^= out >> np.uint64(27)
    out *= _SECOND
    out ^= out >> np.uint64(31)
    return out


def distinct(values: Indexes) -> Indexes:
    """Return the values, each once, sorted; `np.unique` hashes, which takes several times as long."""
    arranged: Indexes = np.sort(values)
    is_first: Flags = np.diff(arranged, prepend=arranged[:1] - 1) != 0
    return arranged[is_first]
