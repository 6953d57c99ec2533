"""Which printed rows a steward's line about projects names, inside its unit and the units connected with that.

What the line decides about them is for `decided.py`. Hands on the rows of both sides, and the lines that name
no loaded row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.normalize.names import project_key
from pipeline.resolve.bodies.crosswalk import UnitChains
from pipeline.resolve.bodies.named import Unmatched, is_region
from pipeline.resolve.decisions import ProjectDecision
from pipeline.resolve.printed import PrintedProject
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class NamedRows:
    """A line with the rows that each of its sides names."""

    decision: ProjectDecision
    left: tuple[PrintedProject, ...]
    right: tuple[PrintedProject, ...]

    @property
    def cut_year(self) -> int | None:
        """The year from which one identity is another project, where the line tells two years."""
        years = self.decision.left_year, self.decision.right_year
        if None in years or years[0] == years[1]:
            return None
        return max(year for year in years if year is not None)

    @property
    def cut_keys(self) -> tuple[str, ...]:
        """The names of which one is another project, where the line tells two names."""
        right, left = project_key(self.decision.right), project_key(self.decision.left)
        return (right, left) if right != left else ()


def named_rows(
    decisions: Iterable[ProjectDecision],
    projects: Sequence[PrintedProject],
    unit_of: Mapping[int, int],
    chains: UnitChains,
) -> tuple[tuple[NamedRows, ...], tuple[Unmatched, ...]]:
    """Return the lines with the rows that they name, and those of which a side names none."""
    decisions = tuple(decisions)
    rows = _Rows.of(projects if decisions else (), unit_of)
    found, unmatched = [], []
    for decision in decisions:
        left = rows.named(decision, decision.left, decision.left_year, chains)
        right = rows.named(decision, decision.right, decision.right_year, chains)
        if left and right:
            found.append(NamedRows(decision, left, right))
        else:
            unmatched.append(Unmatched(decision.line, _missing(decision, left)))
    return tuple(found), tuple(unmatched)


def _missing(decision: ProjectDecision, left: Sequence[PrintedProject]) -> str:
    text, year = (decision.right, decision.right_year) if left else (decision.left, decision.left_year)
    return f"no loaded project of {decision.unit} is {text}{f' in {year}' if year else ''}"


@dataclass(frozen=True)
class _Rows:
    """The printed rows by unit, and the units by what they are printed as."""

    by_unit: Mapping[int, Sequence[PrintedProject]]
    units: Mapping[str, Mapping[int, PrintedProject]]

    @classmethod
    def of(cls, projects: Iterable[PrintedProject], unit_of: Mapping[int, int]) -> _Rows:
        by_unit: dict[int, list[PrintedProject]] = defaultdict(list)
        units: dict[str, dict[int, PrintedProject]] = defaultdict(dict)
        for row in projects:
            unit = unit_of[row.row_id]
            by_unit[unit].append(row)
            for label in (row.unit_code, row.unit_name):
                if label:
                    units[fold(label)].setdefault(unit, row)
        return cls(by_unit, units)

    def named(
        self, decision: ProjectDecision, text: str, year: int | None, chains: UnitChains
    ) -> tuple[PrintedProject, ...]:
        """Return the rows that a side names: in its unit, else in those that the crosswalk connects with it."""
        units = set(self._units(decision))
        return self._bearing(units, text, year) or self._bearing(chains.around(units), text, year)

    def _units(self, decision: ProjectDecision) -> Iterator[int]:
        for unit, row in self.units.get(fold(decision.unit), {}).items():
            if is_region(row.region_code, row.region_name, decision.region):
                yield unit

    def _bearing(self, units: Iterable[int], text: str, year: int | None) -> tuple[PrintedProject, ...]:
        code, key = fold(text), project_key(text)
        rows = [row for unit in sorted(units) for row in self.by_unit.get(unit, ())]
        return tuple(
            row
            for row in rows
            if (year is None or row.fiscal_year == year)
            and (row.project_key == key or (row.project_code and fold(row.project_code) == code))
        )
