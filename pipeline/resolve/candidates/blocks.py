"""Pairs of names that share a signature: the only pairs that are looked at.

A signature that more names share than its cap proposes nothing, because what so many have in common tells none of them
apart. Hands on pairs of row numbers, each once, the lower one first; what a signature means is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.resolve.candidates.letters import Flags, Indexes, Numbers, distinct

_SIEVE_ROOM, _MOST_SIEVE_BITS = 6, 22
_GATHERED = 1 << 22
"""So many pairs are gathered before those that were found twice are dropped."""


@dataclass(frozen=True, slots=True)
class Block:
    """A column of signatures, one a name; 0 is none.

    With `bitmaps`, a pair must also have half of its tokens in common.
    """

    values: Numbers
    cap: int
    bitmaps: Numbers | None = None


def pairs(blocks: Iterable[Block], is_open: Flags) -> Indexes:
    """Return the pairs that share a signature and of which one is open at least: `lower * names + higher`, sorted."""
    names = len(is_open)
    found = np.zeros(0, np.int64)
    gathered, waiting = [found], 0
    for left, right in (part for block in blocks for part in _proposed(block, is_open)):
        gathered.append(np.minimum(left, right) * names + np.maximum(left, right))
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
        values, rows = _shared(block, is_new)
        first, sizes = _runs(values)
        if len(first):
            old = sizes - np.add.reduceat(is_new[rows], first, dtype=np.int64)
            was_within = (sizes > block.cap) & (old <= block.cap) & (old > 1)
            found[rows[np.repeat(was_within, sizes)]] = True
    return found & ~is_new


def _proposed(block: Block, is_open: Flags) -> Iterator[tuple[Indexes, Indexes]]:
    """Yield the pairs of a column: in a run of one signature, those that stand so many places apart at a time."""
    shared, holders = _shared(block, is_open)
    sizes = _runs(shared)[1]
    within = np.repeat(sizes <= block.cap, sizes)
    values, rows = shared[within], holders[within]
    for apart in range(1, int(sizes[sizes <= block.cap].max(initial=1))):
        at = np.flatnonzero(values[apart:] == values[:-apart])
        left, right = rows[at], rows[at + apart]
        kept = is_open[left] | is_open[right]
        if block.bitmaps is not None:
            kept &= _half_in_common(block.bitmaps[left], block.bitmaps[right])
        yield left[kept], right[kept]


def _half_in_common(left: Numbers, right: Numbers) -> Flags:
    common = np.bitwise_count(left & right).astype(np.int16)
    enough: Flags = 4 * common >= np.bitwise_count(left).astype(np.int16) + np.bitwise_count(right)
    return enough


def _shared(block: Block, is_open: Flags) -> tuple[Numbers, Indexes]:
    """Return the signatures that an open name shares with another one, and whose they are, sorted."""
    rows = _likely_shared(block.values, is_open)
    rows = rows[np.argsort(block.values[rows])]
    values = block.values[rows]
    first, sizes = _runs(values)
    is_shared = (sizes > 1) & (values[first] != 0)
    if len(first):
        is_shared &= np.logical_or.reduceat(is_open[rows], first)
    shared = np.repeat(is_shared, sizes)
    return values[shared], rows[shared]


def _likely_shared(values: Numbers, is_open: Flags) -> Indexes:
    """Return the rows whose signature falls into one slot with an open name's and another one; most others do not."""
    bits = min(int(is_open.sum()).bit_length() + _SIEVE_ROOM, _MOST_SIEVE_BITS)
    slot = (values >> np.uint64(64 - bits)).astype(np.int64)
    wanted = np.zeros(1 << bits, np.bool_)
    wanted[slot[is_open]] = True
    rows = np.flatnonzero(wanted[slot])
    several = np.bincount(slot[rows], minlength=1 << bits) > 1
    return rows[several[slot[rows]]]


def _runs(values: Numbers) -> tuple[Indexes, Indexes]:
    """Return where each run of equal values begins, and how long it is."""
    first = np.flatnonzero(np.diff(values, prepend=values[:1] + np.uint64(1)) != 0)
    return first, np.diff(first, append=len(values))
