"""Weights of indicators: points of a hundred.

Whether the weights of a project add up is not decided here but where a project is typed.
Hands on decimals with at most four places, or None with a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.text import fold_value, says_nothing

_WEIGHT = re.compile(r"\(?(\d{1,3}(?:\.\d*)?|\.\d+)(?:%|分|点)?\)?")
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class WeightReading:
    """A weight of 0 to 100 points, or None; and what was odd about it."""

    weight: Decimal | None
    problems: tuple[Problem, ...] = ()


def parse_weight(printed: str, number_format: str | None = None) -> WeightReading:
    """Return the weight that a cell prints: `40`, `40%`, `40.00` and `10分` are points.

    Args:
        printed: the cell's text; blank or a dash is no weight and no problem.
        number_format: the workbook's format of the cell; with `0%` the number 0.4 stands for 40.
    """
    if says_nothing(printed):
        return WeightReading(None)
    text = fold_value(printed)
    match = _WEIGHT.fullmatch(text)
    weight = Decimal(match[1]) if match else None
    if weight is not None and number_format and "%" in number_format and "%" not in text:
        weight *= 100
    if weight is None or weight > 100 or weight != round(weight, _DECIMALS):
        message = f'the weight "{printed}" is not loaded: it should be a number of points from 0 to 100'
        return WeightReading(None, (Problem(p.UNREADABLE_WEIGHT, message, printed, "0 to 100"),))
    return WeightReading(weight)
