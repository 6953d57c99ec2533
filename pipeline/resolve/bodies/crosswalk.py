"""The crosswalk of units and departments: which loaded bodies the steward's lines lead from and to, and what is now.

A body keeps its own id, code, name and years, so that a row stands under the unit that it prints; here it learns its
successor. Nothing is inferred: what merely looks like a renamed body is for `review.py`.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from pipeline.records import BodySuccession, DepartmentEntity, RegionEntity, UnitEntity
from pipeline.resolve.bodies.named import Unmatched, is_region
from pipeline.resolve.bodies.organisations import Organisations
from pipeline.resolve.decisions import BodyDecision, Line, in_one_direction, single
from pipeline.text import fold

Body = DepartmentEntity | UnitEntity
SomeBody = TypeVar("SomeBody", DepartmentEntity, UnitEntity)
_EARLIEST, _LATEST = 0, 9999
"""Years of a body that no document tells a year of: it fits any line."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The bodies with their successors, the lines that apply, and those that name no loaded body."""

    bodies: Organisations
    successions: tuple[BodySuccession, ...]
    unmatched: tuple[Unmatched, ...]

    def current(self, unit_of: Mapping[int, int]) -> dict[int, int]:
        """Return for each row the unit that its unit has become, which is itself where nothing became of it."""
        successor = {unit.unit_id: unit.successor_id for unit in self.bodies.units}
        return {row: _last(unit, successor) for row, unit in unit_of.items()}


def _last(body: int, successor: Mapping[int, int | None]) -> int:
    while (following := successor.get(body)) is not None:
        body = following
    return body


def crosswalk(bodies: Organisations, regions: Iterable[RegionEntity], decisions: Iterable[BodyDecision]) -> Crosswalk:
    """Return what the steward's lines make of the bodies.

    Raises:
        StewardError: two lines lead in a circle, or from one body to two successors though it was not split.
    """
    loaded = _Loaded.of(bodies, regions)
    steps: dict[tuple[str, int, int], tuple[BodyDecision, BodySuccession]] = {}
    unmatched = []
    for decision in decisions:
        pairs, problem = loaded.pairs(decision)
        unmatched += [Unmatched(decision.line, problem)] if problem else []
        for left, right in pairs:
            steps.setdefault((decision.body, left, right), (decision, _succession(decision, left, right)))
    found = [steps[key] for key in sorted(steps)]
    _refuse_contradictions(found, loaded)
    successions = tuple(succession for _, succession in found)
    return Crosswalk(_with_successors(bodies, successions), successions, tuple(sorted(unmatched)))


def _succession(decision: BodyDecision, left: int, right: int) -> BodySuccession:
    return BodySuccession(
        decision.body, left, right, decision.change, decision.from_year, str(decision.line), decision.reason
    )


@dataclass(frozen=True)
class _Loaded:
    """The loaded bodies, as a line asks for them: by kind and by code or folded name."""

    by_label: Mapping[tuple[str, str], Sequence[Body]]
    body_of: Mapping[int, Body]
    region_of: Mapping[int, int]
    regions: Sequence[RegionEntity]

    @classmethod
    def of(cls, bodies: Organisations, regions: Iterable[RegionEntity]) -> _Loaded:
        by_label: dict[tuple[str, str], list[Body]] = defaultdict(list)
        kinds: tuple[tuple[str, Sequence[Body]], ...] = (("unit", bodies.units), ("department", bodies.departments))
        for kind, members in kinds:
            for body in members:
                for label in {fold(body.code or ""), fold(body.name or "")} - {""}:
                    by_label[kind, label].append(body)
        body_of = {body_id(body): body for _, members in kinds for body in members}
        return cls(by_label, body_of, bodies.region_of, tuple(regions))

    def pairs(self, decision: BodyDecision) -> tuple[list[tuple[int, int]], str]:
        """Return the bodies that a line leads from and to, inside one region; or why there are none."""
        lefts, rights = self._lefts(decision), self._rights(decision)
        for side, found, code, name in (
            ("before", lefts, decision.left_code, decision.left_name),
            ("from", rights, decision.right_code, decision.right_name),
        ):
            if not found:
                told = " ".join(filter(None, (code, name)))
                return [], f"no loaded {decision.body} is {told} {side} {decision.from_year}"
        fits = {region: right for region, right in rights.items() if region in lefts}
        if any(len(right) > 1 for right in fits.values()):
            told = " ".join(filter(None, (decision.right_code, decision.right_name)))
            return [], f"{told} fits several {decision.body}s: write both its code and its name"
        pairs = [(left, right[0]) for region, right in fits.items() for left in lefts[region] if left != right[0]]
        return pairs, "" if pairs else f"left and right are one {decision.body}, or stand in two regions"

    def _lefts(self, decision: BodyDecision) -> dict[int, list[int]]:
        """Return the bodies of the left side by region: those seen last before the year."""
        found = self._named(decision.body, decision.region, decision.left_code, decision.left_name)
        earlier = [(body, min(_to(body), decision.from_year - 1)) for body in found if _from(body) < decision.from_year]
        return self._nearest([(body, -year) for body, year in earlier])

    def _rights(self, decision: BodyDecision) -> dict[int, list[int]]:
        """Return the bodies of the right side by region: those seen first from the year on."""
        found = self._named(decision.body, decision.region, decision.right_code, decision.right_name)
        return self._nearest(
            [(body, max(_from(body), decision.from_year)) for body in found if _to(body) >= decision.from_year]
        )

    def _named(self, kind: str, region: str, code: str | None, name: str | None) -> list[Body]:
        places = {one.region_id for one in self.regions if is_region(one.mof_div_code, one.name, region or None)}
        return [
            body
            for body in self.by_label.get((kind, fold(code or name or "")), ())
            if self.region_of[body_id(body)] in places
            and (code is None or fold(body.code or "") == fold(code))
            and (name is None or fold(body.name or "") == fold(name))
        ]

    def _nearest(self, found: Sequence[tuple[Body, int]]) -> dict[int, list[int]]:
        """Return by region the ids of the bodies with the smallest distance, in order."""
        nearest: dict[int, int] = {}
        for body, distance in found:
            region = self.region_of[body_id(body)]
            nearest[region] = min(distance, nearest.get(region, distance))
        chosen: dict[int, list[int]] = defaultdict(list)
        for body, distance in sorted(found, key=lambda pair: body_id(pair[0])):
            region = self.region_of[body_id(body)]
            if distance == nearest[region]:
                chosen[region].append(body_id(body))
        return chosen


