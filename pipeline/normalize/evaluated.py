"""What an evaluation says of a project as a whole: dates, execution rate, scores, category and nature.

The indicators' scores are read where the indicators are typed; the money in `phases.py`.
Hands on the typed fields with their problems.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.normalize.dates import order_problem, parse_date
from pipeline.normalize.phases import APPROVED, PhaseAmount
from pipeline.normalize.problems import Problem
from pipeline.normalize.rates import parse_rate
from pipeline.normalize.scores import EXECUTION_WEIGHT, execution_points, parse_score, total_problem
from pipeline.normalize.typed_indicator import text_of
from pipeline.normalize.weight_sums import weight_total
from pipeline.records import IndicatorRow, Phase, PrintedProject

_ALL_POINTS = 100
_DECIMALS = 1
"""Of a rate that is computed: its points are then told to a hundredth, as forms print them."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Typed fields of a project that only forms print; the rate is in percent, the scores are points."""

    start_date: date | None
    end_date: date | None
    execution_rate: Decimal | None
    execution_score: Decimal | None
    total_score: Decimal | None
    problems: tuple[Problem, ...]


def evaluated(
    printed: PrintedProject, amounts: Mapping[Phase, PhaseAmount], indicators: Sequence[IndicatorRow]
) -> Evaluated:
    """Return what a form prints of a project beside its money and its indicators.

    Args:
        printed: the project as printed.
        amounts: its money by phase, which the execution rate is held against.
        indicators: its typed indicators, whose scores the total is held against.
    """
    start, start_problems = parse_date(text_of(printed.start_date), "start date")
    end, end_problems = parse_date(text_of(printed.end_date), "end date")
    rate, rate_problems = _rate(printed, amounts)
    execution, execution_problems = parse_score(text_of(printed.execution_score))
    total, total_problems = parse_score(text_of(printed.total_score))
    found = (*start_problems, *end_problems, *order_problem(start, end), *rate_problems)
    found += (*execution_problems, *total_problems)
    earned = rate if text_of(printed.execution_rate) else _rate_of(amounts)
    points = _execution_points(execution, earned, indicators)
    found += total_problem(total, [row.score for row in indicators], points, is_extra_due=_keeps_points(indicators))
    return Evaluated(start, end, rate, execution, total, found)


def _execution_points(
    printed: Decimal | None, rate: Decimal | None, indicators: Sequence[IndicatorRow]
) -> Decimal | None:
    """Return the execution's points as printed, else as its rate gives them where the weights keep points for it."""
    if printed is not None or rate is None or not _keeps_points(indicators):
        return printed
    return execution_points(rate)


def _keeps_points(indicators: Sequence[IndicatorRow]) -> bool:
    """Whether the indicators' weights leave points for the execution rate."""
    return weight_total(indicators) == _ALL_POINTS - EXECUTION_WEIGHT


def _rate_of(amounts: Mapping[Phase, PhaseAmount]) -> Decimal | None:
    """Return in percent what was spent of the adjusted budget, else of the approved one: no rate is printed."""
    budget = amounts.get("调整") or amounts.get(APPROVED)
    spent = amounts.get("执行")
    if budget is None or spent is None or not budget.amount.yuan or spent.amount.yuan is None:
        return None
    return round(spent.amount.yuan / budget.amount.yuan * 100, _DECIMALS)


def _rate(printed: PrintedProject, amounts: Mapping[Phase, PhaseAmount]) -> tuple[Decimal | None, tuple[Problem, ...]]:
    spent = next((amounts[phase].amount.yuan for phase in ("执行", "监控") if phase in amounts), None)
    budgets = [amounts[phase].amount.yuan for phase in ("调整", APPROVED) if phase in amounts]
    number_format = printed.execution_rate.number_format if printed.execution_rate else None
    return parse_rate(text_of(printed.execution_rate), number_format, spent, budgets)
