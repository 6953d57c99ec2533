"""A project's phases in one document are one project: what is resolved for its approved row holds for the others.

The approved row (批复) is the one that every project has; labels adopted from other documents are adopted for it.
Hands on rows of every phase under the labels, units and projects of their approved row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from pipeline.normalize.phases import APPROVED
from pipeline.resolve.printed import PrintedProject


def approved(projects: Iterable[PrintedProject]) -> list[PrintedProject]:
    """Return the approved row of each project, which all others follow."""
    return [project for project in projects if project.phase == APPROVED]


@dataclasses.dataclass(frozen=True, slots=True)
class Leads:
    """The approved rows by document and number of the project in it."""

    by_place: Mapping[tuple[str, int], PrintedProject]

    @classmethod
    def of(cls, projects: Sequence[PrintedProject]) -> Leads:
        """Return the leads of approved rows."""
        return cls({(project.document_id, project.project_no): project for project in projects})

    def row_of(self, project: PrintedProject) -> int:
        """Return the row id of the approved row that a row of any phase belongs to."""
        return self.by_place[project.document_id, project.project_no].row_id

    def under_labels(self, project: PrintedProject) -> PrintedProject:
        """Return a row of any phase under the region and unit of its approved row."""
        lead = self.by_place[project.document_id, project.project_no]
        return dataclasses.replace(
            project,
            region_code=lead.region_code,
            region_name=lead.region_name,
            unit_code=lead.unit_code,
            unit_name=lead.unit_name,
        )

    def spread(self, found: Mapping[int, int], projects: Iterable[PrintedProject]) -> dict[int, int]:
        """Return for each row of any phase what was found for its approved row."""
        return {project.row_id: found[self.row_of(project)] for project in projects}
