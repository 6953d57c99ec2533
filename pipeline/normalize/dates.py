"""Days of a calendar as forms print them: `2023-01-01`, `2023年1月1日`, `20230101`.

A month or a year alone is no day and is not made into one. Hands on a date, or None with a problem.
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.normalize.years import years
from pipeline.text import fold_value

_DAY = re.compile(
    r"(?P<year>\d{4})[年./-];?(?P<month>\d{1,2})[月./-];?(?P<day>\d{1,2})[日号]?"
    r"(?:(?:[t;]|(?<=[日号]))\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"
)
_EIGHT_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_MONTH_AND_DAY = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01])")
_DAY_AS_UNIT = ("", "日", "日期")
_NOTHING = re.compile(r"[-/无]*")


def parse_date(printed: str | None, what: str) -> tuple[date | None, tuple[Problem, ...]]:
    """Return the day that a cell prints, and what is wrong with it; blank is no day and no problem.

    Args:
        printed: the cell's text, or None.
        what: what the day is, for the message: `start date`.
    """
    text = fold_value(printed or "")
    if _NOTHING.fullmatch(text):
        return None, ()
    match = _DAY.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text)
    day = _day(match) if match else None
    if day is not None:
        return day, ()
    message = f'the {what} "{printed}" is not loaded because it names no day: it is kept as printed'
    return None, (Problem(p.UNREADABLE_DATE, message, printed or "", "a day such as 2024-12-31"),)


def is_month_and_day(printed: str, unit_printed: str | None) -> bool:
    """Whether a value of a row about time (时效指标) is a day such as `12.31`: without a unit, or with 日 or 日期."""
    return bool(_MONTH_AND_DAY.fullmatch(fold_value(printed))) and fold_value(unit_printed or "") in _DAY_AS_UNIT


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    try:
        return date(year, month, day) if year in years("day") else None
    except ValueError:
        return None


def order_problem(start: date | None, end: date | None) -> tuple[Problem, ...]:
    """Return a problem where a project ends before it starts."""
    if start is None or end is None or start <= end:
        return ()
    message = f"the project ends on {end} and starts on {start}: check both dates in the document"
    return (Problem(p.UNREADABLE_DATE, message, f"{start} / {end}", "an end after the start"),)
