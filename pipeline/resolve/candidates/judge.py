"""Judges pairs: by which rule they may be one, how likely that is, and which guards fail.

A judgement follows from the two names alone, so it never changes when other names come in. Scores are ten-thousandths;
a pair that fails a guard scores less than any pair that passes all.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from pipeline import vocabulary
from pipeline.resolve.candidates.alike import Texts
from pipeline.resolve.candidates.details import holdings
from pipeline.resolve.candidates.guards import Bits, failed
from pipeline.resolve.candidates.letters import Flags, Indexes, distinct
from pipeline.resolve.candidates.levels import LEVELS, SOUND
from pipeline.resolve.candidates.signatures import Signatures

Scores = npt.NDArray[np.int16]
Rules = npt.NDArray[np.uint8]

RULES = (*LEVELS, "clipped", "slip", "similar")
"""The rules, the strictest first: a pair goes by the first that holds."""
_BY_SOUND, _CLIPPED, _SLIP, _SIMILAR = (RULES.index(rule) for rule in (SOUND, "clipped", "slip", "similar"))
WHOLE = 10_000
"""The score of certainty."""
LEAST = 4_500
"""The lowest score of a pair that passes all guards; one with less is dropped."""
_LEFT_BY_GUARDS = 0.45
"""What is left of the score where a guard fails: less than any pair has that passes all."""
_LOSS_BY_LOOKS = 0.1
"""What a pair that a rule explains loses at most because it looks unlike."""
_AT_ONCE = 1 << 18


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of row numbers, the lower first, with rule (a place in RULES), score and failed guards (bits)."""

    left: Indexes
    right: Indexes
    rule: Rules
    score: Scores
    guards: Bits

    def only(self, rows: Flags | Indexes | slice) -> Judged:
        """Return these pairs alone."""
        return Judged(self.left[rows], self.right[rows], self.rule[rows], self.score[rows], self.guards[rows])


def joined(parts: Sequence[Judged]) -> Judged:
    """Return the pairs of all parts, at least one."""
    return Judged(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Judged)))


def judged(names: Signatures, pairs: Indexes) -> Judged:
    """Return the pairs (`lower * names + higher`) that score enough to be looked at.

    Raises:
        KeyError: a rule has no line in `candidate_rules.csv`.
    """
    left, right = np.divmod(pairs, max(len(names.keys), 1))
    nothing = np.zeros(len(left), np.int16)
    found = Judged(left, right, _equal(names, left, right), nothing, nothing.astype(np.uint16))
    unlike = found.only(found.rule == _SIMILAR)
    texts = Texts.of(names.keys, distinct(np.concatenate([unlike.left, unlike.right])))
    parts = [_scored(texts, found.only(slice(at, at + _AT_ONCE))) for at in range(0, max(len(left), 1), _AT_ONCE)]
    return _guarded(names, joined(parts), texts.lengths)


def _equal(names: Signatures, left: Indexes, right: Indexes) -> Rules:
    """Return the first rule under which the names of a pair are equal, or that they are similar."""
    rule = np.full(len(left), _SIMILAR, np.uint8)
    for place in reversed(range(len(LEVELS))):
        values = names.columns[LEVELS[place]]
        rule[values[left] == values[right]] = place
    return rule


def _scored(texts: Texts, found: Judged) -> Judged:
    """Return pairs with rule and score as far as no guard fails, slips and clipped names told; without the unlikely."""
    looks = texts.by_looks(found.left, found.right)
    share = 1 - _LOSS_BY_LOOKS * (1 - looks)
    rule = found.rule.copy()
    at = np.flatnonzero(rule == _SIMILAR)
    left, right = found.left[at], found.right[at]
    is_slip, is_clip = texts.slips(left, right, looks[at]), texts.clips(left, right, looks[at])
    rule[at[is_slip]], rule[at[is_clip]] = _SLIP, _CLIPPED
    share[at] = np.where(is_slip | is_clip, share[at], texts.by_words(left, right, looks[at]))
    score = np.rint(_base()[rule] * share).astype(np.int16)
    return replace(found, rule=rule, score=score).only(score >= LEAST)


def _guarded(names: Signatures, found: Judged, lengths: Indexes) -> Judged:
    """Return pairs with the guards that fail, their scores lowered by them; without those that score too little."""
    rows = distinct(np.concatenate([found.left, found.right]))
    if not len(rows):
        return found
    held = holdings([names.keys[row] for row in rows.tolist()])
    replaced = (found.rule == _SLIP) & (lengths[found.left] == lengths[found.right])
    is_partial = replaced | (found.rule == _BY_SOUND) | (found.rule == _CLIPPED)
    ours, theirs = np.searchsorted(rows, found.left), np.searchsorted(rows, found.right)
    parts = []
    for at in range(0, len(ours), _AT_ONCE):
        part = slice(at, at + _AT_ONCE)
        parts.append(failed(held.at(ours[part]), held.at(theirs[part]), is_partial[part]))
    guards = np.concatenate(parts)
    score = np.where(guards == 0, found.score, np.floor(found.score * _LEFT_BY_GUARDS)).astype(np.int16)
    return replace(found, score=score, guards=guards)


@functools.cache
def _base() -> Scores:
    """Return the score of each rule for names that look the same."""
    scores = {row["rule"]: round(float(row["score"]) * WHOLE) for row in vocabulary.rows("candidate_rules")}
    return np.array([scores[rule] for rule in RULES], np.int16)
