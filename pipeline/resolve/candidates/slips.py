"""Names that one character parts: the signatures of a name without one of its characters, for each in turn.

Two names of which one character differs, is missing or is too much share such a signature. Digits and numerals stay:
another number is no slip. A name has about as many of these signatures as characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.resolve.candidates.brackets import is_numeral
from pipeline.resolve.candidates.letters import Flags, Indexes, Letters, Numbers, mixed

_SHORTEST, _LONGEST = 5, 40
"""Of four characters one is a quarter of the name, and long texts are not typed twice."""


@dataclass(frozen=True, slots=True)
class Slips:
    """The signatures of some names, name by name, and how many each has."""

    values: Numbers
    counts: Indexes

    def owners(self) -> npt.NDArray[np.int32]:
        """Return the name of each signature."""
        return np.repeat(np.arange(len(self.counts), dtype=np.int32), self.counts)


def slips(text: Letters) -> Slips:
    """Return the signatures of names as they are and without one character."""
    whole, without = _hashes(text)
    length = np.diff(text.starts)
    fits = (length >= _SHORTEST) & (length <= _LONGEST)
    left_out = fits[text.owner] & ~is_numeral(text.codes) & ~_is_doubled(text)
    owner = np.concatenate([np.flatnonzero(fits), text.owner[left_out]])
    order = np.argsort(owner, kind="stable")
    return Slips(np.concatenate([whole[fits], without[left_out]])[order], np.bincount(owner, minlength=text.names))


def joined(parts: Sequence[Slips]) -> Slips:
    """Return the signatures of the names of all parts."""
    values = [part.values for part in parts] or [np.zeros(0, np.uint64)]
    counts = [part.counts for part in parts] or [np.zeros(0, np.int64)]
    return Slips(np.concatenate(values), np.concatenate(counts))


def _is_doubled(text: Letters) -> Flags:
    """Whether the next character is the same, so that it is all one which of them is left out."""
    doubled = np.zeros(len(text.codes), np.bool_)
    doubled[:-1] = (text.codes[1:] == text.codes[:-1]) & (text.owner[1:] == text.owner[:-1])
    return doubled


def _hashes(text: Letters) -> tuple[Numbers, Numbers]:
    """Return the hash of each name, and of its name without each character: those behind it move up by one place."""
    place = text.place()
    here = _sums(mixed(text.codes + mixed(place)))
    moved = _sums(mixed(text.codes + mixed(place - np.uint64(1))))
    first, end = text.starts[:-1], text.starts[1:]
    before = here[:-1] - here[first][text.owner]
    behind = moved[end][text.owner] - moved[1:]
    return here[end] - here[first], before + behind


def _sums(values: Numbers) -> Numbers:
    return np.concatenate([np.zeros(1, np.uint64), np.cumsum(values, dtype=np.uint64)])
