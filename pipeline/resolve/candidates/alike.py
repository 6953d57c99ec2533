"""How alike the names of pairs are: by their characters, by their words, by one slip, by a cell's edge.

What a likeness is worth is decided in `judge.py`. Hands on a share or a flag a pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.process import cpdist

from pipeline.normalize.clips import is_clip_of
from pipeline.resolve.candidates.details import essences
from pipeline.resolve.candidates.letters import Flags, Indexes

Shares = npt.NDArray[np.float32]

_SHARE_OF_WORDS = 0.7
"""How much words in any order count; the rest is characters in their order."""
_LEAST_OF_SLIP = 0.8
"""Of five characters one differs."""
_NEARLY = 1e-5


@dataclass(frozen=True, slots=True)
class Texts:
    """Names as texts, and of those in `rows` (row numbers, sorted) the words that carry meaning."""

    names: npt.NDArray[np.object_]
    lengths: Indexes
    rows: Indexes
    words: npt.NDArray[np.object_]

    @classmethod
    def of(cls, names: Sequence[str], rows: Indexes) -> Texts:
        """Return the texts of names; `rows` are those that `by_words` will be asked for."""
        words = essences([names[row] for row in rows.tolist()])
        return cls(_array(names), np.fromiter(map(len, names), np.int64, len(names)), rows, _array(words))

    def by_looks(self, left: Indexes, right: Indexes) -> Shares:
        """Return the share (0 to 1) of each pair's characters that stand in both names in the same order."""
        return _common(self.names[left].tolist(), self.names[right].tolist())

    def by_words(self, left: Indexes, right: Indexes, looks: Shares) -> Shares:
        """Return how alike pairs are by their words in any order, and a little by their looks."""
        ours, theirs = np.searchsorted(self.rows, left), np.searchsorted(self.rows, right)
        words = _common(self.words[ours].tolist(), self.words[theirs].tolist())
        return _SHARE_OF_WORDS * words + (1 - _SHARE_OF_WORDS) * looks

    def slips(self, left: Indexes, right: Indexes, looks: Shares) -> Flags:
        """Return in which pairs one character differs, is missing or is too much."""
        near = np.abs(self.lengths[left] - self.lengths[right]) <= 1
        found: Flags = near & (looks >= _LEAST_OF_SLIP - _NEARLY)
        at = np.flatnonzero(found)
        ours, theirs = self.names[left[at]].tolist(), self.names[right[at]].tolist()
        found[at] = cpdist(ours, theirs, scorer=Levenshtein.distance, score_cutoff=1, dtype=np.uint8) <= 1
        return found

    def clips(self, left: Indexes, right: Indexes, looks: Shares) -> Flags:
        """Return in which pairs the longer name is the shorter one, gone on where a cell's edge cut it."""
        one, other = self.lengths[left], self.lengths[right]
        found: Flags = (one != other) & (looks * (one + other) >= 2 * np.minimum(one, other) - _NEARLY)
        at = np.flatnonzero(found)
        pairs = zip(self.names[left[at]].tolist(), self.names[right[at]].tolist(), strict=True)
        found[at] = [is_clip_of(a, b) if len(a) < len(b) else is_clip_of(b, a) for a, b in pairs]
        return found


def _common(ours: list[str], theirs: list[str]) -> Shares:
    return cpdist(ours, theirs, scorer=Indel.normalized_similarity, dtype=np.float32)


def _array(texts: Sequence[str]) -> npt.NDArray[np.object_]:
    found = np.empty(len(texts), object)
    found[:] = texts
    return found
