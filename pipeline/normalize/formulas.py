"""Formulas behind an indicator's name: how it is computed is no part of it, unless that alone says of whom or where.

达标率（城镇达标户数/城镇总户数） and 达标率（农村…） are two indicators.
The patterns of formulas are in `name_rules.csv`, the words that tell in `formula_guards.csv`.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict

from pipeline import vocabulary


def without_formula(pattern: re.Pattern[str], text: str) -> str:
    """Return a text without the formula that `pattern` matches, unless the formula tells it from another indicator."""
    return pattern.sub(lambda match: match[0] if _tells(match[0], match.string[: match.start()]) else "", text)


def _tells(formula: str, kept: str) -> bool:
    return any(words.search(formula) and not words.search(kept) for words in _opposites())


@functools.cache
def _opposites() -> tuple[re.Pattern[str], ...]:
    """Return the words of each pair of opposites that a formula may hold alone."""
    told = {(row["guard"], row["opposites"]) for row in vocabulary.rows("formula_guards")}
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in vocabulary.rows("name_guards"):
        if told & {(row["guard"], row["opposites"]), (row["guard"], "")}:
            words[row["guard"], row["opposites"]] += row["words"].split()
    return tuple(re.compile("|".join(map(re.escape, found))) for found in words.values())
