"""Where a project row that counts stands: its year, project, unit, department and region, and how two of them relate.

What the rows print is compared in the neighbours of this module. The order of rows is fixed here, so that a copy has
the same original however the documents were shuffled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from pipeline.resolve.printed import PrintedProject

Places = Mapping[int, tuple[int, int, int, int]]
"""Project row id -> (project, unit, department, region) id; 0 is the unknown one."""
_LAST = 10_000
"""Stands for a fiscal year that nothing says: its rows come last, so that none is taken for an original too soon."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One project in one year, as a row that counts; ids that are 0 are unknown."""

    row_id: int
    fiscal_year: int | None
    project_id: int
    unit_id: int
    department_id: int
    region_id: int

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """What comes first is the original: year, region, department, unit, row."""
        return self.fiscal_year or _LAST, self.region_id, self.department_id, self.unit_id, self.row_id


def counted(
    projects: Iterable[PrintedProject], places: Places, current: Set[int]
) -> Iterator[tuple[PrintedProject, Spot]]:
    """Yield each approved row (批复) whose id is in `current`, with its spot."""
    for project in projects:
        if project.phase == "批复" and project.row_id in current:
            yield project, Spot(project.row_id, project.fiscal_year, *places[project.row_id])


def is_before(one: Spot, other: Spot) -> bool:
    """Whether both years are known and the first is the earlier one."""
    return bool(one.fiscal_year and other.fiscal_year and one.fiscal_year < other.fiscal_year)


def relation(copy: Spot, original: Spot) -> str | None:
    """Return how a copy stands to its original; None for a project that repeats itself within a year.

    Two unknown units are not one unit, and so with departments and regions.
    """
    if copy.project_id == original.project_id:
        return "year_before" if is_before(original, copy) else None
    if copy.unit_id and copy.unit_id == original.unit_id:
        return "same_unit"
    if copy.department_id and copy.department_id == original.department_id:
        return "same_department"
    return "same_region" if copy.region_id and copy.region_id == original.region_id else "other_region"
