"""Departments and units: one thing inside a year by its code, through the years only with the same code and name.

A code means something only inside a division and a year; whether a changed code or name is the same body is for a
person to decide. Ids are made from what names the body, so the same documents give the same ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.normalize.department_names import department_key
from pipeline.normalize.ids import stable_id
from pipeline.normalize.regions import region_by_code
from pipeline.records import DepartmentEntity, UnitEntity
from pipeline.resolve.bodies.naming import Body, Label, Naming, naming
from pipeline.resolve.printed import PrintedProject
from pipeline.resolve.regions import region_id
from pipeline.text import fold


def department_body(project: PrintedProject) -> Body:
    """Return the department that a project is printed under."""
    region = region_id(project.region_code, project.region_name)
    name = project.department_name
    key = department_key(name, _region_name(project)) if name else None
    return Body(region, project.fiscal_year, project.department_code, name, key=key)


def _region_name(project: PrintedProject) -> str | None:
    listed = region_by_code(project.region_code) if project.region_code and not project.region_name else None
    return listed.name if listed else project.region_name


def unit_body(project: PrintedProject, department: Label) -> Body:
    """Return the unit that a project is printed under, with the code and name that its department goes under."""
    region = region_id(project.region_code, project.region_name)
    return Body(region, project.fiscal_year, project.unit_code, project.unit_name, department)


@dataclass(frozen=True, slots=True)
class Organisations:
    """The departments and units of all projects, and which are whose; `region_of` is by id of department or unit.

    A name may have been published before the code that it takes was known: `unit_alone` are the units by print alone,
    by the row ids of such rows, and `led` leads the ids of such names to the departments and units that they are now.
    """

    departments: tuple[DepartmentEntity, ...]
    units: tuple[UnitEntity, ...]
    department_of: dict[int, int]
    unit_of: dict[int, int]
    region_of: dict[int, int]
    unit_alone: dict[int, int]
    led: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Named:
    """The printed department and unit of each row, and the names that they go under."""

    projects: tuple[PrintedProject, ...]
    departments: Naming
    units: Naming
    department_of: Mapping[int, Body]
    unit_of: Mapping[int, Body]

    @classmethod
    def of(cls, projects: Iterable[PrintedProject]) -> _Named:
        rows = tuple(projects)
        department_of = {p.row_id: department_body(p) for p in rows}
        departments = naming(department_of.values())
        unit_of = {p.row_id: unit_body(p, departments.of(department_of[p.row_id])) for p in rows}
        return cls(rows, departments, naming(unit_of.values()), department_of, unit_of)


def organisations(projects: Iterable[PrintedProject]) -> Organisations:
    """Return the departments and units that the projects name; what is by row is by project row id."""
    named = _Named.of(projects)
    department_of, unit_of = _ids(named, named.departments.of, named.units.of)
    department_alone, unit_alone = _ids(named, named.departments.alone, named.units.alone)
    region_of = {ids[row]: body.region for ids in (department_of, unit_of) for row, body in named.unit_of.items()}
    return Organisations(
        _departments(named, department_of),
        _units(named, unit_of, department_of),
        department_of,
        unit_of,
        region_of,
        {row: alone for row, alone in unit_alone.items() if alone != unit_of[row]},
        _led(department_alone, department_of) | _led(unit_alone, unit_of),
    )


Called = Callable[[Body], Label]


def _ids(named: _Named, department: Called, unit: Called) -> tuple[dict[int, int], dict[int, int]]:
    """Return the ids of the department and the unit of each row, given what a printed body is called."""
    departments = {row: _department_id(body.region, *department(body)) for row, body in named.department_of.items()}
    units = {row: _unit_id(body.region, *unit(body), departments[row]) for row, body in named.unit_of.items()}
    return departments, units


def _department_id(region: int, code: str | None, name: str | None) -> int:
    return 0 if code is None and name is None else stable_id("department", region, code, fold(name or "") or None)


def _unit_id(region: int, code: str | None, name: str | None, department: int) -> int:
    """Return a unit's id; the unknown unit of a department is a member of its own."""
    if code is None and name is None:
        return stable_id("unknown_unit", region, department)
    return stable_id("unit", region, code, fold(name or "") or None)


def _led(alone: Mapping[int, int], now: Mapping[int, int]) -> dict[int, int]:
    """Return by id that is nobody's now the one id that all its rows have; rows that went two ways lead nowhere."""
    ways: dict[int, set[int]] = defaultdict(set)
    for row, one in alone.items():
        ways[one].add(now[row])
    current = set(now.values())
    return {one: into.pop() for one, into in sorted(ways.items()) if one not in current and len(into) == 1}


def _span(years: Iterable[int | None]) -> tuple[int | None, int | None]:
    known = [year for year in years if year is not None]
    return (min(known), max(known)) if known else (None, None)


def _members(projects: Iterable[PrintedProject], body_of: Mapping[int, int]) -> dict[int, list[PrintedProject]]:
    """Return the rows of each department or unit, in the order of its id."""
    members: dict[int, list[PrintedProject]] = defaultdict(list)
    for project in projects:
        members[body_of[project.row_id]].append(project)
    return dict(sorted(members.items()))


def _departments(named: _Named, department_of: Mapping[int, int]) -> tuple[DepartmentEntity, ...]:
    found = []
    for key, rows in _members(named.projects, department_of).items():
        if key:
            bodies = [named.department_of[p.row_id] for p in rows]
            code, _ = named.departments.of(bodies[0])
            name = min((n for body in bodies if (n := named.departments.of(body)[1])), default=None)
            found.append(DepartmentEntity(key, bodies[0].region, code, name, *_span(p.fiscal_year for p in rows)))
    return tuple(found)


def _units(named: _Named, unit_of: Mapping[int, int], department_of: Mapping[int, int]) -> tuple[UnitEntity, ...]:
    found = []
    for key, rows in _members(named.projects, unit_of).items():
        latest = max(rows, key=lambda p: (p.fiscal_year or 0, department_of[p.row_id]))
        code, _ = named.units.of(named.unit_of[latest.row_id])
        name = min((n for p in rows if (n := named.units.of(named.unit_of[p.row_id])[1])), default=None)
        found.append(UnitEntity(key, department_of[latest.row_id], code, name, *_span(p.fiscal_year for p in rows)))
    return tuple(found)
