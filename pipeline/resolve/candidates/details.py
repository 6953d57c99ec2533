"""What pairs are judged by beside their signatures: the words that carry meaning, and what guards look at.

Both follow from the names alone and are made for those names that stand in some pair. Hands on a row a name, in the
order of the names asked for.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np

from pipeline.resolve.candidates.guards import Held, held
from pipeline.resolve.candidates.letters import Letters, letters
from pipeline.resolve.candidates.levels import essence
from pipeline.resolve.candidates.words import WORD

_AT_ONCE = 1 << 14
_PRIVATE = 0xE000
"""The first character that Unicode leaves to private use: it stands for word 0 of the lexicon."""


def essences(names: Sequence[str]) -> list[str]:
    """Return what is left of each name without all that is weak: a character a token, sorted.

    So two names that share tokens have a common subsequence, in whatever order they name them.
    """
    return [text for part in _parts(names) for text in _in_order(essence(letters(part)).tokens)]


def holdings(names: Sequence[str]) -> Held:
    """Return what names hold that guards look at; there must be at least one name."""
    parts = [held(letters(part)) for part in _parts(names)]
    return Held(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Held)))


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[begin : begin + _AT_ONCE] for begin in range(0, len(names), _AT_ONCE))


def _in_order(tokens: Letters) -> list[str]:
    codes = tokens.codes.astype(np.int64)
    characters = np.where(tokens.codes >= WORD, codes - int(WORD) + _PRIVATE, codes)
    arranged = np.sort((tokens.owner << 32) | characters) & 0xFFFFFFFF
    whole = arranged.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return [whole[begin:end] for begin, end in itertools.pairwise(tokens.starts.tolist())]
