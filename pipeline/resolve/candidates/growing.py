"""The queue: pairs of names that may be one though no rule joined them, and how it grows with new names.

Growing gives exactly what making it anew from all names would: only pairs with a new name are judged, and those of
names whose common signature reached its cap through new names. Nothing is joined here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from pipeline.resolve.candidates.best import best
from pipeline.resolve.candidates.blocks import crossed, pairs
from pipeline.resolve.candidates.evidence import evidence
from pipeline.resolve.candidates.guards import names_of
from pipeline.resolve.candidates.judge import RULES, WHOLE, Judged, joined, judged
from pipeline.resolve.candidates.letters import Flags, Indexes
from pipeline.resolve.candidates.signatures import Signatures, merged, signatures, sketch_cap

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names that may be one, the first in order on the left; `score` is between 0 and 1.

    `guards_failed` names what speaks against it (`vocabulary/name_guards.csv`), `evidence` says what is alike and what
    differs.
    """

    left: str
    right: str
    rule: str
    score: float
    guards_failed: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Queue:
    """All candidates among some names, the likeliest first; `decided` are pairs that a person has judged already."""

    names: Signatures
    pairs: Judged
    decided: frozenset[Pair]

    def candidates(self, most: int | None = None) -> list[Candidate]:
        """Return the likeliest candidates, at most so many."""
        found = self.pairs.only(np.arange(len(self.pairs.left))[:most])
        lefts = [self.names.keys[row] for row in found.left.tolist()]
        rights = [self.names.keys[row] for row in found.right.tolist()]
        rules = [RULES[rule] for rule in found.rule.tolist()]
        guards = [names_of(bits) for bits in found.guards.tolist()]
        scores = (found.score / WHOLE).tolist()
        told = evidence(lefts, rights, rules, guards)
        return [Candidate(*one) for one in zip(lefts, rights, rules, scores, guards, told, strict=True)]


def queue(keys: Iterable[str], decided: Iterable[Pair] = ()) -> Queue:
    """Return the candidates among names (as `indicator_key` gives them), in any order; decided pairs are none."""
    names = signatures(keys)
    everything = np.ones(len(names.keys), np.bool_)
    known = _ordered(decided)
    return Queue(names, best(judged(names, _undecided(names, pairs(names.blocks(), everything), known))), known)


def extended(old: Queue, keys: Iterable[str], decided: Iterable[Pair] = ()) -> Queue:
    """Return the queue of the old names and `keys`: the same as `queue` of all of them, with less work.

    Args:
        old: the queue before.
        keys: names, old or new.
        decided: all pairs that a person has judged, also the earlier ones.
    """
    known = _ordered(decided)
    names, is_new = merged(old.names, signatures(set(keys).difference(old.names.keys)))
    is_open = _opened(names, is_new, old.decided ^ known)
    row_of_old = np.flatnonzero(~is_new)
    left, right = row_of_old[old.pairs.left], row_of_old[old.pairs.right]
    kept = replace(old.pairs, left=left, right=right).only(~is_open[left] & ~is_open[right])
    found = judged(names, _undecided(names, pairs(names.blocks(), is_open), known))
    return Queue(names, best(joined([kept, found])), known)


def _opened(names: Signatures, is_new: Flags, decided: Iterable[Pair]) -> Flags:
    """Return the names whose pairs are looked at anew: new ones, and those that old pairs may be lost or free for."""
    if sketch_cap(len(is_new)) != sketch_cap(len(is_new) - int(is_new.sum())):
        return np.ones(len(is_new), np.bool_)
    found = is_new | crossed(names.blocks(), is_new)
    found[_rows(names, [name for pair in decided for name in pair])] = True
    return found


def _ordered(decided: Iterable[Pair]) -> frozenset[Pair]:
    return frozenset((min(pair), max(pair)) for pair in decided)


def _rows(names: Signatures, keys: Iterable[str]) -> list[int]:
    """Return the rows of those keys that are names."""
    rows = ((bisect_left(names.keys, key), key) for key in keys)
    return [row for row, key in rows if row < len(names.keys) and names.keys[row] == key]


def _undecided(names: Signatures, found: Indexes, decided: Iterable[Pair]) -> Indexes:
    """Return the pairs (`lower * names + higher`) that nobody has decided."""
    rows = [_rows(names, pair) for pair in decided]
    known = [both[0] * len(names.keys) + both[1] for both in rows if len(both) == 2]
    return found[~np.isin(found, known)] if known else found
