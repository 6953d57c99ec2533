"""What one document leaves open and another one prints for the same rows: the region of a table, the unit of a row.

A text that lost its merged cells may not tell the unit, and a copy in another folder not the region. Without this, the
same rows would stand under two units and be counted twice. Only what another document prints is taken, never a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from pipeline.resolve.bodies.budget_units import with_budget_units
from pipeline.resolve.printed import PrintedProject

Label = tuple[str | None, str | None]
_NO_LABEL: Label = (None, None)
_SHARED = 0.5
"""A table without a region is another one's copy when at least this share of its rows stand there, to the cent."""


def with_adopted_labels(projects: Iterable[PrintedProject]) -> list[PrintedProject]:
    """Return the projects, with the regions and units that other documents print for the same rows."""
    return with_budget_units(_with_adopted_units(_with_adopted_regions(list(projects))))


def _with_adopted_regions(projects: Sequence[PrintedProject]) -> list[PrintedProject]:
    """Give a document without region the one region under which other documents print its rows."""
    known: dict[Hashable, set[Label]] = defaultdict(set)
    open_rows: dict[str, list[PrintedProject]] = defaultdict(list)
    for project in projects:
        if _region(project) == _NO_LABEL:
            open_rows[project.document_id].append(project)
        elif key := _row_of_a_unit(project):
            known[key].add(_region(project))
    adopted = {document: _common_region(rows, known) for document, rows in open_rows.items()}
    return [_in_region(project, adopted.get(project.document_id, _NO_LABEL)) for project in projects]


def _common_region(rows: Sequence[PrintedProject], known: dict[Hashable, set[Label]]) -> Label:
    found = [known[key] for row in rows if (key := _row_of_a_unit(row)) in known]
    regions = set().union(*found)
    return regions.pop() if len(regions) == 1 and len(found) >= _SHARED * len(rows) else _NO_LABEL


def _in_region(project: PrintedProject, region: Label) -> PrintedProject:
    if region == _NO_LABEL or _region(project) != _NO_LABEL:
        return project
    return replace(project, region_code=region[0], region_name=region[1])


def _with_adopted_units(projects: Sequence[PrintedProject]) -> list[PrintedProject]:
    """Give a row without unit the one unit under which other documents print a row of this name and amount."""
    known: dict[Hashable, set[tuple[str, Label]]] = defaultdict(set)
    for project in projects:
        key = _row_of_a_department(project)
        if key and _unit(project) != _NO_LABEL:
            known[key].add((project.document_id, _unit(project)))
    return [_in_unit(project, known) for project in projects]


def _in_unit(project: PrintedProject, known: dict[Hashable, set[tuple[str, Label]]]) -> PrintedProject:
    if _unit(project) != _NO_LABEL:
        return project
    told = known.get(_row_of_a_department(project), set())
    units = {unit for document_id, unit in told if document_id != project.document_id}
    if len(units) != 1:
        return project
    code, name = units.pop()
    return replace(project, unit_code=code, unit_name=name)


def _region(project: PrintedProject) -> Label:
    return project.region_code, project.region_name


def _unit(project: PrintedProject) -> Label:
    return project.unit_code, project.unit_name


def _row_of_a_unit(project: PrintedProject) -> Hashable:
    """Return what a row says inside its unit, whatever the region; None when too little to know it again."""
    if project.amount_yuan is None or project.unit_name is None:
        return None
    return (*_unit(project), project.fiscal_year, project.project_key, project.tranche, project.amount_yuan)


def _row_of_a_department(project: PrintedProject) -> Hashable:
    """Return what a row says inside its department, whatever the unit; None when too little to know it again."""
    if project.amount_yuan is None:
        return None
    department = project.department_code or project.department_name
    name = project.project_key, project.tranche
    return project.region_code, department, project.fiscal_year, *name, project.amount_yuan
