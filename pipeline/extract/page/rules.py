"""Straight rules made tidy: pieces joined, positions snapped, and grouped into the tables that they draw.

A drawn line often comes as many pieces, one a cell or one a dash; here they become one rule each. What the cells are is
told in `lattice.py`. Rules that meet no others are handed back: they may draw a table that is not ruled all through.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.page.ink import Rule
from pipeline.records import Box

SNAP = 2.0
"""Rules this close (points) are one line; also how far a rule may stop short of the one that it meets."""
_JOIN = 3.0
_ROWS_OF_TWO = 3
_SHORTEST = 4.0
"""Points: what is shorter once its pieces are joined is a letter's stroke or a tick, no border."""


@dataclass(frozen=True, slots=True)
class RuledArea:
    """The rules that hang together as one table."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]

    @property
    def frame(self) -> Box:
        """The smallest box around all rules of the area (at least one of each)."""
        xs = [r.at for r in self.vertical] + [e for r in self.horizontal for e in (r.start, r.end)]
        ys = [r.at for r in self.horizontal] + [e for r in self.vertical for e in (r.start, r.end)]
        return Box(min(xs), min(ys), max(xs), max(ys))


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules with pieces of the same line joined and positions closer than `SNAP` made one."""
    result: list[Rule] = []
    for line in _snapped(sorted(rules, key=lambda r: (r.at, r.start))):
        at = sum(rule.at for rule in line) / len(line)
        ordered = sorted(line, key=lambda r: r.start)
        start, end = ordered[0].start, ordered[0].end
        for rule in ordered[1:]:
            if rule.start <= end + _JOIN:
                end = max(end, rule.end)
                continue
            result.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        result.append(Rule(at, start, end))
    return [rule for rule in result if rule.end - rule.start >= _SHORTEST]


def _snapped(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules in lines: each within `SNAP` of the first of its line, so that a row of steps is no line."""
    lines: list[list[Rule]] = []
    for rule in rules:
        if lines and rule.at - lines[-1][0].at <= SNAP:
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
    drawn = [g for g in groups if _is_table(g)]
    kept = {id(g) for g in drawn}
    lone = [rule for g in groups if id(g) not in kept for rule in g.vertical]
    closed = [RuledArea(g.horizontal, (*g.vertical, *(r for r in lone if _spans(r, g)))) for g in drawn]
    return sorted(closed, key=lambda g: min(rule.at for rule in g.horizontal))


def _is_table(area: RuledArea) -> bool:
    """Whether rules draw rows and columns; the outer sides of two columns between three lines may be left open."""
    if len(area.horizontal) > 1 and len(area.vertical) > 1:
        return True
    if len(area.horizontal) < _ROWS_OF_TWO or len(area.vertical) != 1:
        return False
    parted = [rule for rule in area.horizontal if rule.start + _JOIN < area.vertical[0].at < rule.end - _JOIN]
    return len(parted) >= _ROWS_OF_TWO


def _spans(rule: Rule, area: RuledArea) -> bool:
    frame = area.frame
    return abs(rule.start - frame.top) <= _JOIN and abs(rule.end - frame.bottom) <= _JOIN


def _connected(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[RuledArea]:
    """Return the connected components of rules that cross or touch (union-find over horizontal and vertical rules)."""
    flat = sorted(horizontal, key=lambda r: r.at)
    heights = [rule.at for rule in flat]
    count = len(flat)
    parent = list(range(count + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for v, upright in enumerate(vertical, start=count):
        low, high = upright.start - _JOIN, upright.end + _JOIN
        for h in range(bisect_left(heights, low), bisect_right(heights, high)):
            if flat[h].start - _JOIN <= upright.at <= flat[h].end + _JOIN:
                parent[root(v)] = root(h)
    members: dict[int, list[int]] = {}
    for i in range(len(parent)):
        members.setdefault(root(i), []).append(i)
    return [
        RuledArea(
            tuple(flat[i] for i in group if i < count),
            tuple(vertical[i - count] for i in group if i >= count),
        )
        for group in members.values()
    ]
