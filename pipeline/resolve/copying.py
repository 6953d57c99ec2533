"""What is copied in a load: goals, sets of indicators, and which indicators are the finance system's own templates.

What a copy is stands in `copies/`; here its neighbours' answers are brought together for it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from pipeline.records import GoalCopy, IndicatorEntity, IndicatorSetCopy
from pipeline.resolve.bodies.organisations import Organisations
from pipeline.resolve.copies import goal_copies, indicator_set_copies, is_template, printed_sets, template_indicators
from pipeline.resolve.indicators import Indicators
from pipeline.resolve.printed import PrintedIndicatorRow, PrintedProject
from pipeline.resolve.projects.linking import Links
from pipeline.resolve.regions import region_id


@dataclass(frozen=True, slots=True)
class Copying:
    """The copies of a load, and the ids of its template indicators."""

    goals: tuple[GoalCopy, ...]
    sets: tuple[IndicatorSetCopy, ...]
    templates: frozenset[int]

    def marked(self, indicators: Iterable[IndicatorEntity]) -> tuple[IndicatorEntity, ...]:
        """Return the indicators, with those marked that the finance system fills in."""
        return tuple(
            dataclasses.replace(one, is_template=True) if one.indicator_id in self.templates else one
            for one in indicators
        )


def copying(
    projects: Sequence[PrintedProject],
    rows: Sequence[PrintedIndicatorRow],
    bodies: Organisations,
    links: Links,
    indicators: Indicators,
    counting: Set[int],
) -> Copying:
    """Return what approved rows (`projects`) copy from each other; of them those count whose ids are in `counting`."""
    places = {
        p.row_id: (
            links.project_of[p.row_id],
            bodies.unit_of[p.row_id],
            bodies.department_of[p.row_id],
            region_id(p.region_code, p.region_name),
        )
        for p in projects
    }
    sets = printed_sets(projects, rows, lambda row: indicators.leading[row.row_id], places, counting)
    listed = {number for key, number in indicators.keys.items() if is_template(key)}
    templates = template_indicators(sets, listed)
    goals = goal_copies(projects, places, counting)
    return Copying(goals, indicator_set_copies(sets, templates), templates)
