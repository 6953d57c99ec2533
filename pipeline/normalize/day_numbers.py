"""Days that a workbook shows as their number, because the cell lost its date format: 完成时间 46022 is 2025-12-31.

Such a number is no target and no result; which day it may be is told in the finding. Only an indicator that asks for a
point or a span of time is doubted, and only a bare whole number: 40000 people are people.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.actuals import ActualValue
from pipeline.normalize.problems import Problem
from pipeline.normalize.target_value import TargetValue
from pipeline.normalize.value_grammar import plain_number
from pipeline.text import clean, fold

_ASKS_FOR_TIME = re.compile(r"(时间|时限|时点|期限|日期|工期)(\([^()]*\))?$")
_FIRST = date(1899, 12, 30)
_DAYS = range((date(2000, 1, 1) - _FIRST).days, (date(2050, 1, 1) - _FIRST).days)


def is_day_number(printed: str | None, name: str) -> bool:
    """Whether a cell of an indicator that asks for a time holds nothing but a number that workbooks keep a day as."""
    number = plain_number(printed or "")
    is_asked = _ASKS_FOR_TIME.search(fold(name)) is not None
    return is_asked and number is not None and number == number.to_integral_value() and int(number) in _DAYS


def target_without_day(target: TargetValue, printed: str | None, name: str) -> TargetValue:
    """Return the target as text where its number, beside no unit, may be a day."""
    if target.value_low is None or target.measure_unit is not None or not is_day_number(printed, name):
        return target
    text = clean(printed or "")
    problem = _problem("target", text, target.value_low)
    return replace(target, value_low=None, value_text=text, problems=(*target.problems, problem))


def actual_without_day(actual: ActualValue, target: TargetValue, printed: str | None, name: str) -> ActualValue:
    """Return the actual as text where its number, beside a target without a unit, may be a day."""
    if actual.value is None or target.measure_unit is not None or not is_day_number(printed, name):
        return actual
    text = clean(printed or "")
    return ActualValue(None, text, (*actual.problems, _problem("actual", text, actual.value)))


def _problem(what: str, text: str, number: Decimal) -> Problem:
    day = _FIRST + timedelta(days=int(number))
    message = (
        f'the {what} "{text}" may be the day {day}, whose cell lost its date format: it is kept as text; print the day'
    )
    return Problem(p.NO_SINGLE_NUMBER, message, text, "a day such as 2024-12-31", state="undecidable")
