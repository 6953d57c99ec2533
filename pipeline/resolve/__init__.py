"""Typed rows to entities: which printed regions, departments, units, projects and indicators are one, and what counts.

Rules decide and ids are made from what they name, so the same documents give the same entities in any order.
Hands on `Entities`; scores, guesses and a person's wishes have no place here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.normalize.ids import stable_id
from pipeline.records import Entities, IndicatorEntity, ProjectStanding
from pipeline.resolve.adopt import with_adopted_labels
from pipeline.resolve.organisations import Organisations, organisations
from pipeline.resolve.phases import Leads, approved
from pipeline.resolve.printed import IndicatorName, PrintedProject, PublishedDocument, staged_rows
from pipeline.resolve.projects import Links, link
from pipeline.resolve.regions import region_id, regions
from pipeline.resolve.restated import Restated, restated
from pipeline.resolve.standing import Standing, standings

__all__ = ["resolve", "resolve_rows"]


def resolve(staged: Path) -> Entities:
    """Return the entities of all staged rows under the folder `staged`."""
    return resolve_rows(
        staged_rows(staged, "projects", PrintedProject),
        staged_rows(staged, "documents", PublishedDocument),
        staged_rows(staged, "indicators", IndicatorName),
    )


def resolve_rows(
    projects: Sequence[PrintedProject], documents: Sequence[PublishedDocument], indicators: Sequence[IndicatorName]
) -> Entities:
    """Return the entities of projects (a row a phase), documents and indicators, in any order.

    Raises:
        KeyError: a row's document prints no approved row (批复) of its project.
    """
    leading = with_adopted_labels(approved(projects))
    leads = Leads.of(leading)
    rows = [leads.under_labels(project) for project in projects]
    bodies = organisations(leading)
    links = link(leading, bodies.unit_of)
    unit_of, project_of = leads.spread(bodies.unit_of, rows), leads.spread(links.project_of, rows)
    standing = standings(rows, documents, unit_of, project_of)
    restating = restated(rows, documents, standing.current, project_of)
    return Entities(
        regions=regions(_regions_of(rows, documents)),
        departments=bodies.departments,
        units=bodies.units,
        projects=links.projects,
        indicators=_indicators(indicators),
        document_standings=standing.documents,
        project_standings=tuple(
            _standing(row, leads.row_of(row), bodies, links, standing, restating)
            for row in sorted(rows, key=lambda row: row.row_id)
        ),
        findings=(*standing.findings, *restating.findings),
    )


def _standing(
    row: PrintedProject, lead: int, bodies: Organisations, links: Links, standing: Standing, restating: Restated
) -> ProjectStanding:
    """Return the entities of a row, which are those of its approved row (`lead`), and whether it counts itself."""
    is_valid = row.row_id in standing.current
    return ProjectStanding(
        row_id=row.row_id,
        region_id=region_id(row.region_code, row.region_name),
        department_id=bodies.department_of[lead],
        unit_id=bodies.unit_of[lead],
        project_id=links.project_of[lead],
        link_rule=links.rule_of[lead],
        is_valid=is_valid,
        is_current=is_valid and row.row_id not in restating.by,
        is_disputed=row.row_id in standing.disputed,
        restates_row_id=restating.by.get(row.row_id),
    )


def _regions_of(
    projects: Sequence[PrintedProject], documents: Sequence[PublishedDocument]
) -> set[tuple[str | None, str | None]]:
    return {(p.region_code, p.region_name) for p in projects} | {(d.region_code, d.region_name) for d in documents}


def _indicators(printed: Sequence[IndicatorName]) -> tuple[IndicatorEntity, ...]:
    """Return an indicator for each key, under the shortest of its readable names."""
    names: dict[str, str] = {}
    for one in printed:
        before = names.get(one.indicator_key, one.indicator_name)
        names[one.indicator_key] = min(before, one.indicator_name, key=lambda name: (len(name), name))
    found = [IndicatorEntity(stable_id("indicator", key), key, name) for key, name in names.items()]
    return tuple(sorted(found, key=lambda indicator: indicator.indicator_id))
