"""Guards: what speaks against two names being one, however alike they look. 参保率 is not 退保率, nor 65岁 80岁.

Which words are opposites is data (`vocabulary/name_guards.csv`); numbers need no list. A guard that fails parts nothing
by itself: it is told to the person, and ranks the pair behind all that pass.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from pipeline.resolve.candidates.brackets import definitions, is_numeral
from pipeline.resolve.candidates.letters import Flags, Indexes, Letters, Numbers, mixed
from pipeline.resolve.candidates.lexicon import ANY_DIFFERS, EACH_HAS_ANOTHER, NUMBERS, Opposites, guard_names, lexicon
from pipeline.resolve.candidates.words import Words, words

Bits = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Held:
    """What each name holds that guards look at: bits of words, a row a name, and a number for its numbers.

    `bits` and `numbers` are of the whole name, `bare_bits` and `bare_numbers` of what stands outside its definition;
    `is_defined` tells which names have one.
    """

    bits: Numbers
    bare_bits: Numbers
    numbers: Numbers
    bare_numbers: Numbers
    is_defined: Flags

    def at(self, rows: Indexes) -> Held:
        """Return what the names of these rows hold."""
        return Held(*(getattr(self, field.name)[rows] for field in fields(self)))


def held(text: Letters) -> Held:
    """Return what names hold that guards look at."""
    definition = definitions(text)
    outside, inside = words(text.only(~definition)), words(text.only(definition))
    bits, numbers = _bits(outside), _numbers(outside)
    return Held(bits | _bits(inside), bits, numbers + _numbers(inside), numbers, text.count(definition) > 0)


def _bits(found: Words) -> Numbers:
    """Return the guard bits of the words of each name: a row a name, a column for each 63 bits."""
    at = np.flatnonzero(found.is_word)
    bits = np.zeros((found.text.names, lexicon().bits.shape[1]), np.uint64)
    owner, first = np.unique(found.text.owner[at], return_index=True)
    if len(at):
        bits[owner] = np.bitwise_or.reduceat(lexicon().bits[found.word[at]], first, axis=0)
    return bits


def _numbers(found: Words) -> Numbers:
    """Return a number for the numbers of each name, in any order: each run of digits or numerals is one.

    A numeral inside a word of the lexicon counts nothing: 一体化.
    """
    at = np.flatnonzero(found.heads & ~found.is_word & is_numeral(found.text.codes))
    values = np.zeros(len(found.heads), np.uint64)
    if len(at):
        begins = (np.diff(at, prepend=at[0] - 2) != 1) | (np.diff(found.text.owner[at], prepend=-1) != 0)
        first = np.flatnonzero(begins)
        place = np.arange(len(at)) - first[np.cumsum(begins) - 1]
        digits = mixed(_as_digits(found.text.codes[at]) + mixed(place.astype(np.uint64)))
        values[at[first]] = mixed(np.add.reduceat(digits, first))
    return found.text.total(values)


def _as_digits(codes: Numbers) -> Numbers:
    """Return the codes with numerals below ten as digits: 二 is 2."""
    digits: Numbers = _digit_of()
    return digits[np.minimum(codes, len(digits) - 1)]


@functools.cache
def _digit_of() -> Numbers:
    found = np.arange(1 << 16, dtype=np.uint64)
    for numerals in ("〇一二三四五六七八九", "零\0两"):
        for digit, numeral in enumerate(numerals):
            found[ord(numeral)] = ord("0") + digit
    return found


def failed(left: Held, right: Held, is_partial: Flags) -> Bits:
    """Return for each pair the guards that fail, bit n for guard n of `guard_names`.

    Args:
        left: what the left names hold, a row a pair.
        right: the same of the right names.
        is_partial: the pairs in which a character may be wrong or the end be cut, so that what only one holds tells
            nothing.
    """
    bare = left.is_defined != right.is_defined
    ours = np.where(bare[:, None], left.bare_bits, left.bits)
    theirs = np.where(bare[:, None], right.bare_bits, right.bits)
    place = {guard: np.uint16(1 << n) for n, guard in enumerate(guard_names())}
    numbers = np.where(bare, left.bare_numbers, left.numbers), np.where(bare, right.bare_numbers, right.numbers)
    found: Bits = _differs(*numbers, is_partial).astype(np.uint16) * place[NUMBERS]
    for column in range(ours.shape[1]):
        at = np.flatnonzero(ours[:, column] != theirs[:, column])
        for opposites in _of_column(column):
            fails = _fails(opposites, ours[at, column], theirs[at, column], is_partial[at])
            found[at[fails]] |= place[opposites.guard]
    return found


def _of_column(column: int) -> list[Opposites]:
    return [opposites for opposites in lexicon().opposites if opposites.column == column]


def _fails(opposites: Opposites, ours: Numbers, theirs: Numbers, is_partial: Flags) -> Flags:
    mask = np.uint64(opposites.mask)
    ours, theirs = ours & mask, theirs & mask
    if opposites.fails_when == EACH_HAS_ANOTHER:
        return _differs(ours & ~theirs, theirs & ~ours, np.ones(len(ours), np.bool_))
    return _differs(ours, theirs, is_partial | (opposites.fails_when != ANY_DIFFERS))


def _differs(ours: Numbers, theirs: Numbers, only_both: Flags) -> Flags:
    """Whether two names hold different things; where `only_both`, both must hold something."""
    differs: Flags = (ours != theirs) & (~only_both | ((ours != 0) & (theirs != 0)))
    return differs


def names_of(bits: int) -> tuple[str, ...]:
    """Return the guards that these bits stand for."""
    return tuple(guard for n, guard in enumerate(guard_names()) if bits >> n & 1)
