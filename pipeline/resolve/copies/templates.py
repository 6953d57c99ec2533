"""The finance system's own template indicators: those on a list, and those that only ever come in one fixed set.

The list is `vocabulary/template_indicators.csv`; a person adds a line for a template of another province. What is not
the system's own and still stands in many projects is shared or copied, which the warehouse tells by its reach.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from pipeline import vocabulary
from pipeline.normalize.names import indicator_key
from pipeline.resolve.copies.sets import PrintedSet

DEPARTMENTS = 3
"""Departments that print an indicator, always in one identical set, before it is taken for a template unlisted: two may
have copied from each other."""


@functools.cache
def _listed() -> frozenset[str]:
    return frozenset(indicator_key(row["indicator"]) for row in vocabulary.rows("template_indicators"))


def is_template(key: str) -> bool:
    """Whether an indicator with this key is on the list of template indicators."""
    return key in _listed()


@dataclass(slots=True)
class _Seen:
    """Where an indicator was seen so far: `is_fixed` while every set and every comparator was that of the first row."""

    members: frozenset[int]
    comparator: str
    departments: set[int] = field(default_factory=set)
    is_fixed: bool = True

    def add(self, printed: PrintedSet, comparator: str) -> None:
        self.is_fixed &= printed.members == self.members and comparator == self.comparator
        self.departments.add(printed.spot.department_id)


def template_indicators(sets: Iterable[PrintedSet], listed: Set[int]) -> frozenset[int]:
    """Return the ids of the template indicators: the listed ones, and those that the sets show to be one.

    An indicator is shown to be one where three departments or more print it, every project that prints it has the very
    same set of two indicators or more, and its comparator is always the same.

    Args:
        sets: the printed sets, in any order.
        listed: ids of the indicators for which `is_template` holds.
    """
    seen: dict[int, _Seen] = {}
    for one in sets:
        for indicator, comparator in one.printed:
            seen.setdefault(indicator, _Seen(one.members, comparator)).add(one, comparator)
    return frozenset(listed) | {indicator for indicator, of in seen.items() if _is_shown(of)}


def _is_shown(one: _Seen) -> bool:
    return one.is_fixed and len(one.members) > 1 and len(one.departments - {0}) >= DEPARTMENTS