def body_id(body: Body) -> int:
    """Return the id of a unit or of a department."""
    return body.unit_id if isinstance(body, UnitEntity) else body.department_id


def label_of(body: Body) -> str:
    """Return a body's code and name, as far as they are printed."""
    return " ".join(filter(None, (body.code, body.name)))


def _from(body: Body) -> int:
    return _EARLIEST if body.valid_from_year is None else body.valid_from_year


def _to(body: Body) -> int:
    return _LATEST if body.valid_to_year is None else body.valid_to_year


def _refuse_contradictions(steps: Sequence[tuple[BodyDecision, BodySuccession]], loaded: _Loaded) -> None:
    """Refuse lines that contradict each other only in what is loaded, such as one by code and one by name."""
    ways: list[tuple[int, int, Line]] = [(s.predecessor_id, s.successor_id, d.line) for d, s in steps]
    in_one_direction(ways)
    whole = [(s, d.line) for d, s in steps if s.change != "split"]
    single([(s.predecessor_id, label_of(loaded.body_of[s.successor_id]), line) for s, line in whole], "the successor")


def _with_successors(bodies: Organisations, successions: Iterable[BodySuccession]) -> Organisations:
    following: dict[int, list[BodySuccession]] = defaultdict(list)
    for step in successions:
        following[step.predecessor_id].append(step)
    return dataclasses.replace(
        bodies,
        departments=tuple(_with_successor(one, following[one.department_id]) for one in bodies.departments),
        units=tuple(_with_successor(one, following[one.unit_id]) for one in bodies.units),
    )


def _with_successor(body: SomeBody, steps: Sequence[BodySuccession]) -> SomeBody:
    """Return a body with the one body that it became; a body that was split into several has no single successor."""
    if not steps:
        return body
    latest = max(step.from_year or 0 for step in steps)
    last = [step for step in steps if (step.from_year or 0) == latest]
    goes_on = any(step.change == "split" for step in last) and _to(body) >= latest
    became = {step.successor_id for step in last} | ({body_id(body)} if goes_on else set())
    return dataclasses.replace(body, successor_id=became.pop() if len(became) == 1 else None)


@dataclass(frozen=True)
class UnitChains:
    """Which units came before and after each other, over any number of steps."""

    steps: tuple[BodySuccession, ...]
    later: Mapping[int, Set[int]]
    earlier: Mapping[int, Set[int]]
    beside: Mapping[int, Set[int]]

    @classmethod
    def of(cls, successions: Iterable[BodySuccession]) -> UnitChains:
        """Return the chains that the successions of units make."""
        steps = tuple(step for step in successions if step.body == "unit")
        ways = [(step.predecessor_id, step.successor_id) for step in steps]
        back = [(right, left) for left, right in ways]
        return cls(steps, _by_start(ways), _by_start(back), _by_start([*ways, *back]))

    def after(self, units: Iterable[int]) -> frozenset[int]:
        """Return the units with all that they became."""
        return _reached(units, self.later)

    def before(self, units: Iterable[int]) -> frozenset[int]:
        """Return the units with all that became them."""
        return _reached(units, self.earlier)

    def around(self, units: Iterable[int]) -> frozenset[int]:
        """Return the units with all that a line connects with them."""
        return _reached(units, self.beside)


def _by_start(ways: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for start, end in ways:
        found[start].add(end)
    return dict(found)


def _reached(start: Iterable[int], ways: Mapping[int, Set[int]]) -> frozenset[int]:
    found = set(start)
    waiting = list(found)
    while waiting:
        news = ways.get(waiting.pop(), set()) - found
        found |= news
        waiting += news
    return frozenset(found)
