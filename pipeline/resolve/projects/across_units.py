"""Projects that go on under a unit's successor: where one project before and one after it bear the same code or name.

Which unit became which is the crosswalk's, a person's word; inside one unit `identities.py` tells. Where a merge or a
split leaves two bearers of a code or name, none is tied, and the pair waits for review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import BodySuccession
from pipeline.resolve.bodies.crosswalk import UnitChains
from pipeline.resolve.projects.identities import Known
from pipeline.resolve.projects.joining import Tie

Label = tuple[str, str, str, int]
"""`code` or `name`, the code or name key, the whole name where that tells, and which project of that in its document,
as inside one unit."""


def across_units(known: Iterable[Known], chains: UnitChains) -> tuple[Tie, ...]:
    """Return the ties between the projects of units and those of the units that they became."""
    if not chains.steps:
        return ()
    units = _Units.of(known, chains)
    found = {tie for step in chains.steps for tie in units.ties(step)}
    return tuple(sorted(found))


@dataclass(frozen=True)
class _Units:
    """The projects of the units that the crosswalk names, by what they bear."""

    bearers: Mapping[int, Mapping[Label, Sequence[Known]]]
    steps: Sequence[BodySuccession]

    @classmethod
    def of(cls, known: Iterable[Known], chains: UnitChains) -> _Units:
        concerned = {unit for step in chains.steps for unit in (step.predecessor_id, step.successor_id)}
        bearers: dict[int, dict[Label, list[Known]]] = {unit: defaultdict(list) for unit in concerned}
        for one in known:
            if one.identity.unit_id in concerned:
                for label in _labels(one):
                    bearers[one.identity.unit_id][label].append(one)
        return cls(bearers, chains.steps)

    def ties(self, step: BodySuccession) -> list[Tie]:
        """Return the ties over one step: by code, then by name where neither of the two is tied already."""
        by_code = self._pairs(step, "code")
        tied = {one.project_id for pair in by_code for one in pair}
        by_name = [pair for pair in self._pairs(step, "name") if not tied & {one.project_id for one in pair}]
        pairs = [*by_code, *(pair for pair in by_name if not _are_two_codes(*pair))]
        return [Tie(left.project_id, right.project_id, step.decided_by) for left, right in pairs]

    def _pairs(self, step: BodySuccession, rule: str) -> list[tuple[Known, Known]]:
        """Return the pairs that alone bear a label before and after the step, each project in one pair."""
        left, right = self.bearers[step.predecessor_id], self.bearers[step.successor_id]
        found: dict[tuple[int, int], tuple[Known, Known]] = {}
        for label in sorted(left.keys() & right.keys()):
            before, after = self._before(step, label), self._after(step, label)
            if label[0] == rule and len(before) == len(after) == 1 and _is_a_step(before[0], after[0], step):
                found[before[0].project_id, after[0].project_id] = before[0], after[0]
        times = Counter(project_id for pair in found for project_id in pair)
        return [found[pair] for pair in sorted(found) if times[pair[0]] == times[pair[1]] == 1]

    def _before(self, step: BodySuccession, label: Label) -> list[Known]:
        """Return what bears a label in all units that became the successor in that year, and in itself before it."""
        into = [s for s in self.steps if (s.successor_id, s.from_year) == (step.successor_id, step.from_year)]
        found = [k for one in into for k in self._bearing(one.predecessor_id, label)]
        if any(one.change == "merge" for one in into):
            found += [k for k in self._bearing(step.successor_id, label) if _is_before(k, step)]
        return found

    def _after(self, step: BodySuccession, label: Label) -> list[Known]:
        """Return what bears a label in all that the unit became in that year, and in itself where it goes on."""
        out_of = [s for s in self.steps if (s.predecessor_id, s.from_year) == (step.predecessor_id, step.from_year)]
        found = [k for one in out_of for k in self._bearing(one.successor_id, label)]
        if any(one.change == "split" for one in out_of):
            found += [k for k in self._bearing(step.predecessor_id, label) if _is_from(k, step)]
        return found

    def _bearing(self, unit: int, label: Label) -> Sequence[Known]:
        return self.bearers[unit].get(label, ())


def _labels(one: Known) -> set[Label]:
    identity = one.identity
    code: set[Label] = {("code", identity.key, identity.name, one.nth)} if identity.rule == "code" else set()
    return code | {("name", key, identity.name, one.nth) for key in one.keys}


def _is_before(one: Known, step: BodySuccession) -> bool:
    return not one.years or min(one.years) < (step.from_year or 0)


def _is_from(one: Known, step: BodySuccession) -> bool:
    return bool(one.years) and max(one.years) >= (step.from_year or 0)


def _is_a_step(left: Known, right: Known, step: BodySuccession) -> bool:
    """Whether the two stand on the two sides of a step, and no document prints both for one year."""
    sides = left.identity.unit_id, right.identity.unit_id
    return sides == (step.predecessor_id, step.successor_id) and not left.places & right.places


def _are_two_codes(left: Known, right: Known) -> bool:
    """Whether a name is printed with two codes, which inside a unit would be two projects."""
    both = left.identity, right.identity
    return all(one.rule == "code" for one in both) and left.identity.key != right.identity.key
