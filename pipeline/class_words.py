"""The printed class of an indicator as vocabulary words, without points or list numbers.

Readers use them to recognise a column of classes, and normalize to type the class: both call this module, so that what
one accepts the other does not refuse. `normalize/taxonomy.py` knows which pairs of classes belong together.
"""

from __future__ import annotations

import functools
import re

from pipeline import vocabulary
from pipeline.text import clean, fold

_POINTS = re.compile(
    r"[（(\[【]\s*(?:权重|分值)?[:：]?\s*\d+(?:\.\d+)?\s*[分%％]?\s*[)）\]】]\s*$|\d+(?:\.\d+)?[分%％]$"
)
_ORDINAL = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,2}[)）][、.．]?|[一二三四五六七八九十]{1,2}[、.．]|[（(]?\d{1,2}[)）]?[、.．])\s*"
)
_SATISFACTION = {1: "满意度指标", 2: "服务对象满意度"}


def class_word(printed: str | None) -> str:
    """Return the printed word of a class cleaned, without its points (权重50%) and its number (一、)."""
    whole = clean(printed or "")
    word = _POINTS.sub("", whole)
    return _ORDINAL.sub("", word.strip()) or whole


def class_named(level: int, printed: str | None) -> str | None:
    """Return the class that a word of the vocabulary names at a level, or None."""
    folded = _plain(printed)
    known = _variants(level)
    return known.get(folded) or known.get(folded.removesuffix("指标"))


def satisfaction_named(level: int, printed: str | None) -> str | None:
    """Return the class of satisfaction for a word of whoever is satisfied (社会公众满意度), or None.

    An indicator's own name may read the same: only a text that stands in a column of classes is asked about.
    """
    return _SATISFACTION[level] if "满意度" in _plain(printed) else None


def _plain(printed: str | None) -> str:
    return fold(class_word(printed)).strip("\"'*:")


@functools.cache
def _variants(level: int) -> dict[str, str]:
    rows = vocabulary.rows("taxonomy_variants")
    return {fold(row["variant"]): row["name"] for row in rows if row["level"] == str(level)}
