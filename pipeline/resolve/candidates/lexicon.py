"""The words that candidates are judged by: hints of synonyms, words without weight, and words that tell names apart.

They are lists in `vocabulary/` (`synonym_hints`, `weak_words`, `name_guards`) that only rank what a person looks at;
none joins names. Hands on one numbered list of words, with what each means to each list.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from pipeline import vocabulary
from pipeline.resolve.candidates.letters import Indexes, Numbers

FUNCTION, GENERIC = 1, 2
START, END = 1, 2
_ROLES = {"function": FUNCTION, "generic": GENERIC, "whole": 0}
_PLACES = {"anywhere": 0, "start": START, "end": END}
_BITS = 63
EACH_HAS_ANOTHER, ANY_DIFFERS = "each has another", "any differs"
_MODES = (EACH_HAS_ANOTHER, ANY_DIFFERS, "both differ")
NUMBERS = "numbers"
"""The guard that needs no list."""

Value = TypeVar("Value")

Small = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Opposites:
    """Words of which two names must not hold different ones: the bits `mask` of a column of guard bits.

    `fails_when` is `both differ`, `each has another` or `any differs`.
    """

    guard: str
    column: int
    mask: int
    fails_when: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, by number: `measure` and `synonym` are the first word that may mean the same, by its number.

    `role` is FUNCTION, GENERIC or 0, `place` START, END or 0 (anywhere); `bits` has a row for each word and a column
    for each 63 guard bits.
    """

    words: tuple[str, ...]
    lengths: Indexes
    measure: Numbers
    synonym: Numbers
    role: Small
    place: Small
    bits: Numbers
    opposites: tuple[Opposites, ...]


@functools.cache
def lexicon() -> Lexicon:
    """Return the words of the lists.

    Raises:
        ValueError: a word stands in two hints, in two roles or on two sides of one pair of opposites.
    """
    hints, weak = _hints(), _weak()
    words = tuple(sorted({*hints, *weak, *(word for side in _sides() for word in side.words)}))
    number = {word: n for n, word in enumerate(words)}
    own = np.arange(len(words), dtype=np.uint64)
    measure, synonym = own.copy(), own.copy()
    for word, (rule, first) in hints.items():
        synonym[number[word]] = number[first]
        if rule == "measure":
            measure[number[word]] = number[first]
    bits, opposites = _guard_bits(number, hints)
    return Lexicon(
        words,
        np.array([len(word) for word in words], np.int64),
        measure,
        synonym,
        np.array([weak.get(word, (0, 0))[0] for word in words], np.uint8),
        np.array([weak.get(word, (0, 0))[1] for word in words], np.uint8),
        bits,
        opposites,
    )


def _hints() -> dict[str, tuple[str, str]]:
    """Return for each word of the hints its rule and the first word of its line."""
    found: dict[str, tuple[str, str]] = {}
    for row in vocabulary.rows("synonym_hints"):
        words = row["words"].split()
        for word in words:
            _once(found, word, (row["rule"], words[0]), "synonym_hints.csv")
    return found


def _weak() -> dict[str, tuple[int, int]]:
    """Return for each word without weight its role and the place where it has none."""
    found: dict[str, tuple[int, int]] = {}
    for row in vocabulary.rows("weak_words"):
        for word in row["words"].split():
            _once(found, word, (_ROLES[row["rule"]], _PLACES[row["place"]]), "weak_words.csv")
    return found


def _once(found: dict[str, Value], word: str, value: Value, file: str) -> None:
    if word in found:
        raise ValueError(f"{file}: {word} stands there twice; leave it in one line")
    found[word] = value


@dataclass(frozen=True, slots=True)
class _Side:
    guard: str
    opposites: str
    fails_when: str
    words: tuple[str, ...]


@functools.cache
def _sides() -> tuple[_Side, ...]:
    rows = vocabulary.rows("name_guards")
    return tuple(_Side(r["guard"], r["opposites"], r["fails_when"], tuple(r["words"].split())) for r in rows)


@functools.cache
def guard_names() -> tuple[str, ...]:
    """Return the guards, in the order in which a candidate names those that failed."""
    return (NUMBERS, *dict.fromkeys(side.guard for side in _sides()))


def _guard_bits(
    number: Mapping[str, int], hints: Mapping[str, tuple[str, str]]
) -> tuple[Numbers, tuple[Opposites, ...]]:
    """Return the bits of each word, and which bits are opposites; opposites never part over two columns."""
    groups: defaultdict[tuple[str, str, str], list[_Side]] = defaultdict(list)
    for side in _sides():
        groups[side.guard, side.opposites, side.fails_when].append(side)
    rows: list[tuple[int, int, int]] = []
    opposites = []
    column, used = 0, 0
    for (guard, _, fails_when), sides in groups.items():
        if len(sides) > _BITS or fails_when not in _MODES:
            expected = f"at most {_BITS} lines are opposites of each other, and fails_when is one of {_MODES}"
            raise ValueError(f"name_guards.csv, {guard}: {expected}")
        if used + len(sides) > _BITS:
            column, used = column + 1, 0
        opposites.append(Opposites(guard, column, ((1 << len(sides)) - 1) << used, fails_when))
        for word, place in _with_hinted(sides, hints).items():
            rows.append((number[word], column, used + place))
        used += len(sides)
    bits = np.zeros((len(number), column + 1), np.uint64)
    for row, at, bit in rows:
        bits[row, at] |= np.uint64(1 << bit)
    return bits, tuple(opposites)


def _with_hinted(sides: Sequence[_Side], hints: Mapping[str, tuple[str, str]]) -> dict[str, int]:
    """Return the side of each word of these opposites; what may mean the same as a word stands on its side."""
    found: dict[str, int] = {}
    for place, side in enumerate(sides):
        for word in side.words:
            _once(found, word, place, f"name_guards.csv, {side.guard}, {side.opposites}")
    first_side = {hints[word][1]: place for word, place in reversed(found.items()) if word in hints}
    return {word: first_side[first] for word, (_, first) in hints.items() if first in first_side} | found
