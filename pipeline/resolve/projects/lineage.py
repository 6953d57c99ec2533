"""Steps in the lives of projects: new, renamed, ended by what documents print, split and merged by a person's word.

A project is new or ended only where its unit's budget of the year beside it is loaded: what is not loaded says nothing.
Which rows are one project is decided in `linking.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.records import ProjectLineage
from pipeline.resolve.projects.decided import Step
from pipeline.resolve.projects.linking import BY_RULE, Links
from pipeline.resolve.projects.lives import Life, Lives

_SPLIT = "split"


def lineages(lives: Lives, links: Links) -> tuple[ProjectLineage, ...]:
    """Return the steps of all lives, by year, kind of step and projects."""
    steps = [step for step in links.steps if {step.earlier_id, step.later_id} <= lives.of_project.keys()]
    turned = {(one.earlier_project_id, one.project_id, one.change): one for one in _turned(reversed(steps), lives)}
    left_off = {step.earlier_id for step in steps}
    come_from = {step.later_id for step in steps if _is_beginning(step, lives)}
    found = list(turned.values())
    for life in lives.of_project.values():
        found += _renamed(life, links)
        if life.project_id not in come_from and lives.is_new(life):
            found.append(_new(life))
        ended = lives.ended_in(life)
        if life.project_id not in left_off and ended is not None:
            found.append(_ended(life, ended))
    return tuple(sorted(found, key=_order))


def _order(one: ProjectLineage) -> tuple[int, str, int, int]:
    return one.fiscal_year, one.change, one.project_id or 0, one.earlier_project_id or 0


def _new(life: Life) -> ProjectLineage:
    return ProjectLineage(life.project_id, None, "new", life.first, life.name(life.first), None, BY_RULE)


def _ended(life: Life, year: int) -> ProjectLineage:
    name = life.name(life.last)
    return ProjectLineage(None, life.project_id, "ended", year, name, name, BY_RULE)


def _renamed(life: Life, links: Links) -> Iterator[ProjectLineage]:
    """Yield a step for each year in which a project bears no name of the last year before."""
    for before, year in pairwise(sorted(life.years)):
        if not life.keys(before) & life.keys(year):
            one, names = life.project_id, (life.name(year), life.name(before))
            yield ProjectLineage(one, one, "renamed", year, *names, _decider(life, before, year, links))


def _decider(life: Life, before: int, year: int, links: Links) -> str:
    """Return the line that makes the rows of two years one, or `rule`."""
    earlier, later = ({links.own_id_of[row.row_id] for row in life.years[one]} for one in (before, year))
    if earlier & later:
        return BY_RULE
    direct = [tie.decided_by for tie in links.same if _is_between(tie.left, tie.right, earlier, later)]
    rows = (*life.years[year], *life.years[before])
    told = [by for row in rows if (by := links.decided_by_of[row.row_id]) != BY_RULE]
    return next(iter((*direct, *told)), BY_RULE)


def _is_between(left: int, right: int, earlier: set[int], later: set[int]) -> bool:
    return (left in earlier and right in later) or (left in later and right in earlier)


def _turned(steps: Iterable[Step], lives: Lives) -> Iterator[ProjectLineage]:
    """Yield what lines say of two projects of which one was split into the other, or went into it."""
    for step in steps:
        earlier, later = lives.of_project[step.earlier_id], lives.of_project[step.later_id]
        year = step.decision.right_year or _year(step, earlier, later)
        named = later.name(year if year in later.years else later.first)
        was = step.decision.left_year or earlier.last
        name_before = earlier.name(was if was in earlier.years else earlier.last)
        ids = step.later_id, step.earlier_id
        yield ProjectLineage(*ids, step.decision.decision, year, named, name_before, str(step.decision.line))


def _is_beginning(step: Step, lives: Lives) -> bool:
    """Whether a project begins with the step, so that it is not new."""
    earlier, later = lives.of_project[step.earlier_id], lives.of_project[step.later_id]
    return step.decision.decision == _SPLIT or later.first > earlier.last


def _year(step: Step, earlier: Life, later: Life) -> int:
    """Return the first year of what came of a step: of a part, or of the whole once the other has gone into it."""
    if step.decision.decision == _SPLIT:
        return later.first
    return min((year for year in later.years if year > earlier.last), default=later.last)
