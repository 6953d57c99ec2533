"""Targets that stand in the indicator's name (`培训人数≥500人`), where its row prints neither value nor comparator.

Only a sign or word of comparison with one quantity behind it, at the very end, is a target; all else is a name. Words
that leave the number itself out mostly tell what is counted (收入低于5000元, 逾期超过30天), and so does an age.
Hands on the indicator as if the target stood in its own cell, and the name without it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from pipeline import vocabulary
from pipeline.normalize.measure_units import canonical_unit, unit_facts
from pipeline.normalize.value_grammar import split_value
from pipeline.records import PrintedIndicator
from pipeline.text import clean, fold

_SAYS_SOMETHING = re.compile(r"[^\W\d_]{2}")
_STRICT = ("＞", "＜")
_AGE = "age"
_COUNTED = "数"
"""天数 behind AQI≤100 is what is counted, and no unit of 100."""


def with_value_of_name(printed: PrintedIndicator) -> tuple[PrintedIndicator, str]:
    """Return the indicator with the target that its name prints, and the name without it; both as they were if none."""
    name = printed.name.text
    if any(cell is not None and clean(cell.text) for cell in (printed.value, printed.comparator)):
        return printed, name
    text = clean(name)
    match = _comparison().search(text)
    named = text[: match.start()].rstrip(" :：,，") if match else ""
    if match is None or not _SAYS_SOMETHING.search(named) or not _is_target(text[match.start() :]):
        return printed, name
    return replace(printed, value=replace(printed.name, text=text[match.start() :])), named


def _is_target(text: str) -> bool:
    """Whether a text is a comparator with one quantity and no other word."""
    parts = split_value(text)
    if parts is None or parts.comparator is None or parts.has_words or (parts.unit or "").endswith(_COUNTED):
        return False
    unit = unit_facts(canonical_unit(parts.unit or ""))
    return parts.unit is None or (unit is not None and unit.dimension != _AGE)


@functools.cache
def _comparison() -> re.Pattern[str]:
    """Return the pattern of a word or sign of comparison before a number; of words only those that count it in."""
    signs = {
        row["variant"]
        for row in vocabulary.rows("comparator_variants")
        if row["position"] == "prefix" and row["symbol"] and not (row["symbol"] in _STRICT and row["variant"].isalpha())
    }
    longest_first = sorted(signs | {fold(sign) for sign in signs}, key=lambda sign: (-len(sign), sign))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})\s*(?=[\d.])")
