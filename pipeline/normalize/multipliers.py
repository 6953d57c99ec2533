"""Multipliers: words such as 万 that stand behind a number, or in front of a unit (万元).

The words stand in `vocabulary/multipliers.csv`. What a unit measures is told in `measure_units.py`.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from pipeline import vocabulary

_IN_NUMERALS = "亿万"
"""In a number that is spelt out, 百 and 千 are its digits' places; these say in what it is counted."""
_OWN_NAME = re.compile("千[克米瓦伏卡]|百分")
"""Here 千 or 百 is a part of the unit's own name: 3千 beside 千克 are three thousand of it."""


@functools.cache
def multipliers() -> dict[str, Decimal]:
    """Return word -> factor."""
    return {row["word"]: Decimal(row["factor"]) for row in vocabulary.rows("multipliers")}


@functools.lru_cache(maxsize=4096)
def leading_multiplier(unit: str | None) -> str | None:
    """Return the multiplier that a unit begins with (万 of 万人次), or None."""
    if not unit or _OWN_NAME.match(unit):
        return None
    return max((word for word in multipliers() if unit.startswith(word)), key=len, default=None)


def spelt_multiplier(text: str) -> str | None:
    """Return in what a number that is spelt out is counted (万 of 三万五千), or None."""
    return next((word for word in _IN_NUMERALS if word in text), None)


def multiplied_once(number: Decimal, times: str | None, unit: str | None) -> Decimal | None:
    """Return a number in its unit, where a multiplier that both of them print is meant once.

    Args:
        number: with its own multiplier in it: 486000 for `48.6万`.
        times: that multiplier, or None where the number has none.
        unit: the unit beside it; 48.6 are left beside 万元, and nothing beside 亿元, as either may be meant.
    """
    in_unit = leading_multiplier(unit)
    if times is None or in_unit is None:
        return number
    return number / multipliers()[times] if times == in_unit else None
