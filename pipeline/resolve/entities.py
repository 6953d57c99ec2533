"""Typed rows to entities: which printed regions, departments, units, projects and indicators are one, and what counts.

Rules and a person's decisions join; scores only fill the queue of what a person may look at. Ids are made from what
they name, so the same documents give the same entities in any order; the register keeps what was published. Hands on
`Entities`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.records import Entities, ProjectStanding
from pipeline.resolve.adjusted import Adjusted, adjusted
from pipeline.resolve.bodies.adopt import with_adopted_labels
from pipeline.resolve.bodies.crosswalk import crosswalk
from pipeline.resolve.bodies.organisations import Organisations, organisations
from pipeline.resolve.copying import copying
from pipeline.resolve.decision_rows import decision_rows
from pipeline.resolve.indicators import Places, resolve_indicators
from pipeline.resolve.indicators.review import indicator_candidates
from pipeline.resolve.known import Known
from pipeline.resolve.phases import Leads, approved
from pipeline.resolve.printed import PrintedIndicatorRow, PrintedProject, PublishedDocument, staged_rows
from pipeline.resolve.projects.histories import histories
from pipeline.resolve.projects.linking import Links, link
from pipeline.resolve.regions import region_id, regions
from pipeline.resolve.registering import register
from pipeline.resolve.restated import Restated, restated
from pipeline.resolve.standing import Standing, standings

__all__ = ["Known", "resolve", "resolve_rows"]


def resolve(staged: Path, known: Known | None = None) -> Entities:
    """Return the entities of all staged rows under the folder `staged`; without `known`, those of a first load."""
    return resolve_rows(
        staged_rows(staged, "projects", PrintedProject),
        staged_rows(staged, "documents", PublishedDocument),
        staged_rows(staged, "indicators", PrintedIndicatorRow),
        known or Known(),
    )


def resolve_rows(
    projects: Sequence[PrintedProject],
    documents: Sequence[PublishedDocument],
    indicator_rows: Sequence[PrintedIndicatorRow],
    known: Known,
) -> Entities:
    """Return the entities of projects (a row a phase), documents and indicator rows, in any order.

    Raises:
        KeyError: a row's document prints no approved row (批复) of its project.
        StewardError: decisions contradict each other.
    """
    leading = with_adopted_labels(approved(projects))
    leads = Leads.of(leading)
    rows = [leads.under_labels(project) for project in projects]
    places = regions(_regions_of(rows, documents))
    walk = crosswalk(organisations(leading), places, known.decisions.bodies)
    links = link(
        leading,
        walk.bodies.unit_of,
        known.decisions.projects,
        walk.successions,
        known.registry.leads("project"),
        walk.bodies.unit_alone,
    )
    unit_now = leads.spread(walk.current(walk.bodies.unit_of), rows)
    project_of = leads.spread(links.project_of, rows)
    standing = standings(rows, documents, unit_now, project_of)
    adjusting = adjusted(rows, documents, unit_now, project_of, standing)
    restating = restated(rows, documents, standing.current, project_of, adjusting)
    found = resolve_indicators(indicator_rows, _places(leading, links), known.registry, known.decisions, known.release)
    told = histories(leading, indicator_rows, walk, links, standing.current)
    copies = copying(leading, indicator_rows, walk.bodies, links, found, standing.current - restating.by.keys())
    return Entities(
        regions=places,
        departments=walk.bodies.departments,
        units=walk.bodies.units,
        projects=links.projects,
        indicators=copies.marked(found.entities),
        document_standings=standing.documents,
        project_standings=tuple(
            _standing(row, leads.row_of(row), walk.bodies, links, standing, restating, adjusting)
            for row in sorted(rows, key=lambda row: row.row_id)
        ),
        findings=(*standing.findings, *adjusting.findings, *restating.findings),
        indicator_rows=found.rows,
        registry=register(known, links, walk.bodies, found),
        body_successions=walk.successions,
        project_lineages=told.lineages,
        review_candidates=(*indicator_candidates(found, known.queue), *told.candidates),
        decisions=decision_rows(known.decisions, (*walk.unmatched, *links.unmatched, *found.unmatched)),
        goal_copies=copies.goals,
        indicator_set_copies=copies.sets,
    )


def _standing(
    row: PrintedProject,
    lead: int,
    bodies: Organisations,
    links: Links,
    standing: Standing,
    restating: Restated,
    adjusting: Adjusted,
) -> ProjectStanding:
    """Return the entities of a row, which are those of its approved row (`lead`), and whether it counts itself."""
    is_valid = row.row_id in standing.current
    instead = restating.instead(row.row_id, standing)
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
        counted_row_id=instead.row_id if instead else None,
        standing_reason=instead.reason if instead else None,
        link_decided_by=links.decided_by_of[lead],
        is_adjusted=row.row_id in adjusting.approved_of,
        approved_row_id=adjusting.approved_of.get(row.row_id) or restating.approved_of.get(row.row_id),
    )


def _regions_of(
    projects: Sequence[PrintedProject], documents: Sequence[PublishedDocument]
) -> set[tuple[str | None, str | None]]:
    return {(p.region_code, p.region_name) for p in projects} | {(d.region_code, d.region_name) for d in documents}


def _places(leading: Sequence[PrintedProject], links: Links) -> Places:
    return Places(
        {(row.document_id, row.project_no): links.project_of[row.row_id] for row in leading},
        {(row.document_id, row.project_no): (row.unit_code, row.unit_name) for row in leading},
    )
