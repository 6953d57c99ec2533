"""Printed projects linked through the years, with what a person decided: all steps together, as a load runs them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records import ProjectEntity, ProjectLineage, ReviewCandidate
from pipeline.resolve.bodies.adopt import with_adopted_labels
from pipeline.resolve.bodies.crosswalk import Crosswalk, crosswalk
from pipeline.resolve.bodies.organisations import organisations
from pipeline.resolve.decisions import BodyDecision, Line, ProjectDecision
from pipeline.resolve.printed import PrintedIndicatorRow, PrintedProject, PublishedDocument
from pipeline.resolve.projects.histories import histories
from pipeline.resolve.projects.linking import Lead, Links, first, link
from pipeline.resolve.regions import regions
from pipeline.resolve.restated import Restated, restated
from pipeline.resolve.standing import Standing, standings
from tests.resolve.printed import document

_numbers = itertools.count(2)
DECIDED_ON = date(2026, 11, 27)
OLD = {"unit_code": "301003", "unit_name": "青禾县农技中心"}
NEW = {"unit_code": "301007", "unit_name": "青禾县农技中心"}


def decision(word: str, left: str, right: str, **changes: object) -> ProjectDecision:
    """A line about two projects of 青禾县教育局."""
    fields = {"region": "990124", "unit": "301001", "left_year": None, "right_year": None, **changes}
    line = Line("steward/projects.csv", next(_numbers), left, right)
    signed = {"reason": "同一项目", "decided_on": DECIDED_ON, "decided_by": "steward"}
    return ProjectDecision(line=line, decision=word, left=left, right=right, **fields, **signed)  # type: ignore[arg-type]


def became(
    change: str, left: dict[str, str], right: dict[str, str], year: int = 2024, **changes: object
) -> BodyDecision:
    """A line of the crosswalk about two units of 青禾县, each with its code, its name, or both."""
    sides = {
        "left_code": left.get("unit_code"),
        "left_name": left.get("unit_name"),
        "right_code": right.get("unit_code"),
        "right_name": right.get("unit_name"),
    }
    fields = {"body": "unit", "region": "990124", **sides, **changes}
    signed = {"reason": "机构调整", "decided_on": DECIDED_ON, "decided_by": "steward"}
    line = Line("steward/units.csv", next(_numbers), *(" ".join(filter(None, side.values())) for side in (left, right)))
    return BodyDecision(line=line, change=change, from_year=year, **fields, **signed)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Linked:
    """All that is told of some rows."""

    rows: tuple[PrintedProject, ...]
    crossed: Crosswalk
    links: Links
    standing: Standing
    restating: Restated
    lineages: tuple[ProjectLineage, ...]
    candidates: tuple[ReviewCandidate, ...]

    @property
    def project_ids(self) -> list[int]:
        """The project of each row, in the order in which the test names them."""
        return [self.links.project_of[row.row_id] for row in self.rows]

    @property
    def leading(self) -> list[ProjectEntity]:
        """The projects that stand for themselves."""
        return [project for project in self.links.projects if project.merged_into is None]

    def steps(self, *changes: str) -> list[tuple[str, int, str | None, str]]:
        """Change, year, earlier name and name of the steps of some kinds, or of all."""
        return [
            (one.change, one.fiscal_year, one.earlier_name, one.name)
            for one in self.lineages
            if not changes or one.change in changes
        ]

    def pairs(self, kind: str = "project") -> list[tuple[str, str]]:
        """The candidates of a kind by their names, the likeliest first."""
        return [(one.left_name, one.right_name) for one in self.candidates if one.kind == kind]


def linked(
    *projects: PrintedProject,
    decisions: Sequence[ProjectDecision] = (),
    bodies: Sequence[BodyDecision] = (),
    documents: Sequence[PublishedDocument] = (),
    indicators: Sequence[PrintedIndicatorRow] = (),
    lead: Lead = first,
) -> Linked:
    """Link rows of the approved phase; documents that a test does not name are texts without a date."""
    rows = with_adopted_labels(projects)
    named = {one.document_id for one in documents}
    documents = [*documents, *(document(one) for one in sorted({row.document_id for row in rows} - named))]
    places = regions({(row.region_code, row.region_name) for row in rows})
    crossed = crosswalk(organisations(rows), places, bodies)
    unit_of = crossed.bodies.unit_of
    links = link(rows, unit_of, decisions, crossed.successions, lead)
    standing = standings(rows, documents, crossed.current(unit_of), links.project_of)
    restating = restated(rows, documents, standing.current, links.project_of)
    found = histories(rows, indicators, crossed, links, standing.current)
    return Linked(projects, crossed, links, standing, restating, found.lineages, found.candidates)
