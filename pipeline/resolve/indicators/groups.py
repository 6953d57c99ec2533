"""Which keys of indicators are one: by a person's decision, or by words that a person approved.

Keys are joined by edges, each of which says why; what a decision keeps apart no list of words joins. Hands on, for each
key that is counted under another one, which one and by whose word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.normalize.synonyms import applied, in_order, with_synonyms
from pipeline.resolve.decisions import Decisions, Synonym, in_one_direction, joined

MERGE, SYNONYM = "merge", "synonym"
Pair = tuple[str, str]
Pick = Callable[[Sequence[str]], str]
"""Picks the leading one of several keys, of which the preferred comes first."""


@dataclass(frozen=True, slots=True)
class Edge:
    """`left` and `right` are one; right is the one to lead. `rule` and `decided_by` say why."""

    left: str
    right: str
    rule: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The key that another one is counted under, and why."""

    key: str
    rule: str
    decided_by: str


def grouped(
    keys: Collection[str], decisions: Decisions, key_of: Callable[[str], str], pick: Pick
) -> dict[str, Reading]:
    """Return for each key that is counted under another one that other key.

    Args:
        keys: all keys, those that earlier releases published included.
        decisions: the steward's.
        key_of: gives the key that a name which the steward wrote stands for.
        pick: gives of several keys the leading one.

    Raises:
        StewardError: decisions contradict each other once names are keys.
    """
    merges = [(key_of(d.left), key_of(d.right), d.line) for d in decisions.indicators if d.decision == MERGE]
    apart = [(key_of(d.left), key_of(d.right), d.line) for d in decisions.indicators if d.decision == "never_merge"]
    joined(merges, apart)
    in_one_direction([pair for pair in merges if pair[0] != pair[1]])
    decided = [Edge(left, right, MERGE, str(line)) for left, right, line in merges if left in keys and left != right]
    approved = _approved(keys, in_order(decisions.synonyms))
    clusters = _Clusters([(left, right) for left, right, _ in apart])
    edges = [edge for edge in (*decided, *approved) if clusters.join(edge)]
    lefts, moved = {edge.left for edge in decided}, {edge.left for edge in approved}
    return _readings(clusters, edges, lambda members: _leader(members, lefts, moved, pick))


def _leader(members: Iterable[str], lefts: set[str], moved: set[str], pick: Pick) -> str:
    """Return who leads: none that a person counts under another one, rather one whose words are the approved ones."""
    able = [key for key in members if key not in lefts]
    return pick(sorted(able, key=lambda key: (key in moved, key)))


def _readings(
    clusters: _Clusters, edges: Sequence[Edge], leader_of: Callable[[Iterable[str]], str]
) -> dict[str, Reading]:
    why: dict[str, Edge] = {}
    for edge in edges:
        why.setdefault(edge.left, edge)
    for edge in edges:
        why.setdefault(edge.right, edge)
    told = {}
    for members in clusters.members():
        leader = leader_of(members)
        told.update({key: Reading(leader, why[key].rule, why[key].decided_by) for key in members if key != leader})
    return told


def _approved(keys: Collection[str], synonyms: Sequence[Synonym]) -> list[Edge]:
    """Return the edges that approved words make between keys, in an order of their own."""
    classes: dict[str, list[str]] = defaultdict(list)
    for key in sorted(_holding(keys, synonyms)):
        if (canonical := with_synonyms(key, synonyms)) != key:
            classes[canonical].append(key)
    edges = []
    for canonical, members in sorted(classes.items()):
        right = canonical if canonical in keys else members[0]
        edges += [Edge(key, right, SYNONYM, _lines(key, synonyms)) for key in members if key != right]
    return edges


def _holding(keys: Iterable[str], synonyms: Sequence[Synonym]) -> Iterable[str]:
    """Return the keys that hold any of the words, wherever: the others need no closer look."""
    return filter(re.compile("|".join(re.escape(one.left) for one in synonyms)).search, keys) if synonyms else ()


def idle(keys: Iterable[str], synonyms: Sequence[Synonym]) -> tuple[Synonym, ...]:
    """Return the approved words that no key holds where their line says, nor any key as another line reads it."""
    ordered = in_order(synonyms)
    used = {one.line for key in _holding(keys, ordered) for one in applied(key, ordered)[1]}
    return tuple(one for one in synonyms if one.line not in used)


def _lines(key: str, synonyms: Sequence[Synonym]) -> str:
    """Return the lines of which one applies to the key by itself, or else all whose word it holds."""
    applying = [one.line for one in synonyms if one.left in key and with_synonyms(key, [one]) != key]
    return ", ".join(str(line) for line in sorted(applying or [one.line for one in synonyms if one.left in key]))


class _Clusters:
    """Keys that edges joined, none of them with a key that a person keeps apart."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self._apart = list(apart)
        self._above: dict[str, str] = {}

    def join(self, edge: Edge) -> bool:
        """Join the two keys of an edge, unless keys that must stay two would become one; return whether it was done."""
        left, right = self._top(edge.left), self._top(edge.right)
        if any({self._top(one), self._top(other)} == {left, right} for one, other in self._apart):
            return False
        self._above[left] = right
        return True

    def members(self) -> list[list[str]]:
        """Return the keys of each cluster of several."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(set(self._above) | set(self._above.values())):
            found[self._top(key)].append(key)
        return [members for members in found.values() if len(members) > 1]

    def _top(self, key: str) -> str:
        while self._above.get(key, key) != key:
            key = self._above[key]
        return key
