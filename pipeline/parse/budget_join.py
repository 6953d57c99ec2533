"""Projects that print no amount, joined by name with the budget table of the same document.

The code decides where both sides print one, then the unit, then the name alone; what leaves two readings is not joined.
Pure: hands on the projects with their amounts, the log of each join, and a finding for each one that could not be made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.parse.budget_table import BudgetLine, BudgetTable
from pipeline.parse.forms.amounts import is_amount
from pipeline.parse.kinds import number_of
from pipeline.records import Finding, Printed, PrintedProject, Repair
from pipeline.text import fold

_CODED = re.compile(r"(\d{3,12})[-_:,]*(.*)")
_HINT = "check the budget table and enter the amount by a correction"


@dataclass(frozen=True, slots=True)
class Budget:
    """What a budget table says for one project: its amount, how it was found, and the line that it begins at."""

    amount: Printed
    money_unit: Printed | None
    how: str
    line: BudgetLine


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a project's budget cannot be told, and what the table prints."""

    reason: str
    lines: tuple[BudgetLine, ...] = ()


def joined(
    projects: Sequence[PrintedProject], tables: Sequence[BudgetTable]
) -> tuple[tuple[PrintedProject, ...], list[Repair], list[Finding]]:
    """Return the projects with the amounts that the budget tables print for them.

    Args:
        projects: the document's projects; those with money of their own, or without a name, stay as they are.
        tables: the document's budget tables.

    Returns:
        The projects in the same order, a repair for each join, a finding for each project that the tables leave open.
    """
    budgets = [_budget(project, tables) if _lacks_amount(project) else None for project in projects]
    taken = Counter(id(budget.line) for budget in budgets if isinstance(budget, Budget))
    found: list[PrintedProject] = []
    repairs: list[Repair] = []
    findings: list[Finding] = []
    for project, budget in zip(projects, budgets, strict=True):
        if isinstance(budget, Budget) and taken[id(budget.line)] > 1:
            budget = Doubt("several projects of the document have this name", (budget.line,))  # noqa: PLW2901
        if isinstance(budget, Budget):
            repairs.append(Repair("budget_joined", project.place, "", budget.amount.text, budget.how))
            found.append(replace(project, amount=budget.amount, money_unit=budget.money_unit))
            continue
        if isinstance(budget, Doubt):
            findings.append(_finding(project, budget))
        found.append(project)
    return tuple(found), repairs, findings


def _lacks_amount(project: PrintedProject) -> bool:
    """Whether no amount of the project is printed; a block of money has a unit of its own and stays alone.

    A block that only says 详见附件, or has a dash, is as good as blank: the budget table may be what it means.
    """
    if project.funds:
        return project.name is not None and not any(is_amount(fund.amount.text) for fund in project.funds)
    return project.amount is None and project.name is not None


def _budget(project: PrintedProject, tables: Sequence[BudgetTable]) -> Budget | Doubt | None:
    """Return what the tables say for a project; None where there is no table of its year."""
    year = project.fiscal_year
    meant = [table for table in tables if year is None or table.year is None or table.year == year]
    told = [answer for answer in (_from_table(project, table) for table in meant) if answer]
    doubts = [answer for answer in told if isinstance(answer, Doubt)]
    budgets = [answer for answer in told if isinstance(answer, Budget)]
    if doubts:
        return doubts[0]
    if len({(number_of(b.amount.text), b.money_unit.text if b.money_unit else "") for b in budgets}) > 1:
        return Doubt("several tables print different amounts", tuple(budget.line for budget in budgets))
    if not budgets and meant:
        return Doubt("no line of the budget table has its name")
    return budgets[0] if budgets else None


def _from_table(project: PrintedProject, table: BudgetTable) -> Budget | Doubt | None:
    name = fold(project.name.text) if project.name else ""
    lines = [line for line in table.lines if fold(line.name.text) == name]
    if not lines:
        return None
    own = _of_unit(project, _of_code(project, lines))
    if not own:
        return Doubt("the budget table prints its name with another code or unit", tuple(lines))
    if len({fold(line.code) for line in own}) > 1 or len({_unit_key(line.unit) for line in own}) > 1:
        return Doubt("the budget table prints its name with several codes or units", tuple(own))
    if table.is_unit_unknown:
        return Doubt("the budget table names no money unit, and the document uses several", tuple(own))
    whole = _whole(own)
    if isinstance(whole, str):
        return Doubt(whole, tuple(own))
    amount, count = whole
    how = f'the amount stands in another table, "{table.title}" ({table.where}), beside the same project name'
    summed = f", as the sum of its {count} lines: {' + '.join(_amounts(own))}" if count > 1 else ""
    return Budget(amount, table.money_unit, how + summed, own[0])


def _of_code(project: PrintedProject, lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    code = fold(project.code.text) if project.code else ""
    return [line for line in lines if not code or not line.code or fold(line.code) == code]


def _of_unit(project: PrintedProject, lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    unit = project.unit_label.text if project.unit_label else ""
    return [line for line in lines if not unit or not line.unit or _is_same_unit(unit, line.unit)]


def _is_same_unit(left: str, right: str) -> bool:
    """Whether two labels name one unit: by code where both print one, else by name."""
    (left_code, left_name), (right_code, right_name) = _unit_key(left), _unit_key(right)
    if left_code and right_code:
        return left_code == right_code
    return left_name == right_name


def _unit_key(text: str) -> tuple[str, str]:
    folded = fold(text)
    match = _CODED.fullmatch(folded)
    return (match[1], match[2]) if match else ("", folded)


def _whole(lines: Sequence[BudgetLine]) -> tuple[Printed, int] | str:
    """Return a project's whole amount and how many lines it is the sum of, or why it cannot be told."""
    distinct = list({line.owner: line for line in lines}.values())
    numbers = [number_of(line.amount.text) for line in distinct]
    if any(line.is_open for line in lines):
        return "a line without a name follows that may be part of its budget"
    if len(distinct) == 1:
        return distinct[0].amount, 1
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return "one of its lines holds no number"
    wholes = [line for line, number in zip(distinct, known, strict=True) if number * 2 == sum(known)]
    blank = [line for line in wholes if not any(line.breakdown) and any(any(other.breakdown) for other in distinct)]
    if len(blank) == 1:
        return blank[0].amount, 1
    if wholes or len({line.breakdown for line in distinct}) < len(distinct):
        return "its lines may be parts of its budget, or one the sum of the others"
    text = str(sum(known, Decimal(0)))
    return Printed(text, distinct[0].amount.place, any(line.amount.is_clipped for line in distinct)), len(distinct)


def _amounts(lines: Sequence[BudgetLine]) -> list[str]:
    return [line.amount.text for line in lines]


def _finding(project: PrintedProject, doubt: Doubt) -> Finding:
    name = project.name.text if project.name else ""
    message = f'the budget of "{name}" is not taken from the budget table: {doubt.reason}; {_HINT}'
    return Finding("P11", "warning", message, project.place, "；".join(_amounts(doubt.lines)), state="undecidable")
