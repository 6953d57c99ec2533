"""Pairs of names that share a signature: the only pairs that are looked at.

A signature that more names share than its cap proposes nothing, because what so many have in common tells none of them
apart. Hands on pairs of row numbers, each once, the lower one first; what a signature means is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.resolve.candidates.letters import Flags, Indexes, Numbers, distinct

Rows = npt.NDArray[np.int32]

_MOST_SIEVE_BITS = 22
_SORTED_AT_ONCE = 1 << 21
"""A longer column is looked at in parts of about so many signatures, each signature in one of them."""
_GATHERED = 1 << 22
"""So many pairs are gathered before those that were found twice are dropped."""


@dataclass(frozen=True, slots=True)
class Block:
    """A column of signatures: `values[n]` is one of the name `owners[n]`; 0 is none.

    With `bitmaps`, a pair must also have half of its tokens in common.
    """

    values: Numbers
    owners: Rows
    cap: int
    bitmaps: Numbers | None = None


def pairs(blocks: Iterable[Block], is_open: Flags) -> Indexes:
    """Return the pairs that share a signature and of which one is open at least: `lower * names + higher`, sorted."""
    names = len(is_open)
    found = np.zeros(0, np.int64)
    gathered, waiting = [found], 0
    for left, right in (part for block in blocks for part in _proposed(block, is_open)):
        gathered.append(np.minimum(left, right).astype(np.int64) * names + np.maximum(left, right))
        waiting += len(left)
        if waiting > _GATHERED:
            found = distinct(np.concatenate(gathered))
            gathered, waiting = [found], 0
    return distinct(np.concatenate(gathered))


def crossed(blocks: Iterable[Block], is_new: Flags) -> Flags:
    """Return the old names that share a signature which reached its cap through new names.

    Its pairs of old names are gone, so what was left out beside them may come back: these names are looked at anew.
    """
    found = np.zeros(len(is_new), np.bool_)
    for block in blocks:
        for values, owners in _shared(block, is_new):
            first, sizes = _runs(values)
            old = sizes - np.add.reduceat(is_new[owners], first, dtype=np.int64)
            was_within = (sizes > block.cap) & (old <= block.cap) & (old > 1)
            found[owners[np.repeat(was_within, sizes)]] = True
    return found & ~is_new


def _proposed(block: Block, is_open: Flags) -> Iterator[tuple[Rows, Rows]]:
    """Yield the pairs of a column: in a run of one signature, those that stand so many places apart at a time."""
    for shared, holders in _shared(block, is_open):
        sizes = _runs(shared)[1]
        within = np.repeat(sizes <= block.cap, sizes)
        values, owners = shared[within], holders[within]
        for apart in range(1, int(sizes[sizes <= block.cap].max(initial=1))):
            at = np.flatnonzero(values[apart:] == values[:-apart])
            left, right = owners[at], owners[at + apart]
            kept = (left != right) & (is_open[left] | is_open[right])
            if block.bitmaps is not None:
                kept &= _half_in_common(block.bitmaps[left], block.bitmaps[right])
            yield left[kept], right[kept]


def _half_in_common(left: Numbers, right: Numbers) -> Flags:
    common = np.bitwise_count(left & right).astype(np.int16)
    enough: Flags = 4 * common >= np.bitwise_count(left).astype(np.int16) + np.bitwise_count(right)
    return enough


def _shared(block: Block, is_open: Flags) -> Iterator[tuple[Numbers, Rows]]:
    """Yield the signatures that an open name shares with another one, and whose they are, sorted; in parts."""
    bits = max(len(block.values) // _SORTED_AT_ONCE, 1).bit_length() - 1
    for part in range(1 << bits):
        at = np.flatnonzero(_top(block.values, bits) == part)
        at = at[_is_likely_shared(block.values[at], is_open[block.owners[at]])]
        values, owners = block.values[at], block.owners[at]
        order = np.argsort(values)
        values, owners = values[order], owners[order]
        first, sizes = _runs(values)
        is_shared = (sizes > 1) & (values[first] != 0)
        if len(first):
            is_shared &= np.logical_or.reduceat(is_open[owners], first)
        shared = np.repeat(is_shared, sizes)
        if shared.any():
            yield values[shared], owners[shared]


def _is_likely_shared(values: Numbers, is_open: Flags) -> Flags:
    """Whether another value falls into the same slot, and that of an open name: most that are shared by none do not."""
    bits = min(len(values).bit_length() + 2, _MOST_SIEVE_BITS)
    slot = _top(values, bits).astype(np.int64)
    several = np.bincount(slot, minlength=1 << bits) > 1
    wanted = np.zeros(1 << bits, np.bool_)
    wanted[slot[is_open]] = True
    likely: Flags = (several & wanted)[slot]
    return likely


def _top(values: Numbers, bits: int) -> Numbers:
    """Return the first bits of numbers."""
    return values >> np.uint64(64 - bits) if bits else np.zeros(len(values), np.uint64)


def _runs(values: Numbers) -> tuple[Indexes, Indexes]:
    """Return where each run of equal values begins, and how long it is."""
    first = np.flatnonzero(np.diff(values, prepend=values[:1] + np.uint64(1)) != 0)
    return first, np.diff(first, append=len(values))
