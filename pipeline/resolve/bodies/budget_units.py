"""The unit of an evaluated project: the one under which the year's budget prints it.

Evaluations and monitoring print a unit loosely: without its code, as its department, or not at all. Where exactly one
unit's budget fits, it is taken, so that a budget and the report on it are one project and the money counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from pipeline.resolve.printed import PrintedProject
from pipeline.text import fold

Label = tuple[str | None, str | None]
_BUDGET = "target"


def with_budget_units(projects: Sequence[PrintedProject]) -> list[PrintedProject]:
    """Return the projects; evaluations without a unit code stand under the one unit whose budget they report on."""
    budgets: dict[Hashable, list[PrintedProject]] = defaultdict(list)
    for project in projects:
        if project.stage == _BUDGET and _unit(project) != (None, None):
            budgets[_name_and_year(project)].append(project)
    return [_under_budget(project, budgets.get(_name_and_year(project), [])) for project in projects]


def _under_budget(project: PrintedProject, budgets: Sequence[PrintedProject]) -> PrintedProject:
    if project.stage == _BUDGET or project.unit_code is not None or _is_named(project, budgets):
        return project
    units = _units(b for b in budgets if _is_of_amount(b, project) and _may_be_one(b, project))
    if len(units) != 1 and project.unit_name is None:
        units = _units(b for b in budgets if _is_of_department(b, project))
    if len(units) != 1:
        return project
    code, name = units.pop()
    return replace(project, unit_code=code, unit_name=name)


def _is_named(project: PrintedProject, budgets: Sequence[PrintedProject]) -> bool:
    """Whether one of the budgets bears the unit's name, so that it is found without help."""
    return project.unit_name is not None and any(
        fold(budget.unit_name or "") == fold(project.unit_name) for budget in budgets
    )


def _is_of_amount(budget: PrintedProject, project: PrintedProject) -> bool:
    return budget.amount_yuan is not None and budget.amount_yuan == project.amount_yuan


def _may_be_one(budget: PrintedProject, project: PrintedProject) -> bool:
    """Whether both may be of one place: where no region is told, two bodies' names that share no department are two."""
    is_somewhere = bool(project.region_code or project.region_name)
    return is_somewhere or project.unit_name is None or _is_of_department(budget, project) or _is_told(budget, project)


def _is_told(budget: PrintedProject, project: PrintedProject) -> bool:
    """Whether the report's unit is the budget's or its department in fewer or more words: 县教育局, 某县教育局机关."""
    name = fold(project.unit_name or "")
    others = [fold(other) for other in (budget.unit_name, budget.department_name) if other]
    return bool(name) and any(name in other or other in name for other in others)


def _is_of_department(budget: PrintedProject, project: PrintedProject) -> bool:
    if budget.department_code and project.department_code:
        return budget.department_code == project.department_code
    return bool(project.department_name) and fold(budget.department_name or "") == fold(project.department_name or "")


def _units(budgets: Iterable[PrintedProject]) -> set[Label]:
    return {_unit(budget) for budget in budgets}


def _unit(project: PrintedProject) -> Label:
    return project.unit_code, project.unit_name


def _name_and_year(project: PrintedProject) -> Hashable:
    region = project.region_code or project.region_name
    return region, project.fiscal_year, project.project_key, project.tranche
