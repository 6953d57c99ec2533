"""Projects year by year, as far as documents print them that count; and in which years units published their budgets.

What a project's life says (new, renamed, ended) is for `lineage.py`, what may be one life with another for
`review.py`. Forms for a whole department are no projects, and have no life here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.normalize.phases import WHOLE_DEPARTMENT
from pipeline.normalize.stages import ORDER
from pipeline.resolve.bodies.crosswalk import UnitChains
from pipeline.resolve.printed import PrintedProject

_BUDGET = "target"


@dataclass(frozen=True, slots=True)
class Life:
    """A project's approved rows that count, by year; of each year those of the first stage that prints it."""

    project_id: int
    years: Mapping[int, tuple[PrintedProject, ...]]

    @property
    def first(self) -> int:
        """The first year."""
        return min(self.years)

    @property
    def last(self) -> int:
        """The last year."""
        return max(self.years)

    def name(self, year: int) -> str:
        """Return the name in a year: that of the money that was not handed down ahead, where there is any."""
        return min(self.years[year], key=lambda row: (row.tranche is not None, row.name, row.row_id)).name

    def keys(self, year: int) -> frozenset[str]:
        """Return the name keys in a year."""
        return frozenset(row.project_key for row in self.years[year])

    def amount(self, year: int) -> Decimal | None:
        """Return the approved amount of a year in yuan, all tranches together; None where none is printed."""
        amounts = [row.amount_yuan for row in self.years[year] if row.amount_yuan is not None]
        return sum(amounts, Decimal(0)) if amounts else None


@dataclass(frozen=True)
class Lives:
    """The lives of projects by id, the unit of each row, and what each unit published for each year.

    `published` holds by unit and year the documents that print its budget, each with the projects that it prints.
    """

    of_project: Mapping[int, Life]
    unit_of: Mapping[int, int]
    published: Mapping[int, Mapping[int, Mapping[str, Set[int]]]]
    chains: UnitChains

    @classmethod
    def of(
        cls,
        projects: Iterable[PrintedProject],
        valid: Set[int],
        project_of: Mapping[int, int],
        unit_of: Mapping[int, int],
        chains: UnitChains,
    ) -> Lives:
        """Return the lives of approved rows, given those that count within their stage (`valid`, by row id)."""
        years: dict[int, dict[int, list[PrintedProject]]] = defaultdict(lambda: defaultdict(list))
        published: dict[int, dict[int, dict[str, set[int]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(set))
        )
        for row in projects:
            if row.fiscal_year is None or row.category == WHOLE_DEPARTMENT:
                continue
            if row.stage == _BUDGET:
                documents = published[unit_of[row.row_id]][row.fiscal_year]
                documents[row.document_id].add(project_of[row.row_id])
            if row.row_id in valid:
                years[project_of[row.row_id]][row.fiscal_year].append(row)
        lives = {one: Life(one, {year: _first_stage(years[one][year]) for year in sorted(years[one])}) for one in years}
        return cls(dict(sorted(lives.items())), unit_of, dict(published), chains)

    def units(self, life: Life, year: int) -> frozenset[int]:
        """Return the units that print a project in a year."""
        return frozenset(self.unit_of[row.row_id] for row in life.years[year])

    def is_new(self, life: Life) -> bool:
        """Whether its unit, or what became that, published a budget the year before and did not name the project."""
        units = self.chains.before(self.units(life, life.first))
        return any(life.first - 1 in self.published.get(unit, ()) for unit in units)

    def ended_in(self, life: Life) -> int | None:
        """Return the first later year for which its unit, or what that became, published a budget, or None."""
        units = self.chains.after(self.units(life, life.last))
        return min((y for unit in units for y in self.published.get(unit, ()) if y > life.last), default=None)

    def gaps(self, life: Life) -> Iterator[tuple[int, int]]:
        """Yield the last year before and the first one after years that its unit published without the project."""
        for year, again in pairwise(sorted(life.years)):
            units = self.chains.after(self.units(life, year))
            if any(y in self.published.get(unit, ()) for unit in units for y in range(year + 1, again)):
                yield year, again


def _first_stage(rows: Iterable[PrintedProject]) -> tuple[PrintedProject, ...]:
    in_order = sorted(rows, key=lambda row: (ORDER.index(row.stage), row.row_id))
    return tuple(row for row in in_order if row.stage == in_order[0].stage)
