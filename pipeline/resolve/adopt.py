"""Rows whose unit one document leaves open and another one of the same department and year prints.

A text that lost its merged cells may not tell the unit; the workbook of the same table does. Without this, the two
would stand as two units and be counted twice. A row adopts the unit of the only other row with its name and amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pipeline.resolve.printed import PrintedProject

Key = tuple[str | None, str | None, int | None, str, Decimal]
Unit = tuple[str | None, str | None]


def with_adopted_units(projects: Iterable[PrintedProject]) -> list[PrintedProject]:
    """Return the projects, those without a unit under the unit that another document prints for the same row."""
    projects = list(projects)
    known: dict[Key, set[Unit]] = defaultdict(set)
    for project in projects:
        key = _key(project)
        if key and (project.unit_code or project.unit_name):
            known[key].add((project.unit_code, project.unit_name))
    return [_adopted(project, known) for project in projects]


def _adopted(project: PrintedProject, known: dict[Key, set[Unit]]) -> PrintedProject:
    key = _key(project)
    units = known.get(key, set()) if key and not (project.unit_code or project.unit_name) else set()
    if len(units) != 1:
        return project
    code, name = next(iter(units))
    return replace(project, unit_code=code, unit_name=name)


def _key(project: PrintedProject) -> Key | None:
    if project.amount_yuan is None:
        return None
    department = project.department_code or project.department_name
    return project.region_code, department, project.fiscal_year, project.project_key, project.amount_yuan
