"""Rule S06: the magnitude of a project's budget agrees with the money that its goal names.

A table that is headed 万元 and filled in yuan gives budgets of ten thousand times. Where the goal names the same sum in
the other magnitude, the document contradicts itself. Hands on finding rows on the project's approved row.
"""

from __future__ import annotations

from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.findings import findings_of
from pipeline.normalize.problems import Problem
from pipeline.records import FindingRow, Place, ProjectRow
from pipeline.validate.figures import Sum, sums_of_money
from pipeline.validate.parameters import parameter

_TIMES = Decimal(10000)
"""What lies between 元 and 万元."""
_EVIDENCE = 80


def magnitude_contradicts(project: ProjectRow) -> tuple[FindingRow, ...]:
    """Return a finding where the budget is ten thousand times, or a ten-thousandth of, what the goal names.

    Nothing is said where an amount of the goal agrees with the budget, or of small sums: they are alike by chance.
    """
    budget, goal = project.amount_yuan, project.goal
    if not budget or not goal:
        return ()
    least = parameter(p.NO_MONEY_UNIT, "least_yuan")
    named = [money for money in sums_of_money(goal) if money.yuan >= least]
    if any(_agree(money.yuan, budget) for money in named):
        return ()
    told = next((money for money in named if _is_of_other_magnitude(money.yuan, budget)), None)
    if told is None:
        return ()
    place = Place(row=project.source_row, column=1, page=project.page, sheet=project.sheet)
    return findings_of(project.document_id, [_problem(told, budget)], place, goal[:_EVIDENCE], project.row_id)


def _is_of_other_magnitude(one: Decimal, other: Decimal) -> bool:
    return _agree(one * _TIMES, other) or _agree(other * _TIMES, one)


def _agree(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) * 100 <= other * parameter(p.NO_MONEY_UNIT, "tolerance")


def _problem(told: Sum, budget: Decimal) -> Problem:
    what = "ten thousand times" if budget > told.yuan else "a ten-thousandth of"
    message = f'the budget is {what} the "{told.words}" of its goal: see whether the table is in 元 or in 万元'
    return Problem(p.NO_MONEY_UNIT, message, f"{budget:f}", f"{told.yuan:f}")
