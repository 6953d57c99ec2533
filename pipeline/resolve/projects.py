"""Projects through the years, inside one unit: by printed code, else by name without year, amount and settlement note.

A second project of the same name in one document and year is another project. Renamed projects stay two: only a person
can say that they are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.normalize.ids import stable_id
from pipeline.records import ProjectEntity, Stage
from pipeline.resolve.printed import PrintedProject

Identity = tuple[int, str, str]
"""Unit id, rule (`code` or `name`), and the code or name key."""


@dataclass(frozen=True, slots=True)
class Links:
    """The projects through the years; `project_of` and `rule_of` are by project row id."""

    projects: tuple[ProjectEntity, ...]
    project_of: dict[int, int]
    rule_of: dict[int, str]


def link(projects: Iterable[PrintedProject], unit_of: dict[int, int]) -> Links:
    """Return which printed projects are one, given the unit of each (by row id)."""
    in_order = sorted(projects, key=lambda p: (p.document_id, p.project_no))
    codes = _codes(in_order, unit_of)
    nth: Counter[tuple[str, int | None, str, Stage, Identity]] = Counter()
    project_of, rule_of = {}, {}
    for project in in_order:
        identity = _identity(project, unit_of[project.row_id], codes)
        place = project.document_id, project.fiscal_year, project.phase, project.stage, identity
        nth[place] += 1
        project_of[project.row_id] = stable_id("project", *identity, nth[place])
        rule_of[project.row_id] = "project code" if identity[1] == "code" else "name key"
    return Links(_entities(in_order, project_of, unit_of), project_of, rule_of)


def _codes(projects: Iterable[PrintedProject], unit_of: dict[int, int]) -> dict[tuple[int, str], set[str]]:
    """Return the codes under which each name key of a unit is printed."""
    codes: dict[tuple[int, str], set[str]] = defaultdict(set)
    for project in projects:
        if project.project_code:
            codes[unit_of[project.row_id], project.project_key].add(project.project_code)
    return codes


def _identity(project: PrintedProject, unit: int, codes: dict[tuple[int, str], set[str]]) -> Identity:
    if project.project_code:
        return unit, "code", project.project_code
    known = codes.get((unit, project.project_key), set())
    return (unit, "code", next(iter(known))) if len(known) == 1 else (unit, "name", project.project_key)


def _entities(
    projects: Iterable[PrintedProject], project_of: dict[int, int], unit_of: dict[int, int]
) -> tuple[ProjectEntity, ...]:
    members: dict[int, list[PrintedProject]] = defaultdict(list)
    for project in projects:
        members[project_of[project.row_id]].append(project)
    return tuple(_entity(key, members[key], unit_of) for key in sorted(members))


def _entity(key: int, members: list[PrintedProject], unit_of: dict[int, int]) -> ProjectEntity:
    """Return the project under the name of its latest year; its category is the latest that a document tells."""
    in_order = sorted(members, key=lambda p: (p.fiscal_year or 0, p.name, p.row_id))
    latest = in_order[-1]
    years = [p.fiscal_year for p in members if p.fiscal_year is not None]
    return ProjectEntity(
        key,
        unit_of[latest.row_id],
        latest.name,
        next((p.category for p in reversed(in_order) if p.category is not None), None),
        latest.settlement,
        min(years, default=None),
        max(years, default=None),
    )
