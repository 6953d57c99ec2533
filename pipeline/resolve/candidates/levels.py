"""Signatures by weak rules: two names with the same signature differ only in what the rule leaves out.

The levels grow coarser: words that bind, definitions, generic words, the measure's noun, synonyms, the order. Beside
them stand the characters in any order, and the sounds. A signature proves nothing and joins nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.resolve.candidates.brackets import definitions
from pipeline.resolve.candidates.letters import Flags, Letters, Numbers, mixed
from pipeline.resolve.candidates.lexicon import FUNCTION, GENERIC, lexicon
from pipeline.resolve.candidates.sounds import sounds
from pipeline.resolve.candidates.words import Words, words

CHAIN = ("function word", "definition", "generic", "measure", "synonym", "meaning")
"""The levels from fine to coarse: what is equal at one is equal at all later ones."""
ORDER, SOUND = "word order", "sound"
LEVELS = (CHAIN[0], ORDER, CHAIN[1], SOUND, *CHAIN[2:])
"""All of them, the strictest first."""


@dataclass(frozen=True, slots=True)
class Essence:
    """What is left of names when all that is weak is left out: tokens, each standing for its synonyms."""

    tokens: Letters
    is_word: Flags


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of names outside brackets: without words that bind (`bare`), and without generic ones (`core`)."""

    found: Words
    bare: Flags
    core: Flags

    @classmethod
    def of(cls, found: Words) -> _Left:
        bare = _left(found.text, found.heads & ~found.of_role(FUNCTION), found.heads)
        return cls(found, bare, _left(found.text, bare & ~found.of_role(GENERIC), bare))

    def tokens(self, kept: Flags, stands_for: Numbers) -> Letters:
        return self.found.text.only(kept, self.found.tokens(stands_for))

    def essence(self) -> Essence:
        return Essence(self.tokens(self.core, lexicon().synonym), self.found.is_word[self.core])


def essence(text: Letters) -> Essence:
    """Return what is left of names when all that is weak is left out."""
    return _Left.of(words(text.only(~definitions(text)))).essence()


def levels(text: Letters) -> tuple[dict[str, Numbers], Essence]:
    """Return the signatures of names by rule, and what is left of the names."""
    definition = definitions(text)
    left = _Left.of(words(text.only(~definition)))
    own, core = np.arange(len(lexicon().words), dtype=np.uint64), left.essence()
    bare = left.tokens(left.bare, own).sequence()
    defined = text.only(definition & (text.codes >= ord("0"))).sequence()
    signatures = {
        "function word": mixed(bare) + defined,
        ORDER: text.bag(),
        "definition": bare,
        SOUND: _sound(left.found),
        "generic": left.tokens(left.core, own).sequence(),
        "measure": left.tokens(left.core, lexicon().measure).sequence(),
        "synonym": core.tokens.sequence(),
        "meaning": core.tokens.bag(),
    }
    return signatures, core


def _left(text: Letters, kept: Flags, before: Flags) -> Flags:
    """Return what is kept; a name of which nothing would be left keeps what it had before."""
    found: Flags = kept | (before & (text.count(kept) == 0)[text.owner])
    return found


def _sound(found: Words) -> Numbers:
    """Return the signature of what is read aloud: every character but marks."""
    text = found.text
    marks = found.of_role(FUNCTION) & (text.codes < ord("一"))
    kept = _left(text, ~marks, np.ones(len(marks), np.bool_))
    return text.only(kept, sounds(text.codes)).sequence()
