"""Ids that are one: a person's decisions first, then the ties of rules, unless a person says that the two are two.

What the ids stand for is not known here, and neither is which of them leads. Hands on groups of ids, and for each id
what joined it to the one that leads.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two ids that are one: by a rule, over a line of the crosswalk (`decided_by`) or none, or by a line about them."""

    left: int
    right: int
    decided_by: str
    is_by_person: bool = False


@dataclass
class Joining:
    """Ids with the group that each stands in so far; two that must stay apart are never joined."""

    parent: dict[int, int] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, apart: Iterable[tuple[int, int]], ties: Iterable[Tie]) -> Joining:
        """Return the groups that ties make in their order, without those that would join two that must stay apart."""
        joining = cls()
        for left, right in apart:
            joining.apart[left].add(right)
            joining.apart[right].add(left)
        for tie in ties:
            joining.join(tie.left, tie.right)
        return joining

    def root(self, one: int) -> int:
        """Return the id that stands for the group of an id."""
        while (above := self.parent.get(one, one)) != one:
            self.parent[one] = self.parent.get(above, above)
            one = above
        return one

    def join(self, left: int, right: int) -> bool:
        """Make two ids one, and tell whether they are: not where members of the two groups must stay apart."""
        first, second = sorted((self.root(left), self.root(right)))
        if first != second and any(self.root(other) == second for other in self.apart[first]):
            return False
        if first != second:
            self.parent[second] = first
            self.apart[first] |= self.apart[second]
        return True

    def groups(self, ids: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """Return the ids by group, in order."""
        members: dict[int, list[int]] = defaultdict(list)
        for one in sorted(ids):
            members[self.root(one)].append(one)
        return tuple(tuple(members[root]) for root in sorted(members))


def nearest_lines(start: int, ties: Iterable[Tie]) -> dict[int, tuple[bool, str]]:
    """Return for each id that ties lead to from `start` whether a person's line about projects does, and the line.

    Of several ways the one with the fewest such lines is taken, then the shortest. The line that is told is the last
    before the id.
    """
    ways = _ways(ties)
    done: dict[int, tuple[bool, str]] = {}
    waiting: list[tuple[int, int, int, str]] = [(0, 0, start, "")]
    while waiting:
        persons, steps, one, line = heapq.heappop(waiting)
        if one in done:
            continue
        done[one] = persons > 0, line
        for tie, other in ways.get(one, ()):
            if other not in done:
                heapq.heappush(waiting, _next(persons, steps, other, line, tie))
    return done


def _next(persons: int, steps: int, other: int, line: str, tie: Tie) -> tuple[int, int, int, str]:
    """Return the way one tie further; a step of the crosswalk behind a person's line does not hide that line."""
    if tie.is_by_person:
        return persons + 1, steps, other, tie.decided_by
    return persons, steps + 1, other, line if persons or not tie.decided_by else tie.decided_by


def _ways(ties: Iterable[Tie]) -> Mapping[int, Sequence[tuple[Tie, int]]]:
    ways: dict[int, list[tuple[Tie, int]]] = defaultdict(list)
    for tie in sorted(ties):
        ways[tie.left].append((tie, tie.right))
        ways[tie.right].append((tie, tie.left))
    return ways
