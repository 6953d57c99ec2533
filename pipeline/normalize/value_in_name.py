"""Targets that stand in the indicator's name (`培训人数≥500人`), where its row prints neither value nor comparator.

Only a sign or word of comparison with one quantity behind it, at the very end, is a target; all else is a name. Words
that leave the number itself out mostly tell what is counted (收入低于5000元, 逾期超过30天), and so does an age.
Where a number may be a condition or a year (`AQI≤100天`, `项目数量=2024`), the name stays whole and a problem says so.
Hands on the indicator as if the target stood in its own cell, and the name without it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.comparators import words
from pipeline.normalize.measure_units import canonical_unit, unit_facts
from pipeline.normalize.problems import Problem
from pipeline.normalize.value_grammar import ValueParts, is_date, split_value
from pipeline.normalize.years import years
from pipeline.records import PrintedIndicator
from pipeline.text import clean, fold

_SAYS_SOMETHING = re.compile(r"[^\W\d_]{2}")
_STRICT = ("＞", "＜")
_AGE = "age"
_COUNTED = "数"
"""天数 behind AQI≤100 is what is counted, and no unit of 100."""
_TIME = ("time", "working time", "calendar")
_NO_NAME_END = re.compile(r"[a-z\d.]$")
_SIGN_BEHIND = re.compile(r"(?:\([^()]*\)|[a-z\d.+/-])+$")
"""住院日DRG and 使用年限(LED) are still spans of time."""
_DAY = 86400
_COUNTED_BEHIND = re.compile(
    r"(?<![\d,.])(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\W\d_]{1,4}|[%％‰])(?:以上|以下|以内|左右)?$"
)
_REMARK_BEHIND = re.compile(r"\(([^()]*)\)$")
_SIGNS = {"＞": "[＞>]", ">": "[＞>]", "＜": "[＜<]", "<": "[＜<]", "＝": "[＝=]", "=": "[＝=]"}


def with_value_of_name(printed: PrintedIndicator) -> tuple[PrintedIndicator, str, tuple[Problem, ...]]:
    """Return the indicator with the target that its name prints, and the name without it; both as they were if none.

    Behind them a problem where the name ends with a comparison that may be a target or not: it is then none.
    """
    name = printed.name.text
    if any(cell is not None and clean(cell.text) for cell in (printed.value, printed.comparator)):
        return printed, name, ()
    text = clean(name)
    match = _comparison().search(text)
    named = text[: match.start()].rstrip(" :：,，") if match else ""
    target = _target(text[match.start() :]) if match and _SAYS_SOMETHING.search(named) else None
    if match is None or target is None:
        return printed, name, _counted_behind(text)
    if doubt := _doubt(named, target):
        return printed, name, (_no_target(text[match.start() :], doubt),)
    return replace(printed, value=replace(printed.name, text=text[match.start() :])), named, ()


def _target(text: str) -> ValueParts | None:
    """Return the parts of a text that is a comparator with one quantity and no other word."""
    parts = split_value(text)
    if parts is None or parts.comparator is None or parts.has_words or (parts.unit or "").endswith(_COUNTED):
        return None
    unit = unit_facts(canonical_unit(parts.unit or ""))
    return parts if parts.unit is None or (unit is not None and unit.dimension != _AGE) else None


def _counted_behind(text: str) -> tuple[Problem, ...]:
    """Return a problem where a name without a target ends with a number of something (培训人数100人)."""
    found = _COUNTED_BEHIND.search(text)
    unit = unit_facts(canonical_unit(found["unit"])) if found else None
    if found is None or unit is None or unit.dimension == _AGE or is_date(text) or _is_year(found["number"]):
        return ()
    return (_no_target(found[0], "no sign of comparison stands before it"),)


def _is_year(number: str) -> bool:
    return number.isdigit() and int(number) in years("budget")


def _doubt(named: str, target: ValueParts) -> str | None:
    """Return why what follows a name may be no target of it, or None.

    A sign or metric that is no span of time (AQI, 浓度) has no limit in days: those count when it held. Minutes and
    hours count nothing (DNT≤60分钟).
    """
    unit = unit_facts(canonical_unit(target.unit or ""))
    is_long = unit is not None and unit.dimension in _TIME and (unit.dimension != "time" or (unit.factor or 0) >= _DAY)
    if unit is not None and is_long and _measures_no_time(fold(named)):
        return f"on how many {unit.name} it held may be what is counted"
    is_year = (
        target.unit is None and target.times is None and target.comparator == "＝" and target.low in years("budget")
    )
    return "the number may be a year" if is_year else None


def _measures_no_time(folded: str) -> bool:
    """Whether a name ends with the sign or the word of something that is not told in time."""
    if _SIGN_BEHIND.sub("", folded).endswith(tuple(words("time_end"))):
        return False
    remark = _REMARK_BEHIND.search(folded)
    heads = [folded if remark is None else folded[: remark.start()]]
    heads += [] if remark is None or canonical_unit(remark[1]) else [remark[1]]
    return any(_NO_NAME_END.search(head) or head.endswith(tuple(words("no_time_end"))) for head in heads)


def _no_target(text: str, doubt: str) -> Problem:
    message = (
        f'the name ends with "{text}", which is not read as its target: {doubt}; print the target in a cell of its own'
    )
    return Problem(p.NO_SINGLE_NUMBER, message, text, "a target in a cell of its own", state="undecidable")


@functools.cache
def _comparison() -> re.Pattern[str]:
    """Return the pattern of a word or sign of comparison before a number; of words only those that count it in."""
    signs = {
        row["variant"]
        for row in vocabulary.rows("comparator_variants")
        if row["position"] == "prefix" and row["symbol"] and not (row["symbol"] in _STRICT and row["variant"].isalpha())
    }
    longest_first = sorted(signs | {fold(sign) for sign in signs}, key=lambda sign: (-len(sign), sign))
    either_width = ("".join(_SIGNS.get(one, re.escape(one)) for one in sign) for sign in longest_first)
    return re.compile(rf"(?:{'|'.join(either_width)})\s*(?=[\d.])")
