"""What stands above and around the tables of a document: title, fiscal year, money unit, publisher.

Gathered line by line, in reading order; what a line is, is told in `labels.py`. Hands on what holds for each table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.parse.labels import (
    Label,
    declared_unit_in,
    is_correction,
    is_cover,
    is_title,
    is_year_alone,
    labels_in,
    year_in,
    years_in,
)
from pipeline.parse.other_kinds import is_table_title
from pipeline.parse.rows import printed
from pipeline.records import Cell, Printed
from pipeline.text import clean
from pipeline.title_bodies import unit_in_title

_BODIES = ("department", "unit")
_STAMP = re.compile(r"\s*[(（]\s*(公章|盖章|签章|章)\s*[)）]\s*$")


def without_stamp(name: str) -> str:
    """Return a body's name without the place for its stamp: 某局（公章）."""
    return _STAMP.sub("", name)


def titled_unit(title: Printed | None) -> Printed | None:
    """Return the unit that a title names, at the title's place, or None."""
    name = unit_in_title(title.text) if title else None
    return Printed(name, title.place) if title and name else None


@dataclass(frozen=True, slots=True)
class Above:
    """What the lines above a table say that holds for all its rows."""

    department: Printed | None = None
    unit: Printed | None = None
    money_unit: Printed | None = None
    fiscal_year: int | None = None

    def says_the_same(self, other: Above) -> bool:
        """Whether the other says the same, wherever it is printed."""
        return self._texts() == other._texts() and self.fiscal_year == other.fiscal_year

    def _texts(self) -> tuple[str | None, ...]:
        return tuple(p.text if p else None for p in (self.department, self.unit, self.money_unit))


@dataclass
class Surroundings:
    """What the lines outside tables have said so far; each table has the title and money unit nearest above it.

    `years` are those of the tables' titles, `table_year` that of the last table which names one; the cover's year
    stands in only when no title names one. `open_years` are titles and labels with several years, none of them told.
    """

    title: Printed | None = None
    years: tuple[int, ...] = ()
    money_unit: Printed | None = None
    department: Printed | None = None
    unit: Printed | None = None
    region_words: tuple[str, ...] = ()
    is_correction: bool = False
    cover_year: int | None = None
    table_year: int | None = None
    _title_above: Printed | None = None
    open_years: tuple[Printed, ...] = ()
    _years_above: tuple[int, ...] = ()
    open_units: tuple[Printed, ...] = ()
    _units_above: dict[str, Printed] = field(default_factory=dict)
    _open_above: Printed | None = None

    @property
    def fiscal_year(self) -> int | None:
        """The year of the first table's title, or else the cover's."""
        return self.years[0] if self.years else self.cover_year

    @property
    def title_above(self) -> Printed | None:
        """The title nearest above, until a table takes it as its own."""
        return self._title_above

    def above(self) -> Above:
        """Return what holds for the rows of a table that begins here."""
        year = self._years_above[0] if self._years_above else None if self._open_above else self.table_year
        return Above(self.department, self.unit, self.money_unit, year)

    def take(self, cell: Printed) -> bool:
        """Learn from a cell outside a table's body; return whether it said anything."""
        labels = labels_in(cell.text)
        for label in labels:
            self._take_label(label, cell)
        if labels:
            return True
        if is_title(cell.text):
            self._take_title(cell)
        elif is_year_alone(cell.text):
            self._take_year(cell)
        elif is_cover(cell.text):
            self.cover_year = self.cover_year or year_in(cell.text)
            self.region_words = (*self.region_words, cell.text)
        else:
            return False
        return True

    def learn(self, cell: Cell, text: str) -> bool:
        """Learn from a grid's cell, or from each of its printed lines where it holds a title and labels."""
        lines = [clean(line) for line in cell.text.splitlines()]
        if len(lines) > 1 and all(is_table_title(line) or labels_in(line) for line in lines if line):
            learned = [self.take(printed(cell, line)) for line in lines]
            return any(learned)
        return self.take(printed(cell, text))

    def take_over(self, captions: Surroundings) -> None:
        """Begin with what was said above the tables before: it holds until something else is said."""
        self.money_unit, self.department, self.unit = captions.money_unit, captions.department, captions.unit
        self.cover_year = captions.fiscal_year

    def start_table(self) -> None:
        """Take what stands above as this table's own."""
        self.title = self.title or self._title_above
        self.is_correction = self.is_correction or bool(self._title_above and is_correction(self._title_above.text))
        self.table_year = self.above().fiscal_year
        self.years = tuple(dict.fromkeys((*self.years, *self._years_above)))
        if self._open_above and not self._years_above:
            self.open_years = (*self.open_years, self._open_above)
        self._title_above, self._years_above, self._open_above = None, (), None

    def _take_title(self, cell: Printed) -> None:
        self.leave_units()
        self._title_above, self._years_above, self._open_above = cell, (), None
        self._take_year(cell)
        unit = declared_unit_in(cell.text)
        if unit:
            self._take_label(Label("money_unit", unit), cell)
        self.region_words = (*self.region_words, cell.text)

    def _take_label(self, label: Label, cell: Printed) -> None:
        text = without_stamp(label.text) if label.role in _BODIES else label.text
        named = Printed(text, cell.place) if text else None
        if label.role == "money_unit":
            self._take_money_unit(named)
        elif label.role == "department":
            self.department = named or self.department
        elif label.role == "unit":
            self.unit = named or self.unit
        elif label.role == "fiscal_year":
            self._take_year(replace(cell, text=label.text))
        if label.role in (*_BODIES, "region") and text:
            self.region_words = (*self.region_words, text)

    def _take_money_unit(self, named: Printed | None) -> None:
        """Take the unit nearest above a table; of two different ones above one table none holds."""
        if named:
            self._units_above[named.text] = named
        is_open = len(self._units_above) > 1
        self.money_unit = None if is_open else named
        if is_open and named:
            self.open_units = (*self.open_units, replace(named, text="、".join(self._units_above)))

    def leave_units(self) -> None:
        """Forget which units stand above: what comes next stands under them, and a later unit is another table's."""
        self._units_above = {}

    def _take_year(self, cell: Printed) -> None:
        years = years_in(cell.text)
        if len(years) == 1:
            self._years_above = (*self._years_above, *years)
        elif years:
            self._open_above = cell
