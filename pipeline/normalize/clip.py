"""Whether the publisher cut a text at its cell's edge, so that it can be marked; it is never completed.

The signs of a cut are patterns in `vocabulary/clip_rules.csv`, matched on folded text, and the longer texts that
stand in the same project. Hands on the reason, or None for a text that may well be whole.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline import vocabulary
from pipeline.text import fold

Kind = Literal["goal", "name"]

_KIND_OF_OPENING = dict(zip("([{（［【〔《「『", "(((((((《「『", strict=True))
_KIND_OF_CLOSING = dict(zip(")]}）］】〕》」』", "(((((((《「『", strict=True))
"""Round and square brackets of any width close each other: `（据实结算)` is balanced."""
_SHORTEST_PREFIX = 8
"""A shorter text that begins a longer one is a word of its own (`成本控制` and `成本控制数`) and not a full cell."""


@dataclass(frozen=True, slots=True)
class LongerTexts:
    """The texts of a project, folded and sorted once for all its names: what begins with a text stands behind it."""

    folded: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> LongerTexts:
        """Return the texts, ready to be asked."""
        return cls(tuple(sorted(set(map(fold, texts)))))

    def rests(self, folded: str) -> Iterator[str]:
        """Yield what each text that begins with a folded one has more."""
        for at in range(bisect_right(self.folded, folded), len(self.folded)):
            if not self.folded[at].startswith(folded):
                return
            yield self.folded[at][len(folded) :]


def clipped_reason(text: str, longer_texts: Iterable[str], kind: Kind) -> str | None:
    """Return why a text looks cut by its publisher, or None.

    Args:
        text: a goal or an indicator's name, as printed.
        longer_texts: the other texts of the same project: its name, its goal, its other indicators' names.
        kind: which rules of the list apply.
    """
    return clipped_reason_beside(text, LongerTexts.of(longer_texts), kind)


def clipped_reason_beside(text: str, longer_texts: LongerTexts, kind: Kind) -> str | None:
    """Return why a text looks cut by its publisher, or None: `clipped_reason` for many texts of one project."""
    folded = fold(text)
    if not folded:
        return None
    if _is_left_open(text):
        return "an opening bracket is never closed"
    if _matches("end_mark", kind, folded):
        return f'ends with "{text.rstrip()[-1]}", which cannot end a text'
    if _is_cut_from(folded, longer_texts, kind):
        return "a longer text of the same project goes on in the middle of the word"
    if _matches("dangling", kind, folded):
        return "the last clause waits for more words"
    return None


def ends_as_metric(folded: str) -> bool:
    """Whether a folded name is complete although a longer one begins with it: it ends as a metric does."""
    return _matches("metric_end", "name", folded)


def goes_on_with_a_word(rest: str) -> bool:
    """Whether what a longer folded name has more begins with a word of its own."""
    return _matches("word_start", "name", rest)


def waits_for_more(folded: str) -> bool:
    """Whether a folded name cannot end as it does: an open bracket, a mark, or a clause without its end."""
    return _is_left_open(folded) or _matches("end_mark", "name", folded) or _matches("dangling", "name", folded)


@functools.cache
def _rule(name: str, kind: Kind) -> re.Pattern[str]:
    of_kind = (row for row in vocabulary.rows("clip_rules") if row["applies_to"] in (kind, "both"))
    rows = [row for row in of_kind if row["rule"] == name]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))


def _matches(rule: str, kind: Kind, folded: str) -> bool:
    return bool(_rule(rule, kind).search(folded))


def _is_left_open(text: str) -> bool:
    """Whether a bracket, of any width, is opened and not closed; a stray closing one proves nothing."""
    open_now: list[str] = []
    for character in text:
        if character in _KIND_OF_OPENING:
            open_now.append(_KIND_OF_OPENING[character])
        elif open_now and _KIND_OF_CLOSING.get(character) == open_now[-1]:
            open_now.pop()
    return bool(open_now) or text.count("“") == text.count("”") + 1


def _is_cut_from(folded: str, longer_texts: LongerTexts, kind: Kind) -> bool:
    """Whether one of the longer texts begins with this one and goes on without beginning a new word."""
    if len(folded) < _SHORTEST_PREFIX or _matches("metric_end", kind, folded):
        return False
    return any(not _matches("word_start", kind, rest) for rest in longer_texts.rests(folded))
