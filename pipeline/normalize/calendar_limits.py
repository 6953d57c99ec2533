"""Limits in a unit of the calendar that may count it or name one of the year: ≤12月, by December or in twelve months.

Which units and numbers can be both is in `vocabulary/calendar_units.csv`. Such a target keeps its number and unit, in
which both readings agree while they are held against the same unit; a problem says that it can be read in two ways.
"""

from __future__ import annotations

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.normalize.target_value import TargetValue
from pipeline.text import fold

_LIMITS = ("≤", "＜")
_LIMITS_OF_TIME = (*_LIMITS, "＝", None)
"""A row about time that names its end with no limit (`完成时间 ＝ 12 月`) leaves it open as well."""


def calendar_problem(
    target: TargetValue, unit_printed: str | None, text: str, *, is_about_time: bool
) -> tuple[Problem, ...]:
    """Return a problem where a target may be a month or quarter of the year, or a number of them.

    Args:
        target: the typed target.
        unit_printed: the unit as its cell, column or name prints it: 个月 is no month of the year.
        text: the value cell, for the message.
        is_about_time: the row is a 时效指标.
    """
    low, unit = target.value_low, fold(unit_printed or "").strip("()")
    row = next((row for row in vocabulary.rows("calendar_units") if row["unit"] == unit), None)
    may_be_both = _LIMITS_OF_TIME if is_about_time else _LIMITS
    if row is None or low is None or target.value_high is not None or target.comparator not in may_be_both:
        return ()
    if low != int(low) or not 1 <= low <= int(row["largest"]):
        return ()
    printed = " ".join(part for part in (target.comparator, str(low), unit) if part)
    message = (
        f'the target "{printed}" may be which {unit} of the year or how many: '
        f"print {row['limit_of_the_year']} or {row['number_of_them']}, as is meant"
    )
    return (Problem(p.MEASURE_UNIT, message, text, row["number_of_them"], state="undecidable"),)
