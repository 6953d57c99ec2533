"""Signatures that names with many words in common are likely to share: least hashes, known words, first and last words.

The hash functions are fixed and no statistics of the names enter, so a name's sketch never changes because of others.
One least hash finds distant names, two and three together near ones, which tells names apart where there are many;
where there are few, one signature is everyone's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from pipeline.resolve.candidates.letters import Letters, Numbers, mixed
from pipeline.resolve.candidates.levels import Essence

_HASHES = 12
_LEAST, _END, _KNOWN = "least ", "end ", "known words"
_TWO = tuple((n, n + 1) for n in range(0, _HASHES, 2))
_THREE = tuple((n, (n + 5) % _HASHES, (n + 10) % _HASHES) for n in range(4))
_CAP_OF_ONE = 64
"""Where fewer names may share a signature, there are so many that one least hash alone tells none of them apart."""
_ENDS = ((4, "head"), (8, "head"), (4, "tail"), (6, "tail"))
_FEWEST_WORDS = 2
NOTHING = np.uint64(0)
"""A name without this signature: it proposes nothing."""


def sketches(essence: Essence) -> dict[str, Numbers]:
    """Return what fuzzy signatures are made of: least hashes, first and last words, known words."""
    found = {f"{_LEAST}{number:02}": values for number, values in enumerate(_least_hashes(essence.tokens))}
    found |= {f"{_END}{side} {length}": _end(essence.tokens, length, side) for length, side in _ENDS}
    return found | {_KNOWN: _known(essence)}


def combined(columns: Mapping[str, Numbers], cap: int) -> Iterator[Numbers]:
    """Yield the fuzzy signatures of names, of whose columns some are sketches; `cap` names may share one."""
    least = [columns[f"{_LEAST}{number:02}"] for number in range(_HASHES)]
    if cap >= _CAP_OF_ONE:
        yield np.ones(len(least[0]), np.uint64)
        yield from least
    for which in (*_TWO, *_THREE):
        yield _together([least[number] for number in which])
    yield from (columns[f"{_END}{side} {length}"] for length, side in _ENDS)
    yield columns[_KNOWN]


def bitmaps(essence: Essence) -> Numbers:
    """Return for each name 64 bits of which each of its tokens sets one: tokens in common are bits in common."""
    bits = np.left_shift(np.uint64(1), mixed(essence.tokens.codes) >> np.uint64(58))
    return np.bitwise_or.reduceat(bits, essence.tokens.starts[:-1])


def _together(parts: list[Numbers]) -> Numbers:
    whole = parts[0]
    for part in parts[1:]:
        whole = mixed(whole) + part
    return mixed(whole + np.uint64(len(parts)))


def _known(essence: Essence) -> Numbers:
    """Return a number for the words of the lexicon that a name holds, whatever else it says."""
    known = essence.tokens.only(essence.is_word)
    return np.where(np.diff(known.starts) >= _FEWEST_WORDS, known.bag(), NOTHING)


def _least_hashes(tokens: Letters) -> list[Numbers]:
    """Return for each hash function the least value of a name's tokens and pairs of neighbours."""
    alone, pairs = mixed(tokens.codes), _pairs(tokens)
    factors = mixed(np.arange(1, _HASHES + 1, dtype=np.uint64)) | np.uint64(1)
    return [np.minimum.reduceat(np.minimum(alone * factor, pairs * factor), tokens.starts[:-1]) for factor in factors]


def _pairs(tokens: Letters) -> Numbers:
    """Return a number for each token with the next one of its name, or with the end."""
    following = np.append(tokens.codes[1:], NOTHING)
    following[tokens.starts[1:] - 1] = NOTHING
    return mixed(mixed(mixed(tokens.codes)) + following)


def _end(tokens: Letters, length: int, side: str) -> Numbers:
    """Return a number for the first or last tokens of each name that has so many."""
    long_enough = np.flatnonzero(np.diff(tokens.starts) >= length)
    first = tokens.starts[long_enough] if side == "head" else tokens.starts[long_enough + 1] - length
    found = np.zeros(tokens.names, np.uint64)
    for place in range(length):
        found[long_enough] = mixed(found[long_enough] + tokens.codes[first + place])
    return found
