"""Words that a person approved as one, applied to the keys of indicators.

Which words these are is the steward's list (`steward/synonyms.csv`); nothing here approves any. Hands on the key that a
name has under the list, so that names which differ in an approved word alone share it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from pipeline.normalize.name_key import name_key

_MOST_PASSES = 8
"""Lines that lead from one word to another and back must not turn for ever."""


class ApprovedWord(Protocol):
    """A line of the list: `left` reads as `right` at this place of a name."""

    @property
    def left(self) -> str:
        """The word that is read otherwise."""

    @property
    def right(self) -> str:
        """What it is read as."""

    @property
    def place(self) -> str:
        """Where: anywhere, start, end or whole."""


Word = TypeVar("Word", bound=ApprovedWord)
_PLACES: dict[str, Callable[[str, str, str], str]] = {
    "anywhere": lambda key, left, right: key.replace(left, right),
    "start": lambda key, left, right: right + key[len(left) :] if key.startswith(left) else key,
    "end": lambda key, left, right: key[: -len(left)] + right if key.endswith(left) else key,
    "whole": lambda key, left, right: right if key == left else key,
}


def in_order(synonyms: Sequence[Word]) -> list[Word]:
    """Return the lines in the order in which they apply, which is not that of the file: the longest word first."""
    return sorted(synonyms, key=lambda one: (-len(one.left), one.left, one.place, one.right))


def with_synonyms(key: str, synonyms: Sequence[ApprovedWord]) -> str:
    """Return the key under the approved words (in the order of `in_order`); the key itself where none applies."""
    return applied(key, synonyms)[0]


def applied(key: str, synonyms: Sequence[Word]) -> tuple[str, list[Word]]:
    """Return the key under the approved words (in the order of `in_order`), and the lines that changed it on the way.

    A line may apply only to what another one made of the key.
    """
    used = []
    for _ in range(_MOST_PASSES):
        before = key
        for one in synonyms:
            if one.left in key and (read := _PLACES[one.place](key, one.left, one.right)) != key:
                key = read
                used.append(one)
        key = name_key(key).key
        if key == before:
            break
    return key, used
