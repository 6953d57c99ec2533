"""How alike two goals are whose numbers were taken out, and the goal most alike among those of one place and year.

Compared are only goals that begin or end with the same letters, and with a bounded number of earlier ones: the work
grows with the number of goals, not with its square. Which places are searched is told in `goals.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import Indel

NEAR = 0.9
"""Similarity (letters in common, in order, of all letters) from which two goals are near copies: in a sentence of
twenty-five letters, one noun of two letters may be another."""
BEGINNING = 20
"""Letters from which a goal that is the beginning of another one is a near copy whatever follows there: the other one
goes on, or this one was cut at its cell's edge. The similarity may then be lower."""
_EDGE = 2
"""Letters at the beginning or at the end that two goals share before they are compared at all: a verb such as 保障."""
_MOST = 200
"""Earlier goals of one place and year with the same edge that a goal is compared with: the first ones."""
_MARKS = '。.,;:!?…·-("'


def similarity(one: str, other: str) -> float:
    """Return how alike two goals without numbers are, from 0 to 1 with four decimals; 0 where they are no near copy."""
    score = Indel.normalized_similarity(one, other, score_cutoff=NEAR)
    if not score and _is_beginning(one, other):
        score = Indel.normalized_similarity(one, other)
    return round(score, 4)


def _is_beginning(one: str, other: str) -> bool:
    """Whether the shorter text begins the longer one; marks around them do not count."""
    shorter, longer = sorted((one.strip(_MARKS), other.strip(_MARKS)), key=len)
    return len(shorter) >= BEGINNING and longer.startswith(shorter)


def _edges(text: str) -> list[str]:
    """Return how a text begins and ends, and its beginning once more as far as `BEGINNING`."""
    bare = text.strip(_MARKS)
    return [f"{bare[:_EDGE]}…", f"…{bare[-_EDGE:]}", bare[:BEGINNING]]


@dataclass
class Shelf:
    """Different goals without numbers, by place and edge, in the order in which they were put there."""

    _texts: dict[tuple[Hashable, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _rows: dict[tuple[Hashable, str], int] = field(default_factory=dict)

    def put(self, place: Hashable, text: str, row_id: int) -> None:
        """Keep a goal for those that come after it; the first row of a text is kept."""
        if (place, text) in self._rows:
            return
        self._rows[place, text] = row_id
        for edge in _edges(text):
            if len(self._texts[place, edge]) < _MOST:
                self._texts[place, edge].append(text)

    def most_alike(self, place: Hashable, text: str) -> tuple[int, float] | None:
        """Return the row and the score of the near copy most alike, the first of equals; None where there is none."""
        if (place, text) in self._rows:
            return self._rows[place, text], 1.0
        begins, ends, opens = ([*self._texts.get((place, edge), ())] for edge in _edges(text))
        found = [*_alike(text, begins), *_alike(text, ends)] or [
            (other, similarity(text, other)) for other in opens if _is_beginning(text, other)
        ]
        likest, score = max(found, key=lambda pair: pair[1], default=("", 0.0))
        return (self._rows[place, likest], score) if score else None


def _alike(text: str, texts: list[str]) -> list[tuple[str, float]]:
    """Return the text most alike and its score, where it reaches the bound."""
    found = process.extractOne(text, texts, scorer=Indel.normalized_similarity, score_cutoff=NEAR)
    return [(found[0], round(found[1], 4))] if found else []
