"""What a person is told about a pair: why the two may be one, what differs, and what the guards that failed saw.

Made only for pairs that are shown. Nothing is decided here, and nothing that is told is read again.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from pipeline import vocabulary
from pipeline.resolve.candidates.brackets import NUMERALS
from pipeline.resolve.candidates.letters import letters
from pipeline.resolve.candidates.lexicon import NUMBERS, lexicon
from pipeline.resolve.candidates.words import words

_GAP = "…"
_AT_ONCE = 1 << 12


def evidence(
    lefts: Sequence[str], rights: Sequence[str], rules: Sequence[str], guards: Sequence[Sequence[str]]
) -> list[str]:
    """Return for each pair of names its rule in words, the words that only one holds, and those of failed guards."""
    tokens = dict(zip(names := sorted({*lefts, *rights}), _tokens(names), strict=True))
    return [
        _told(tokens[left], tokens[right], rule, failed)
        for left, right, rule, failed in zip(lefts, rights, rules, guards, strict=True)
    ]


def _tokens(names: Sequence[str]) -> list[list[str]]:
    """Return the tokens of each name: words of the lexicon, and single characters."""
    found = []
    for begin in range(0, len(names), _AT_ONCE):
        part = names[begin : begin + _AT_ONCE]
        text = letters(part)
        heads = np.flatnonzero(words(text).heads)
        own = np.split(heads, np.searchsorted(heads, text.starts[1:-1]))
        for name, at, start in zip(part, own, text.starts, strict=False):
            cuts = [*(at - start).tolist(), len(name)]
            found.append([name[a:b] for a, b in itertools.pairwise(cuts)])
    return found


def _told(ours: list[str], theirs: list[str], rule: str, failed: Sequence[str]) -> str:
    parts = [_sides(_notes()[rule], _only(ours, theirs), _only(theirs, ours))]
    parts += [_sides(guard, _seen(guard, ours), _seen(guard, theirs)) for guard in failed]
    return "; ".join(parts)


def _sides(label: str, ours: str, theirs: str) -> str:
    return f"{label}: {ours or '-'} / {theirs or '-'}" if ours or theirs else label


@functools.cache
def _notes() -> dict[str, str]:
    return {row["rule"]: row["evidence"] for row in vocabulary.rows("candidate_rules")}


def _only(ours: list[str], theirs: list[str]) -> str:
    """Return the tokens of one name that the other does not hold; what does not stand together is parted by `…`."""
    spare = Counter(ours) - Counter(theirs)
    told = ""
    for token in reversed(ours):
        if spare[token]:
            spare[token] -= 1
            told = token + told
        elif told and not told.startswith(_GAP):
            told = _GAP + told
    return told.strip(_GAP)


@functools.cache
def _guards_of_words() -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    known = lexicon()
    for opposites in known.opposites:
        held = known.bits[:, opposites.column] & np.uint64(opposites.mask)
        for number in np.flatnonzero(held).tolist():
            found[known.words[number]].add(opposites.guard)
    return dict(found)


def _seen(guard: str, tokens: list[str]) -> str:
    """Return what a guard sees in a name: its words, or its numbers."""
    if guard == NUMBERS:
        return " ".join("".join(token if token in NUMERALS else " " for token in tokens).split())
    return " ".join(token for token in tokens if guard in _guards_of_words().get(token, ()))
