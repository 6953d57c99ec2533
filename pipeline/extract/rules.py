"""Straight rules made tidy: pieces joined, positions snapped, and grouped into the tables that they draw.

A drawn line often comes as many pieces, one a cell; here they become one rule each. What the cells are is told in
`lattice.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.ink import Rule

SNAP = 2.0
"""Rules this close (points) are one line; also how far a rule may stop short of the one that it meets."""
_JOIN = 3.0


@dataclass(frozen=True, slots=True)
class RuledArea:
    """The rules that hang together as one table."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules with pieces of the same line joined and positions closer than `SNAP` made one."""
    result: list[Rule] = []
    for line in _snapped(sorted(rules, key=lambda r: (r.at, r.start))):
        at = sum(rule.at for rule in line) / len(line)
        start, end = None, 0.0
        for rule in sorted(line, key=lambda r: r.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _JOIN:
                end = max(end, rule.end)
            else:
                result.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            result.append(Rule(at, start, end))
    return result


def _snapped(rules: Sequence[Rule]) -> list[list[Rule]]:
    lines: list[list[Rule]] = []
    for rule in rules:
        if lines and rule.at - lines[-1][-1].at <= SNAP:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def areas(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[RuledArea]:
    """Return the groups of rules that meet, from the top of the page; lone rules that fit a group's edges join it.

    A page break through a merged cell leaves its column without a top or bottom rule, so that the column's outer rule
    meets nothing: a vertical rule of exactly the group's height belongs to it all the same.
    """
    groups = _connected(horizontal, vertical)
    drawn = [g for g in groups if len(g.horizontal) > 1 and len(g.vertical) > 1]
    lone = [rule for g in groups if g not in drawn for rule in g.vertical]
    closed = [RuledArea(g.horizontal, (*g.vertical, *(r for r in lone if _spans(r, g)))) for g in drawn]
    return sorted(closed, key=lambda g: min(rule.at for rule in g.horizontal))


def _spans(rule: Rule, area: RuledArea) -> bool:
    top, bottom = min(r.at for r in area.horizontal), max(r.at for r in area.horizontal)
    return abs(rule.start - top) <= _JOIN and abs(rule.end - bottom) <= _JOIN


def _connected(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[RuledArea]:
    """Return the connected components of rules that cross or touch (union-find over horizontal and vertical rules)."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for h, flat in enumerate(horizontal):
        for v, upright in enumerate(vertical, start=len(horizontal)):
            if _meet(flat, upright):
                parent[root(v)] = root(h)
    members: dict[int, list[int]] = {}
    for i in range(len(parent)):
        members.setdefault(root(i), []).append(i)
    count = len(horizontal)
    return [
        RuledArea(
            tuple(horizontal[i] for i in group if i < count),
            tuple(vertical[i - count] for i in group if i >= count),
        )
        for group in members.values()
    ]


def _meet(flat: Rule, upright: Rule) -> bool:
    return (
        flat.start - _JOIN <= upright.at <= flat.end + _JOIN and upright.start - _JOIN <= flat.at <= upright.end + _JOIN
    )
