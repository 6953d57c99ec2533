"""Units and departments that may be one: a code under another name, a name under another code, from year to year, or
one that ended and one that began with its projects.

It is never inferred that they are: the candidates wait for a line of the crosswalk, with the projects and amounts that
they have in common. Hands on nothing about bodies on which a line decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product

from rapidfuzz import fuzz

from pipeline.normalize.phases import WHOLE_DEPARTMENT
from pipeline.records import ReviewCandidate
from pipeline.resolve.bodies.crosswalk import Body, Crosswalk, body_id, label_of
from pipeline.resolve.printed import PrintedProject
from pipeline.resolve.projects.review import in_yuan, ranked
from pipeline.text import fold

_SHOWN = 3
"""Shared projects that the evidence names."""
_ONE_TO_ONE = ("rename", "recode", "transfer")
SAME_CODE, SAME_NAME = "same code, another name", "same name, another code"
SAME_PROJECTS = "ended, then its projects began elsewhere"
_AGAINST = {SAME_CODE: "another name", SAME_NAME: "another code", SAME_PROJECTS: "another name"}
_COMMON = 5
"""A project that more bodies of a region bear tells nothing."""
_LEAST_SHARED = 0.5
"""Of the projects of the smaller one of two bodies."""


@dataclass(frozen=True)
class _Kind:
    """All bodies of one kind with their rows that count, by year."""

    kind: str
    bodies: Mapping[int, Body]
    region_of: Mapping[int, int]
    rows: Mapping[int, Mapping[int, Sequence[PrintedProject]]]


def body_candidates(
    crossed: Crosswalk, projects: Iterable[PrintedProject], valid: Set[int]
) -> tuple[ReviewCandidate, ...]:
    """Return the units, then the departments, that may be one, the best first within each kind.

    Args:
        crossed: the bodies, and what the crosswalk says of them.
        projects: the approved rows.
        valid: the rows that count within their stage, by row id.
    """
    rows = [row for row in projects if row.row_id in valid and row.fiscal_year is not None]
    bodies = crossed.bodies
    kinds = (
        _kind("unit", bodies.units, bodies.unit_of, bodies.region_of, rows),
        _kind("department", bodies.departments, bodies.department_of, bodies.region_of, rows),
    )
    return tuple(one for kind in kinds for one in ranked(_candidates(kind, crossed)))


def _kind(
    kind: str,
    bodies: Iterable[Body],
    body_of: Mapping[int, int],
    region_of: Mapping[int, int],
    rows: Iterable[PrintedProject],
) -> _Kind:
    years: dict[int, dict[int, list[PrintedProject]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        years[body_of[row.row_id]][row.fiscal_year or 0].append(row)
    return _Kind(kind, {body_id(body): body for body in bodies}, region_of, years)


def _candidates(kind: _Kind, crossed: Crosswalk) -> Iterator[ReviewCandidate]:
    decided = _decided(kind.kind, crossed)
    found: dict[tuple[int, int], ReviewCandidate] = {}
    for rule, label in ((SAME_CODE, _code), (SAME_NAME, _name)):
        for left, before, right, year in _changes(kind, label):
            if not decided(left, right):
                found.setdefault((left, right), _candidate(kind, rule, (left, before), (right, year)))
    taken = {one for pair in found for one in pair}
    for left, before, right, year in _followed(kind):
        if not decided(left, right) and not {left, right} & taken:
            found[left, right] = _candidate(kind, SAME_PROJECTS, (left, before), (right, year))
    yield from found.values()


def _decided(kind: str, crossed: Crosswalk) -> Callable[[int, int], bool]:
    """Return a function that tells whether a line says what became of a body, or what the other one comes from."""
    steps = [step for step in crossed.successions if step.body == kind]
    left_off = {step.predecessor_id for step in steps}
    come_from = {step.successor_id for step in steps if step.change in _ONE_TO_ONE}
    return lambda left, right: left in left_off or right in come_from


def _code(body: Body) -> str:
    return fold(body.code or "")


def _name(body: Body) -> str:
    return fold(body.name or "")


def _changes(kind: _Kind, label: Callable[[Body], str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield two bodies of one label that follow each other, each with its year: the last before, the first after."""
    bearers: dict[tuple[int, str], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one, body in kind.bodies.items():
        if label(body):
            for year in kind.rows.get(one, ()):
                bearers[kind.region_of[one], label(body)][year].add(one)
    for place in sorted(bearers):
        for before, year in pairwise(sorted(bearers[place])):
            gone, come = bearers[place][before] - bearers[place][year], bearers[place][year] - bearers[place][before]
            yield from ((left, before, right, year) for left in sorted(gone) for right in sorted(come))


def _followed(kind: _Kind) -> Iterator[tuple[int, int, int, int]]:
    """Yield a body that ended and one that began later with half of its projects, each with its last or first year."""
    named = [one for one in kind.rows if one in kind.bodies and _name(kind.bodies[one])]
    last = {one: _keys(kind.rows[one][max(kind.rows[one])]) for one in named}
    first = {one: _keys(kind.rows[one][min(kind.rows[one])]) for one in named}
    ends, starts = _bearers(kind, last), _bearers(kind, first)
    shared: Counter[tuple[int, int]] = Counter()
    for place in sorted(ends.keys() & starts.keys()):
        if len(ends[place] | starts[place]) <= _COMMON:
            shared.update(pair for pair in product(ends[place], starts[place]) if _is_before(kind, *pair))
    for (left, right), together in sorted(shared.items()):
        if together >= _LEAST_SHARED * min(len(last[left]), len(first[right])):
            yield left, max(kind.rows[left]), right, min(kind.rows[right])


def _bearers(kind: _Kind, keys: Mapping[int, Iterable[str]]) -> dict[tuple[int, str], set[int]]:
    """Return the bodies that bear a project's name key, by region and key."""
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for one, borne in keys.items():
        for key in borne:
            found[kind.region_of[one], key].add(one)
    return found


def _is_before(kind: _Kind, left: int, right: int) -> bool:
    return max(kind.rows[left]) < min(kind.rows[right])


def _candidate(kind: _Kind, rule: str, left: tuple[int, int], right: tuple[int, int]) -> ReviewCandidate:
    """Return a candidate of two bodies, each with the year in which it is compared."""
    bodies = kind.bodies[left[0]], kind.bodies[right[0]]
    rows = kind.rows[left[0]][left[1]], kind.rows[right[0]][right[1]]
    keys = _keys(rows[0]), _keys(rows[1])
    shared = keys[0].keys() & keys[1].keys()
    name = round(fuzz.ratio(_name(bodies[0]), _name(bodies[1])) / 100, 4)
    share = len(shared) / max(1, len(keys[0].keys() | keys[1].keys()))
    return ReviewCandidate(
        kind=kind.kind,
        rank=0,
        left_id=left[0],
        right_id=right[0],
        left_name=label_of(bodies[0]),
        right_name=label_of(bodies[1]),
        rule=rule,
        score=round((name + share) / 2, 4),
        guards_failed="; ".join(_guards(rule, left[1], right[1], bool(shared))),
        evidence="; ".join(_evidence(keys, shared, rows, (left[1], right[1]), name)),
    )


def _keys(rows: Iterable[PrintedProject]) -> dict[str, str]:
    """Return the projects by name key, each with the first of its names."""
    names: dict[str, str] = {}
    for row in rows:
        if row.category != WHOLE_DEPARTMENT:
            names[row.project_key] = min(row.name, names.get(row.project_key, row.name))
    return names


def _guards(rule: str, before: int, year: int, is_any_shared: bool) -> Iterator[str]:
    """Yield what speaks against a pair."""
    yield _AGAINST[rule]
    if year - before > 1:
        yield f"nothing in {', '.join(str(between) for between in range(before + 1, year))}"
    if not is_any_shared:
        yield "no project shared"


def _evidence(
    keys: tuple[Mapping[str, str], Mapping[str, str]],
    shared: Set[str],
    rows: tuple[Sequence[PrintedProject], Sequence[PrintedProject]],
    years: tuple[int, int],
    name: float,
) -> Iterator[str]:
    """Yield what speaks for a pair: years, shared projects, amounts, names."""
    names = sorted(keys[1][key] for key in shared)
    told = f": {', '.join(names[:_SHOWN])}{' …' if len(names) > _SHOWN else ''}" if names else ""
    yield f"{len(shared)} of {len(keys[0].keys() | keys[1].keys())} projects shared{told}"
    yield " / ".join(f"{in_yuan(_total(some))} ({year})" for some, year in zip(rows, years, strict=True))
    yield f"name {name:.2f}"


def _total(rows: Iterable[PrintedProject]) -> Decimal | None:
    """Return the budget of projects in yuan; None where no amount is printed."""
    amounts = [
        row.amount_yuan
        for row in rows
        if row.amount_yuan is not None and row.stage == "target" and row.category != WHOLE_DEPARTMENT
    ]
    return sum(amounts, Decimal(0)) if amounts else None
