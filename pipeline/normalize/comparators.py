"""Comparators: the words and signs that say how an actual value is held against its target.

The codes, symbols and variants stand in `vocabulary/comparators.csv` and `comparator_variants.csv`.
Hands on the canonical symbol (≥ ＞ ＝ ＜ ≤ 定性 …).
"""

from __future__ import annotations

import functools
import re
import unicodedata

from pipeline import vocabulary
from pipeline.text import fold

QUALITATIVE = "定性"
"""The comparator of a target that is a word."""
_KEY = "keyboard"
_MARKS = "《》〈〉"
_PAIR = re.compile("《.*》|〈.*〉")


@functools.cache
def words(position: str) -> dict[str, str]:
    """Return folded variant -> symbol of one position (prefix, suffix, cell, inexact …); '' is no comparator."""
    rows = vocabulary.rows("comparator_variants")
    return {fold(row["variant"]): row["symbol"] for row in rows if row["position"] == position}


@functools.cache
def _keyboard() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of quotes typed for a sign where a number or nothing follows, and what each stands for.

    A quote by itself is one at the beginning alone: behind words it closes a title that began elsewhere.
    """
    signs = {row["variant"]: row["symbol"] for row in vocabulary.rows("comparator_variants") if row["position"] == _KEY}
    known = "|".join(sorted(sign if sign.endswith("=") else f"^{sign}" for sign in signs))
    return re.compile(rf"(?:{known})(?=[\d.]|百分之|$)"), signs


def with_signs(text: str) -> str:
    """Return a printed value with the sign that is meant for a lone quote before a number (`》=95%`); `《…》` stays."""
    if not any(mark in text for mark in _MARKS) or _PAIR.search(text):
        return text
    pattern, signs = _keyboard()
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return pattern.sub(lambda match: signs[match[0]], plain)


@functools.cache
def _kinds() -> dict[str, str]:
    return {row["symbol"]: row["kind"] for row in vocabulary.rows("comparators")}


@functools.cache
def _before_words() -> re.Pattern[str]:
    known = words("before_words")
    never = "|".join(re.escape(variant) for variant, symbol in known.items() if not symbol)
    taken = "|".join(re.escape(variant) for variant, symbol in known.items() if symbol)
    return re.compile(rf"^(?!{never})(?:{taken})[\s:：|｜/、,，;；]*(?=\w)")


def without_qualitative(text: str) -> str:
    """Return a target in words without the comparator that its cell prints in front: 健全 of 定性健全."""
    return text if fold(text) in words("cell") else _before_words().sub("", text)


def canonical_comparator(text: str) -> str | None:
    """Return the symbol of a printed comparator, or None when the text is blank or no known comparator."""
    folded = fold(with_signs(text)).strip("()\"'")
    return words("cell").get(folded) or words("prefix").get(folded) or None


def is_quantitative(comparator: str | None) -> bool:
    """Whether the comparator holds one number against another."""
    return comparator is not None and _kinds()[comparator] == "quantitative"


def is_qualitative(comparator: str | None) -> bool:
    """Whether the comparator says that the target is a text."""
    return comparator is not None and _kinds()[comparator] == "qualitative"
