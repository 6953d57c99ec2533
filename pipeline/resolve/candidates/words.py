"""Finds the words of the lexicon in names: the longest first, and none inside another.

Characters that belong to no word stay as they are. Hands on tokens, each at the place of its first character.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from pipeline.resolve.candidates.letters import Flags, Indexes, Letters, Numbers, letters, mixed
from pipeline.resolve.candidates.lexicon import END, START, lexicon

_STEP = np.uint64(0x100000001B3)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SIEVE_BITS = 16
_NO_WORD = -1
WORD = np.uint64(1 << 32)
"""Lifts the numbers of words above those of characters."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of names: `heads` flags where one begins, `word` is its number there (-1 for a character)."""

    text: Letters
    word: Indexes
    heads: Flags

    @property
    def is_word(self) -> Flags:
        """Where a word begins."""
        return self.word >= 0

    def tokens(self, stands_for: Numbers) -> Numbers:
        """Return for each head the number of its token: of the word that its word stands for, or its character."""
        found = self.text.codes.copy()
        at = np.flatnonzero(self.is_word)
        found[at] = stands_for[self.word[at]] + WORD
        return found

    def of_role(self, role: int) -> Flags:
        """Return the heads of words that have this role at their place of the name."""
        found = np.zeros(len(self.word), np.bool_)
        at = np.flatnonzero(self.is_word)
        number, known = self.word[at], lexicon()
        begins = at == self.text.starts[self.text.owner[at]]
        ends = at + known.lengths[number] == self.text.starts[self.text.owner[at] + 1]
        place = known.place[number]
        in_place = np.where(place == START, begins, np.where(place == END, ends, True))
        found[at] = (known.role[number] == role) & in_place
        return found


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The words of one length: a sieve that lets few others through, their sorted hashes and their numbers."""

    sieve: Flags
    hashes: Numbers
    numbers: Indexes


def words(text: Letters) -> Words:
    """Return the tokens of names."""
    word, heads = _found(text)
    return Words(text, word, heads)


def _hashes(codes: Numbers, length: int) -> list[Numbers]:
    """Return for n from 1 to `length` the hash of the n characters from each character on."""
    found = [mixed(codes)]
    for n in range(1, length):
        longer = found[-1][: max(len(codes) - n, 0)] * _STEP + found[0][n:]
        found.append(longer)
    return found


@functools.cache
def _shelves() -> dict[int, _Shelf]:
    by_length: dict[int, list[tuple[int, str]]] = {}
    for number, word in enumerate(lexicon().words):
        by_length.setdefault(len(word), []).append((number, word))
    return {length: _shelf(length, entries) for length, entries in sorted(by_length.items(), reverse=True)}


def _shelf(length: int, entries: list[tuple[int, str]]) -> _Shelf:
    codes = letters([word for _, word in entries]).codes
    hashes = _hashes(codes, length)[-1][::length]
    order = np.argsort(hashes)
    sieve = np.zeros(1 << _SIEVE_BITS, np.bool_)
    sieve[_slot(hashes)] = True
    return _Shelf(sieve, hashes[order], np.array([number for number, _ in entries], np.int64)[order])


def _slot(hashes: Numbers) -> Numbers:
    return hashes * _SPREAD >> np.uint64(64 - _SIEVE_BITS)


def _found(text: Letters) -> tuple[Indexes, Flags]:
    """Return the number of the word that begins at each character, and where a token begins."""
    word = np.full(len(text.codes), _NO_WORD, np.int64)
    free = np.ones(len(text.codes), np.bool_)
    heads = np.ones(len(text.codes), np.bool_)
    hashes = _hashes(text.codes, max(_shelves()))
    for length, shelf in _shelves().items():
        at, number = _matches(text, shelf, hashes[length - 1], length)
        for offset in range(length):
            still = free[at + offset]
            at, number = at[still], number[still]
        at, number = _apart(at, number, length)
        word[at] = number
        for offset in range(length):
            free[at + offset] = False
            heads[at + offset] = offset == 0
    return word, heads


def _matches(text: Letters, shelf: _Shelf, hashes: Numbers, length: int) -> tuple[Indexes, Indexes]:
    """Return where words of a shelf stand inside one name, and which they are."""
    at = np.flatnonzero(shelf.sieve[_slot(hashes)])
    nearest = np.minimum(np.searchsorted(shelf.hashes, hashes[at]), len(shelf.hashes) - 1)
    right = (shelf.hashes[nearest] == hashes[at]) & (text.owner[at] == text.owner[at + length - 1])
    return at[right], shelf.numbers[nearest][right]


def _apart(at: Indexes, number: Indexes, length: int) -> tuple[Indexes, Indexes]:
    """Return the matches without those that begin inside the one before."""
    apart = np.diff(at, prepend=-length) >= length
    return at[apart], number[apart]
