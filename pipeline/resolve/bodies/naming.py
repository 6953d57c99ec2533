"""Under which code and name each printed department or unit goes: one name for a code of a year, one code for a name.

A missing code is not another code, so a name without one takes the only code that bears it; a code of another
department is never taken. Hands on a `Naming` of all printed bodies, which does not depend on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.normalize.regions import names_its_place
from pipeline.text import fold

Label = tuple[str | None, str | None]
_NOWHERE = 0
"""The id of the unknown region, which may be several: only a name that says its place is one there."""


class Body(NamedTuple):
    """A department or unit as printed; `department` is the code and name of a unit's, None for departments."""

    region: int
    year: int | None
    code: str | None
    name: str | None
    department: Label | None = None
    key: str | None = None

    @property
    def name_key(self) -> str:
        """What tells its name from others: `key`, what is left of a department's name, or the folded name."""
        return fold(self.name or "") if self.key is None else self.key


@dataclass(frozen=True, slots=True)
class Naming:
    """Under which code and name each printed body goes; `printed` is the same where each way of a name is its own."""

    told: Mapping[Body, Label]
    printed: Mapping[Body, Label]

    def of(self, body: Body) -> Label:
        """Return the (code, name) that a printed body goes under."""
        return self.told[body]

    def alone(self, body: Body) -> Label:
        """Return the (code, name) that it would go under by what it prints alone, as it may be published."""
        return self.printed[body] if body.code or not body.name else (None, body.name)


def naming(bodies: Iterable[Body]) -> Naming:
    """Return one name for each code of a region and year, and the code of a name that is printed without one.

    Of several names of a code the one printed most often is taken, then the shortest, then the first in order. A name
    without a code takes the only code that bears this name in its region and year; where its year has none, the only
    one of all years. Names of departments that differ only in what stands around them are one, under the longest.
    """
    counted = Counter(bodies)
    bearers = _Bearers.of(counted)
    code_of = {body: bearers.code_of(body) for body in counted}
    adopted: dict[tuple[int, int | None, str], Counter[str]] = defaultdict(Counter)
    for body, code in code_of.items():
        if code and body.name and not body.code:
            adopted[body.region, body.year, code][body.name] += counted[body]
    told: dict[Body, Label] = {}
    for body, code in code_of.items():
        names = bearers.names.get((body.region, body.year, code)) if code else None
        if code and not names and not body.code:
            names = adopted[body.region, body.year, code]
        told[body] = (code, _most_frequent(names) if names else body.name)
    return Naming(_in_full(told), told)


def _in_full(told: Mapping[Body, Label]) -> dict[Body, Label]:
    """Return the labels with the longest way to print each name: 青禾县教育局 where 县教育局 is printed too."""
    ways: dict[tuple[int, str | None, str], set[str]] = defaultdict(set)
    key_of: dict[tuple[int, str | None], str] = {}
    for body in told:
        key_of[body.region, body.name] = min(
            body.name_key, key_of.get((body.region, body.name), body.name_key), key=len
        )
    for body, (code, name) in told.items():
        if name:
            ways[body.region, code, key_of[body.region, name]].add(name)
    longest = {way: min(names, key=lambda name: (-len(fold(name)), name)) for way, names in ways.items()}
    return {
        body: (code, longest[body.region, code, key_of[body.region, name]] if name else None)
        for body, (code, name) in told.items()
    }


def _most_frequent(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], len(name), name))


@dataclass(frozen=True)
class _Bearers:
    """The names of each code of a year; by folded name, of a year and of all, the codes with their departments.

    `bare` are the departments of a year's names without a code.
    """

    names: dict[tuple[int, int | None, str | None], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    of_year: dict[tuple[int, int | None, str], dict[str, set[Label | None]]] = field(default_factory=dict)
    ever: dict[tuple[int, str], dict[str, set[Label | None]]] = field(default_factory=dict)
    bare: dict[tuple[int, int | None, str], set[Label | None]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, counted: Mapping[Body, int]) -> _Bearers:
        found = cls()
        for body, count in counted.items():
            key = body.region, body.year, body.name_key
            if body.code and body.name:
                found.names[body.region, body.year, body.code][body.name] += count
                for codes in (found.of_year.setdefault(key, {}), found.ever.setdefault((key[0], key[2]), {})):
                    codes.setdefault(body.code, set()).add(body.department)
            elif body.name:
                found.bare[key].add(body.department)
        return found

    def code_of(self, body: Body) -> str | None:
        """Return a body's own code, or the one that its name takes, or None."""
        if body.code or not body.name:
            return body.code
        own = self.of_year.get((body.region, body.year, body.name_key))
        return self._of_its_year(body, own) if own else self._of_all_years(body)

    def _of_its_year(self, body: Body, own: Mapping[str, set[Label | None]]) -> str | None:
        ((code, departments), *others) = own.items()
        is_other = all(_are_two(body.department, department) for department in departments)
        return None if others or is_other else code

    def _of_all_years(self, body: Body) -> str | None:
        """Return the one code that ever bore the name, unless it means another body in the year, or may be another's.

        All that bear the name in a year without a code are one body, so they take it together or not at all: a copy
        without a department would else stand beside its twin, and be counted twice.
        """
        ever = self.ever.get((body.region, body.name_key), {})
        if len(ever) != 1 or (body.region == _NOWHERE and not names_its_place(body.name or "")):
            return None
        ((code, departments),) = ever.items()
        is_renamed = (body.region, body.year, code) in self.names
        pairs = [(own, other) for own in self._together(body) for other in departments]
        is_same = any(_are_one(*pair) for pair in pairs) and not any(_are_two(*pair) for pair in pairs)
        return code if is_same and not is_renamed else None

    def _together(self, body: Body) -> set[Label | None]:
        return self.bare[body.region, body.year, body.name_key]


def _are_two(left: Label | None, right: Label | None) -> bool:
    """Whether two departments have different codes."""
    codes = {label[0] for label in (left, right) if label and label[0]}
    return len(codes) > 1


def _are_one(left: Label | None, right: Label | None) -> bool:
    """Whether two departments are known to be one, by code or, where one has none, by name; departments have none."""
    if left is None or right is None:
        return left is right
    if left[0] and right[0]:
        return left[0] == right[0]
    return bool(left[1] and right[1]) and fold(left[1] or "") == fold(right[1] or "")
