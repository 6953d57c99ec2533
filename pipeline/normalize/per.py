"""What a value counts for each of something by words in front of it: `每月至少1次`, `人均不低于30平方米`.

The words become a part of the unit (次/月), so that once a month and once a quarter are two targets.
Hands on the unit, or None where the words name nothing that is known: the value is then no plain number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.normalize.measure_units import canonical_unit, unit_facts

_EACH = re.compile("每个?(?P<each>[^每/·]{0,4})")
_MEAN = re.compile("(?P<mean>[^每均/·]{1,4})均(?=$|[^衡匀等])")
_SHARES = ("ratio", "percentage points", "grade", "age", "score")
"""A share, a grade, an age or a score that is told for each of something is none per something."""


@dataclass(frozen=True, slots=True)
class Per:
    """What a value is counted for: the canonical units, in the order printed, and the words that are left."""

    units: tuple[str, ...]
    is_known: bool
    left: str


def per_of(words: str) -> Per:
    """Return for what the folded words in front of a number say that it is counted (`每人每年`: 人 and 年)."""
    units: list[str | None] = []

    def taken(match: re.Match[str]) -> str:
        text = match["each"]
        known = next((text[:end] for end in range(len(text), 0, -1) if canonical_unit(text[:end])), "")
        units.append(canonical_unit(known) if known else None)
        return text[len(known) :]

    def mean(match: re.Match[str]) -> str:
        text = match["mean"]
        known = next((text[start:] for start in range(len(text)) if canonical_unit(text[start:])), "")
        units.extend([canonical_unit(known)] if known else [])
        return text[: len(text) - len(known)] if known else match[0]

    left = _MEAN.sub(mean, _EACH.sub(taken, words))
    return Per(tuple(unit for unit in units if unit), None not in units, left)


def unit_per(unit: str | None, per: Per) -> str | None:
    """Return a printed unit for each of what `per` names (次 and 月 are 次/月), or None where that is no known unit.

    人/次 in a column of units is 人次, and 每次100人 are not 100 人次.
    """
    whole, _, divisor = (canonical_unit(unit or "") or "").partition("/")
    if not whole or not per.is_known:
        return None
    divisors = [*per.units, *(divisor.split("·") if divisor else [])]
    found = canonical_unit(f"{whole}/{'·'.join(sorted(divisors, key=_is_time))}")
    return found if found and "/" in found else None


def _is_time(unit: str) -> bool:
    """Whether a unit is a span of time, which comes behind people and things: 元/人·月."""
    facts = unit_facts(unit)
    return facts is not None and facts.dimension in ("time", "calendar")


def without_divisor(unit: str | None) -> str | None:
    """Return what is counted of a unit for each of something: 次 of 次/月."""
    return unit.partition("/")[0] if unit else None


def is_share(unit: str | None) -> bool:
    """Whether a printed unit is a share or a grade."""
    facts = unit_facts(canonical_unit(unit or ""))
    return facts is not None and facts.dimension in _SHARES
