"""Walks over a document's lines and sends each to where it belongs: surroundings, heading, body, or leftovers.

The body rows of a table are gathered over its pages and read together when it ends; which row is what is told in
`assemble.py`, and what the tables without targets are in `other_tables.py`. Hands on a `ListReader` that has read all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse.account import Ledger
from pipeline.parse.assemble import Assembly
from pipeline.parse.heading_words import (
    UnitColumns,
    crowded_columns,
    is_heading_in_one_cell,
    money_unit_of,
    undecided_heading,
    unknown_heading,
)
from pipeline.parse.headings import Heading, heading_at, of_whole_departments
from pipeline.parse.kinds import counts_columns, is_level_1, is_level_2
from pipeline.parse.labels import is_title, labels_in
from pipeline.parse.lines import Line
from pipeline.parse.matrix import matrix_at
from pipeline.parse.notes import is_note, note_reason
from pipeline.parse.other_sections import Section
from pipeline.parse.other_tables import OtherTables
from pipeline.parse.rows import Row, row_of, single
from pipeline.parse.sources import SourceColumns
from pipeline.parse.surroundings import Above, Surroundings, titled_unit
from pipeline.parse.tables import prepared
from pipeline.parse.totals import total_of
from pipeline.records import Finding, OtherTable, Printed

_HIDDEN = "a hidden sheet, which its publisher does not show: show it and save the workbook to have it read"
_UNREAD = (
    "a table without a heading follows on the next page, and its rows do not fit the columns of the table before: "
    "load the table as .xlsx, or check the page"
)
_WHOLE = "整体"
_UNITS = frozenset({"unit", "unit_code"})
UNRULED = (
    "a table of projects with indicators has no rules between its columns, so its cells cannot be told: load it as "
    ".xlsx, or ask the publisher for a ruled PDF"
)
"""Why a table without rules is not read."""


@dataclass
class ListReader:
    """Reads the lines of one document in order; `heading` is that of the table being read, None outside one.

    `rows` are the table's body rows so far; they are read together when the table ends. `is_broken`: a page ended after
    the last of them, whatever stands between (a repeated heading, a page number). `is_parted`: something stands
    between the last of them and this line that parts two tables. `titled` is the unit that the title above names.
    """

    run: Sequence[Line]
    ledger: Ledger = field(default_factory=Ledger)
    around: Surroundings = field(default_factory=Surroundings)
    findings: list[Finding] = field(default_factory=list)
    heading: Heading | None = None
    foreign: Heading | None = None
    money_unit: Printed | None = None
    above: Above = field(default_factory=Above)
    titled: Printed | None = None
    rows: list[Row] = field(default_factory=list)
    grid: int = -1
    sheet: str | None = None
    is_broken: bool = False
    is_parted: bool = False
    is_unruled: bool = False
    suspects: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.assembly = Assembly(self.ledger)
        self.others = OtherTables(self.ledger)
        self.unit_columns, self.source_columns = UnitColumns(self.run), SourceColumns(self.run)
        self.by_grid: dict[int, list[Line]] = defaultdict(list)
        for line in self.run:
            self.by_grid[line.grid].append(line)

    @property
    def sections(self) -> list[Section]:
        """The tables of the document that hold no targets, in reading order."""
        return self.others.sections

    @property
    def other_tables(self) -> tuple[OtherTable, ...]:
        """The same as records."""
        return tuple(section.table() for section in self.sections)

    @property
    def _year(self) -> int | None:
        """The fiscal year of a table that begins here, as far as it is told above it."""
        return self.around.above().fiscal_year or self.around.cover_year

    def _heading_at(self, index: int) -> Heading | None:
        return matrix_at(self.run, index, self._year, self.heading) or heading_at(self.run, index, self._year)

    def read(self) -> None:
        """Send every line to where it belongs."""
        index = 0
        while index < len(self.run):
            self.is_broken = self.is_broken or self.run[index].after_break
            heading = self._heading_at(index)
            is_unparted = heading is None and is_heading_in_one_cell(self.run[index])
            if is_unparted or (heading and not self.run[index].is_table and not self.run[index].is_hidden):
                self._take_unruled(self.run[index])
                index += 1
            elif heading and self.run[index].is_table:
                self._take_heading(heading, index)
                index += heading.height
            else:
                self._take_line(self.run[index])
                index += 1
        self._end_table()
        self.others.close()
        self.suspects = self.others.findings
        self.findings.extend(self.suspects)

    def _take_heading(self, heading: Heading, index: int) -> None:
        rows = self.run[index : index + heading.height]
        for row in rows:
            self.ledger.heading(row)
        self.around.leave_units()
        is_other_sheet = rows[0].sheet != self.sheet
        self.grid, self.sheet, self.is_parted = rows[0].grid, rows[0].sheet, False
        heading = of_whole_departments(heading) if self._is_of_whole() else heading
        if heading.missing:
            self._end_table()
            self.heading, self.foreign = None, self.foreign or heading
            for row in rows:
                self.others.take(row, is_learned=True, is_heading=True)
            return
        self.others.close()
        last = index + heading.height - 1
        heading = self.source_columns.added(self.unit_columns.added(heading, last), last)
        repeated = self.heading is not None and heading.columns.keys() == self.heading.columns.keys()
        self.heading = heading
        if not repeated or is_other_sheet:
            self._end_table()
            self.findings.extend(unknown_heading(cell, rows[0]) for cell in heading.unknown)
            self.findings.extend(undecided_heading(heading, rows[0]))
            self._start_table(money_unit_of(heading, rows[0]))

    def _is_of_whole(self) -> bool:
        """Whether the title of the table that begins or goes on here says that it is about whole departments."""
        title = self.around.title_above
        return _WHOLE in title.text if title else self.heading is not None and self.heading.is_whole

    def _take_unruled(self, line: Line) -> None:
        """A heading outside every ruled table: the columns below it are not drawn, so its cells cannot be told."""
        self.ledger.heading(line)
        self.findings.append(Finding("P01", "error", UNRULED, line.place, " | ".join(line.shown)))
        self.is_unruled = True

    def _start_table(self, money_unit: Printed | None) -> None:
        """Begin a table under what stands above it."""
        self.is_broken = False
        self.titled = titled_unit(self.around.title_above) if self.around.title_above else self.titled
        self.around.start_table()
        self.money_unit = money_unit
        self.above = self.around.above()

    def _end_table(self) -> None:
        """Read the rows of the table that ends here."""
        if not self.rows:
            return
        self.findings.extend(crowded_columns(self.rows))
        table = prepared(self.rows)
        self.rows = []
        self.assembly.repairs.extend(table.repairs)
        self.findings.extend(table.findings)
        above = replace(self.above, money_unit=self.money_unit or self.above.money_unit)
        if above.unit is None and not _UNITS & table.rows[0].columns:
            above = replace(above, unit=self.titled)
        self.assembly.start_table(above, table.habits)
        for row in table.rows:
            self.assembly.take(row)

    def _take_line(self, line: Line) -> None:
        if line.is_hidden:
            self.ledger.leftover(line, _HIDDEN)
        elif self._is_label_line(line) or not line.is_table or self.heading is None:
            self._take_surroundings(line)
        elif is_note(line):
            self.ledger.leftover(line, note_reason(line))
        elif counts_columns(line.shown):
            self.ledger.heading(line)
        elif line.grid != self.grid and not self._goes_on(line):
            self._leave_table(line)
        else:
            self.is_broken = self.is_broken or (line.grid != self.grid and not self._begins_project(line, self.heading))
            self.grid, self.is_parted = line.grid, False
            self.around.leave_units()
            line = line if line.after_break == self.is_broken else replace(line, after_break=self.is_broken)
            self.rows.append(single(row_of(line, self.heading)))
            self.is_broken = False

    def _leave_table(self, line: Line) -> None:
        """The line begins another table; where it looks like the rest of this one, a finding says so."""
        if line.after_break and any(is_level_1(text) or is_level_2(text) for text in line.filled):
            self.findings.append(Finding("P01", "error", _UNREAD, line.place, " | ".join(line.shown)))
        self.heading = None
        self._take_surroundings(line)

    def _is_label_line(self, line: Line) -> bool:
        """Whether all that the line shows are labels, `部门：某局` … `单位：万元`, or a table's title."""
        shown = line.shown
        return bool(shown) and (all(map(labels_in, shown)) or (len(shown) == 1 and is_title(shown[0])))

    def _take_surroundings(self, line: Line) -> None:
        self.is_parted = self.is_parted or not self._may_part(line)
        learned = [self.around.learn(c, t) for c, t in zip(line.cells, line.texts, strict=True) if t]
        is_learned = any(learned)
        if self.heading and not self.above.says_the_same(self.around.above()):
            self._end_table()
            self.around.start_table()
            self.above = self.around.above()
        if is_learned:
            self.ledger.heading(line)
        elif not is_note(line):
            self.around.leave_units()
        if is_learned or not is_note(line):
            self.others.take(line, is_learned=is_learned)
        else:
            self.ledger.leftover(line, note_reason(line))

    def _goes_on(self, line: Line) -> bool:
        """Whether a grid without a heading goes on with the table before it: a new page, and rows that fit.

        Documents without pages cut a table in two too: there all rows must fit, and nothing else may stand between.
        """
        if self.heading is None:
            return False
        rows = [row_of(other, self.heading) for other in self.by_grid[line.grid] if not self._may_part(other)]
        fitting = [row for row in rows if total_of(row) or (row.values and not row.misfits)]
        if line.after_break:
            return len(fitting) * 2 >= len(rows)
        is_whole = len(line.cells) == self.heading.width and len(fitting) == len(rows)
        return is_whole and not self.is_parted and line.sheet == self.sheet and any(map(_tells, rows))

    def _begins_project(self, line: Line, heading: Heading) -> bool:
        """Whether the first line of a piece prints another project's name than the line before it stands beside."""
        last = self.rows[-1].filled.get("project") if self.rows else None
        own = row_of(line, heading).text("project")
        return bool(own) and (last is None or own != last.text)

    def _may_part(self, line: Line) -> bool:
        """Whether the line may stand between two pieces of one table: labels, a note, or a title that says 续."""
        is_title_again = len(line.shown) == 1 and is_title(line.shown[0]) and "续" in line.shown[0]
        return is_note(line) or is_title_again or (bool(line.shown) and all(map(labels_in, line.shown)))


def _tells(row: Row) -> bool:
    """Whether the row holds an indicator that its class or its value shows to be one."""
    return row.has("name") and row.has("value", "level_1", "level_2")
