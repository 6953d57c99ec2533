"""Execution rates in percent: what was spent of what was budgeted, as an evaluation prints it.

A bare 0.98 may be a percentage or a fraction: the amounts beside it decide, and where they cannot, nothing is loaded.
Hands on a percentage, or None with a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.text import fold_value

_RATE = re.compile(r"(?P<number>-?\d{1,6}(?:\.\d{1,20})?)(?P<percent>%)?")
_NOTHING = re.compile(r"[-/无]*")
_TOLERANCE = Decimal("0.51")
"""Percentage points by which a rate that is rounded to whole percents may be off."""
_DECIMALS = 6
"""A formula prints up to 16; a rate is rounded unsaid, as it only repeats what the amounts say."""
_CLEARLY_PERCENT = 2
"""A bare number from here on is a percentage: nobody spends twice the budget."""


def parse_rate(
    printed: str | None, number_format: str | None, spent: Decimal | None, budgets: Iterable[Decimal | None]
) -> tuple[Decimal | None, tuple[Problem, ...]]:
    """Return an execution rate in percent, and what is wrong with it; blank is no rate and no problem.

    Args:
        printed: the cell's text, or None.
        number_format: the workbook's format of the cell; with `0%` the number 0.98 stands for 98 %.
        spent: the executed amount in yuan, where it is known.
        budgets: the amounts in yuan that it may be held against: adjusted, approved.
    """
    text = fold_value(printed or "")
    if _NOTHING.fullmatch(text) or text.startswith("#"):
        return None, ()
    match = _RATE.fullmatch(text)
    if match is None:
        return None, (_problem(f'the execution rate "{printed}" is not loaded: it is no percentage', printed or ""),)
    expected = [spent / budget * 100 for budget in budgets if budget and spent is not None]
    rate = _percent(match, "%" in (number_format or ""), expected)
    if rate is None:
        message = f'the execution rate "{printed}" is not loaded: it may be a percentage or a fraction; print a %'
        return None, (_problem(message, printed or "", "undecidable"),)
    if expected and all(abs(rate - one) > _TOLERANCE for one in expected):
        told = " or ".join(dict.fromkeys(f"{one:.2f}" for one in expected))
        message = f"the execution rate is printed as {rate:f} % and the amounts give {told} %: check the amounts"
        return round(rate, _DECIMALS), (_problem(message, f"{rate:f}", expected=told),)
    return round(rate, _DECIMALS), ()


def _percent(match: re.Match[str], is_percent_format: bool, expected: list[Decimal]) -> Decimal | None:
    """Return the rate in percent where its sign, its format, its size or the amounts tell; else None."""
    number = Decimal(match["number"])
    if match["percent"] or number == 0 or number >= _CLEARLY_PERCENT:
        return number
    if is_percent_format:
        return number * 100
    readings = {one for one in (number, number * 100) if any(abs(one - wanted) <= _TOLERANCE for wanted in expected)}
    return readings.pop() if len(readings) == 1 else None


def _problem(message: str, observed: str, state: str = "fail", expected: str = "a percentage such as 97.5%") -> Problem:
    return Problem(p.EXECUTION_RATE, message, observed, expected, "undecidable" if state == "undecidable" else "fail")
