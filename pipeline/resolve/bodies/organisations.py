"""Departments and units: one thing inside a year by its code, through the years only with the same code and name.

A code means something only inside a division and a year; whether a changed code or name is the same body is for a
person to decide. Ids are made from what names the body, so the same documents give the same ids.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.normalize.ids import stable_id
from pipeline.records import DepartmentEntity, UnitEntity
from pipeline.resolve.printed import PrintedProject
from pipeline.resolve.regions import region_id
from pipeline.text import fold

Body = tuple[int, int | None, str | None, str | None]
"""A department or unit as printed: region id, fiscal year, code, name."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Under which code and name each printed body goes."""

    told: dict[Body, tuple[str | None, str | None]]

    def of(self, body: Body) -> tuple[str | None, str | None]:
        """Return the (code, name) that a printed body goes under."""
        return self.told[body]


def naming(bodies: Iterable[Body]) -> Naming:
    """Return one name for each code of a region and year, and the code of a name that is printed without one.

    Of several names of a code the one printed most often is taken, then the shortest, then the first in order. A name
    without a code takes the only code that bears this name in its region and year.
    """
    counted = Counter(bodies)
    names: dict[tuple[int, int | None, str], Counter[str]] = defaultdict(Counter)
    codes: dict[tuple[int, int | None, str], set[str]] = defaultdict(set)
    for (region, year, code, name), count in counted.items():
        if code and name:
            names[region, year, code][name] += count
            codes[region, year, fold(name)].add(code)
    told = {}
    for body in counted:
        region, year, code, name = body
        bearers = codes[region, year, fold(name)] if name and not code else set()
        code = next(iter(bearers)) if len(bearers) == 1 else code
        best = _most_frequent(names[region, year, code]) if code and names[region, year, code] else name
        told[body] = (code, best)
    return Naming(told)


def _most_frequent(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], len(name), name))


def department_body(project: PrintedProject) -> Body:
    """Return the department that a project is printed under."""
    region = region_id(project.region_code, project.region_name)
    return region, project.fiscal_year, project.department_code, project.department_name


def unit_body(project: PrintedProject) -> Body:
    """Return the unit that a project is printed under."""
    region = region_id(project.region_code, project.region_name)
    return region, project.fiscal_year, project.unit_code, project.unit_name


@dataclass(frozen=True, slots=True)
class Organisations:
    """The departments and units of all projects, and which are whose; `region_of` is by id of department or unit."""

    departments: tuple[DepartmentEntity, ...]
    units: tuple[UnitEntity, ...]
    department_of: dict[int, int]
    unit_of: dict[int, int]
    region_of: dict[int, int]


def organisations(projects: Iterable[PrintedProject]) -> Organisations:
    """Return the departments and units that the projects name; `department_of` and `unit_of` are by project row id."""
    projects = list(projects)
    department_of = _ids(projects, department_body, _department_id)
    departments = _departments(projects, department_of)
    unit_of = _ids(projects, unit_body, lambda p, region, code, name: _unit_id(region, code, name, department_of[p]))
    region_of = {ids[p.row_id]: unit_body(p)[0] for ids in (department_of, unit_of) for p in projects}
    return Organisations(departments, _units(projects, unit_of, department_of), department_of, unit_of, region_of)


def _ids(
    projects: list[PrintedProject],
    body_of: Callable[[PrintedProject], Body],
    make: Callable[[int, int, str | None, str | None], int],
) -> dict[int, int]:
    called = naming(body_of(project) for project in projects)
    return {p.row_id: make(p.row_id, body_of(p)[0], *called.of(body_of(p))) for p in projects}


def _department_id(_row: int, region: int, code: str | None, name: str | None) -> int:
    return 0 if code is None and name is None else stable_id("department", region, code, fold(name or "") or None)


def _unit_id(region: int, code: str | None, name: str | None, department: int) -> int:
    """Return a unit's id; the unknown unit of a department is a member of its own."""
    if code is None and name is None:
        return stable_id("unknown_unit", region, department)
    return stable_id("unit", region, code, fold(name or "") or None)


def _span(years: Iterable[int | None]) -> tuple[int | None, int | None]:
    known = [year for year in years if year is not None]
    return (min(known), max(known)) if known else (None, None)


def _departments(projects: list[PrintedProject], department_of: dict[int, int]) -> tuple[DepartmentEntity, ...]:
    called = naming(department_body(project) for project in projects)
    members: dict[int, list[PrintedProject]] = defaultdict(list)
    for project in projects:
        if department_of[project.row_id]:
            members[department_of[project.row_id]].append(project)
    found = []
    for key in sorted(members):
        body = department_body(members[key][0])
        code, _ = called.of(body)
        name = min((n for p in members[key] if (n := called.of(department_body(p))[1])), default=None)
        found.append(DepartmentEntity(key, body[0], code, name, *_span(p.fiscal_year for p in members[key])))
    return tuple(found)


def _units(
    projects: list[PrintedProject], unit_of: dict[int, int], department_of: dict[int, int]
) -> tuple[UnitEntity, ...]:
    called = naming(unit_body(project) for project in projects)
    members: dict[int, list[PrintedProject]] = defaultdict(list)
    for project in projects:
        members[unit_of[project.row_id]].append(project)
    found = []
    for key in sorted(members):
        latest = max(members[key], key=lambda p: (p.fiscal_year or 0, department_of[p.row_id]))
        code, _ = called.of(unit_body(latest))
        name = min((n for p in members[key] if (n := called.of(unit_body(p))[1])), default=None)
        span = _span(p.fiscal_year for p in members[key])
        found.append(UnitEntity(key, department_of[latest.row_id], code, name, *span))
    return tuple(found)
