"""What a table without targets is: its kind by the words of its title or, else, of its heading.

The kinds and their words are `vocabulary/other_tables.csv`; what looks like performance is `performance_signs.csv`.
Which lines form a table is told in `other_tables.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.parse.headings import candidates
from pipeline.text import fold

UNKNOWN = "unknown"
PERFORMANCE = "performance"
RESULTS = "evaluation_results"
"""The kind that speaks of performance in its title and yet holds no targets."""
_TITLE = re.compile(r"[^。;]*(表|明细|一览|情况)(\([^()]{0,24}\))*(\d{1,2}([-—.]\d{1,2})*)?")
_NUMBER_ONLY = re.compile(r"(公开|附件?|预算|决算|财政?预)*表?[\d一二三四五六七八九十]+([-—.]\d+)*表?|表")
_LONGEST_TITLE = 60
_LONGEST_HEADING = 20
_TARGET_FIELDS = frozenset({"level_1", "level_2", "name", "comparator", "value", "weight", "goal", "direction"})
_LEAST_TARGET_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: its name in data and in English, and what it `gives` (budget, control, or nothing)."""

    kind: str
    name: str
    gives: str


@dataclass(frozen=True, slots=True)
class _Words:
    kind: Kind
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    def fit(self, text: str) -> bool:
        """Whether all wanted words stand in the text and no unwanted one."""
        return all(word in text for word in self.wanted) and not any(word in text for word in self.unwanted)


@functools.cache
def _rules(column: str) -> tuple[_Words, ...]:
    rules = []
    for row in vocabulary.rows("other_tables"):
        words = row[column].split()
        if words:
            wanted = tuple(fold(word) for word in words if not word.startswith("!"))
            unwanted = tuple(fold(word[1:]) for word in words if word.startswith("!"))
            rules.append(_Words(Kind(row["kind"], row["name"], row["gives"]), wanted, unwanted))
    return tuple(rules)


@functools.cache
def _signs(where: str, is_sign: str) -> tuple[str, ...]:
    rows = vocabulary.rows("performance_signs")
    return tuple(fold(row["word"]) for row in rows if row["where"] == where and row["is_sign"] == is_sign)


def is_table_title(text: str) -> bool:
    """Whether a line looks like the title of a table (some words, then 表), not like a mere number: 公开03表."""
    folded = fold(text)
    if len(folded) > _LONGEST_TITLE or _NUMBER_ONLY.fullmatch(folded):
        return False
    return _TITLE.fullmatch(folded) is not None


def kind_by_title(text: str) -> Kind | None:
    """Return the first kind of which all words stand in the title, or None."""
    folded = fold(text)
    return next((rule.kind for rule in _rules("title") if rule.fit(folded)), None)


def kind_by_heading(texts: Iterable[str]) -> Kind | None:
    """Return the first kind of which all words stand in the heading's cells, or None.

    It says what a table is for, and no more: nothing is taken from a table whose title does not name it.
    """
    folded = "|".join(map(fold, texts))
    found = next((rule.kind for rule in _rules("heading") if rule.fit(folded)), None)
    return Kind(found.kind, found.name, "") if found else None


def is_performance_title(text: str) -> bool:
    """Whether a title speaks of performance (绩效), pay for performance left aside."""
    return _has_sign(text, "title")


def is_performance_heading(texts: Iterable[str]) -> bool:
    """Whether one of the heading's cells speaks of indicators, targets or performance."""
    return any(len(text) <= _LONGEST_HEADING and _has_sign(text, "heading") for text in texts)


def heads_targets(texts: Iterable[str]) -> bool:
    """Whether the cells of one line head columns of targets, wherever in a table the line stands."""
    fields = {candidate.field for text in texts for candidate in candidates(text)[:1]}
    return len(fields & _TARGET_FIELDS) >= _LEAST_TARGET_FIELDS


def _has_sign(text: str, where: str) -> bool:
    folded = fold(text)
    for word in _signs(where, "no"):
        folded = folded.replace(word, "")
    return any(word in folded for word in _signs(where, "yes"))
