"""Typed rows to entities: which printed regions, departments, units, projects and indicators are one, and what counts.

Rules decide and ids are made from what they name, so the same documents give the same entities in any order.
Hands on `Entities`; scores, guesses and a person's wishes have no place here.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.normalize.ids import stable_id
from pipeline.records import Entities, IndicatorEntity, ProjectStanding
from pipeline.resolve.adopt import with_adopted_labels
from pipeline.resolve.organisations import organisations
from pipeline.resolve.printed import IndicatorName, PrintedProject, PublishedDocument, staged_rows
from pipeline.resolve.projects import link
from pipeline.resolve.regions import region_id, regions
from pipeline.resolve.standing import standings

__all__ = ["resolve"]


def resolve(staged: Path) -> Entities:
    """Return the entities of all staged rows under the folder `staged`."""
    projects = with_adopted_labels(staged_rows(staged, "projects", PrintedProject))
    documents = staged_rows(staged, "documents", PublishedDocument)
    bodies = organisations(projects)
    links = link(projects, bodies.unit_of)
    standing = standings(projects, documents, bodies.unit_of, links.project_of)
    return Entities(
        regions=regions(_regions_of(projects, documents)),
        departments=bodies.departments,
        units=bodies.units,
        projects=links.projects,
        indicators=_indicators(staged),
        document_standings=standing.documents,
        project_standings=tuple(
            ProjectStanding(
                row_id=project.row_id,
                region_id=region_id(project.region_code, project.region_name),
                department_id=bodies.department_of[project.row_id],
                unit_id=bodies.unit_of[project.row_id],
                project_id=links.project_of[project.row_id],
                link_rule=links.rule_of[project.row_id],
                is_current=project.row_id in standing.current,
                is_disputed=project.row_id in standing.disputed,
            )
            for project in sorted(projects, key=lambda p: p.row_id)
        ),
        findings=standing.findings,
    )


def _regions_of(
    projects: list[PrintedProject], documents: list[PublishedDocument]
) -> set[tuple[str | None, str | None]]:
    return {(p.region_code, p.region_name) for p in projects} | {(d.region_code, d.region_name) for d in documents}


def _indicators(staged: Path) -> tuple[IndicatorEntity, ...]:
    """Return an indicator for each key, under the shortest of its readable names."""
    names: dict[str, str] = {}
    for printed in staged_rows(staged, "indicators", IndicatorName):
        before = names.get(printed.indicator_key, printed.indicator_name)
        names[printed.indicator_key] = min(before, printed.indicator_name, key=lambda name: (len(name), name))
    found = [IndicatorEntity(stable_id("indicator", key), key, name) for key, name in names.items()]
    return tuple(sorted(found, key=lambda indicator: indicator.indicator_id))
