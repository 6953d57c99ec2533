"""Copied goals: which project's goal stands in an earlier year of the project, or in another project, as well.

Each row that copies is told once, with the likest original: first goals that are equal, then near ones; within each the
project's own earlier years before other projects. Texts are compared in `goal_texts.py` and `alike.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from pipeline.records import GoalCopy
from pipeline.resolve.copies.alike import Shelf, similarity
from pipeline.resolve.copies.goal_texts import goal_text, without_numbers
from pipeline.resolve.copies.spots import Places, Spot, counted, is_before, relation
from pipeline.resolve.printed import PrintedProject


@dataclass(frozen=True, slots=True)
class _Goal:
    """A goal with its spot; `frame` is its text without numbers."""

    spot: Spot
    text: str
    frame: str


def goal_copies(projects: Iterable[PrintedProject], places: Places, current: Set[int]) -> tuple[GoalCopy, ...]:
    """Return the goals that repeat another one, one line a copying row, by row id.

    Within a year nothing tells which of two goals was written first: the original is the first in a fixed order.
    An exact copy is equal after `pipeline.text.fold`. Its original is the first row with that text: the project's own
    first where an earlier year prints it, else the first of all, in order of year, region, department, unit and row.
    A near copy is alike once numbers are replaced (see `alike.NEAR`, `alike.BEGINNING`); a near copy of score 1 differs
    in numbers alone. Near ones are looked for in the project's year before, then in the same unit and year, then in the
    same department and year. Two rows of one project and year never copy each other.

    Args:
        projects: the printed projects, a row a phase; approved rows are compared.
        places: project, unit, department and region of each row, by row id.
        current: ids of the rows that count.
    """
    goals = sorted(_goals(projects, places, current), key=lambda goal: goal.spot.order)
    found: dict[int, GoalCopy] = {}
    for copy in (*_exact(goals), *_near_before(goals)):
        found.setdefault(copy.row_id, copy)
    for copy in _near_beside(goals, frozenset(found)):
        found[copy.row_id] = copy
    return tuple(found[row_id] for row_id in sorted(found))


def _goals(projects: Iterable[PrintedProject], places: Places, current: Set[int]) -> Iterator[_Goal]:
    for project, spot in counted(projects, places, current):
        if text := goal_text(project):
            yield _Goal(spot, text, without_numbers(text))


def _copy(of: Spot, original: Spot, likeness: str, score: float) -> Iterator[GoalCopy]:
    if related := relation(of, original):
        yield GoalCopy(of.row_id, original.row_id, likeness, score, related)


def _exact(goals: Iterable[_Goal]) -> Iterator[GoalCopy]:
    """Yield goals, given in order, whose text stands in an earlier one."""
    first_of_all: dict[str, Spot] = {}
    first_of_project: dict[tuple[str, int], Spot] = {}
    for goal in goals:
        original = first_of_all.setdefault(goal.text, goal.spot)
        own = first_of_project.setdefault((goal.text, goal.spot.project_id), goal.spot)
        yield from _copy(goal.spot, own if is_before(own, goal.spot) else original, "exact", 1.0)


def _near_before(goals: Iterable[_Goal]) -> Iterator[GoalCopy]:
    """Yield goals, given in order, that are nearly those of their project's year before.

    The original is the project's first row of that wording, so that a goal with new numbers every year has one.
    """
    by_project: dict[int, list[_Goal]] = defaultdict(list)
    for goal in goals:
        by_project[goal.spot.project_id].append(goal)
    for years in by_project.values():
        first: dict[str, Spot] = {}
        for before, goal in zip([None, *years], years, strict=False):
            likest = goal.frame if goal.frame in first else before.frame if before else None
            score = similarity(likest, goal.frame) if likest else 0.0
            if likest and score:
                yield from _copy(goal.spot, first[likest], "near", score)
            first.setdefault(goal.frame, goal.spot)


def _near_beside(goals: Iterable[_Goal], known: Set[int]) -> Iterator[GoalCopy]:
    """Yield goals, given in order, that are nearly those of another project of their unit or department and year.

    Those of `known` rows are told already; other goals may be copied from them.
    """
    shelf = Shelf()
    spots: dict[int, Spot] = {}
    for goal in goals:
        where = _neighbourhoods(goal.spot)
        found = None if goal.spot.row_id in known else _first_alike(shelf, where, goal.frame)
        copies = list(_copy(goal.spot, spots[found[0]], "near", found[1])) if found else []
        yield from copies
        if not copies:
            spots[goal.spot.row_id] = goal.spot
            for place in where:
                shelf.put(place, goal.frame, goal.spot.row_id)


def _neighbourhoods(spot: Spot) -> list[tuple[str, int, int]]:
    """Return where a goal's near copies are looked for: its unit, then its department, in its year."""
    near = (("unit", spot.unit_id), ("department", spot.department_id))
    return [(body, number, spot.fiscal_year) for body, number in near if number and spot.fiscal_year]


def _first_alike(shelf: Shelf, where: list[tuple[str, int, int]], text: str) -> tuple[int, float] | None:
    return next((found for place in where if (found := shelf.most_alike(place, text))), None)
