"""What became of projects through the years, and what a person should look at: asked when it is known what counts.

Links come before, because what counts is told by project; steps and candidates come after, because a project that a
correction dropped is no part of a life. Hands on the steps and the candidates of projects, units and departments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from pipeline.records import ProjectLineage, ReviewCandidate
from pipeline.resolve.bodies.crosswalk import Crosswalk, UnitChains
from pipeline.resolve.bodies.review import body_candidates
from pipeline.resolve.printed import PrintedIndicatorRow, PrintedProject
from pipeline.resolve.projects.lineage import lineages
from pipeline.resolve.projects.linking import Links
from pipeline.resolve.projects.lives import Lives
from pipeline.resolve.projects.review import project_candidates


@dataclass(frozen=True, slots=True)
class Histories:
    """The steps in the lives of projects, and the candidates for review of projects, units and departments."""

    lineages: tuple[ProjectLineage, ...]
    candidates: tuple[ReviewCandidate, ...]


def histories(
    projects: Sequence[PrintedProject],
    indicator_rows: Iterable[PrintedIndicatorRow],
    crossed: Crosswalk,
    links: Links,
    valid: Set[int],
) -> Histories:
    """Return what became of the projects.

    Args:
        projects: the approved rows.
        indicator_rows: all indicator rows.
        crossed: the bodies, with the crosswalk.
        links: the project of each row.
        valid: the rows that count within their stage, by row id.
    """
    chains = UnitChains.of(crossed.successions)
    lives = Lives.of(projects, valid, links.project_of, crossed.bodies.unit_of, chains)
    found = project_candidates(lives, links, indicator_rows)
    return Histories(lineages(lives, links), (*found, *body_candidates(crossed, projects, valid)))
