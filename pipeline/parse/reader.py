"""Walks over a document's lines and sends each to where it belongs: surroundings, heading, body, or leftovers.

The body rows of a table are gathered over its pages and read together when it ends. Which row is what is told in
`assemble.py`; hands on a `ListReader` that has read all lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse.account import Ledger
from pipeline.parse.assemble import Assembly
from pipeline.parse.headings import Heading, HeadingCell, heading_at, with_unit_column
from pipeline.parse.kinds import is_level_1, is_level_2
from pipeline.parse.labels import Above, Surroundings, is_title, labels_in, money_unit_in
from pipeline.parse.lines import Line
from pipeline.parse.notes import is_note, note_reason
from pipeline.parse.rows import Row, printed, row_of
from pipeline.parse.tables import prepared
from pipeline.parse.totals import total_of
from pipeline.records import Finding, Printed
from pipeline.text import fold

_OTHER_TABLE = "no table of projects with indicators: its heading has no such columns"
_HIDDEN = "a hidden sheet, which its publisher does not show: show it and save the workbook to have it read"
_UNREAD = (
    "a table without a heading follows on the next page, and its rows do not fit the columns of the table before: "
    "load the table as .xlsx, or check the page"
)
UNRULED = (
    "a table of projects with indicators has no rules between its columns, so its cells cannot be told: load it as "
    ".xlsx, or ask the publisher for a ruled PDF"
)
"""Why a table without rules is not read."""
_OUTSIDE = "text outside the table"


@dataclass
class ListReader:
    """Reads the lines of one document in order; `heading` is that of the table being read, None outside one.

    `rows` are the table's body rows so far; they are read together when the table ends. `is_broken`: a page ended after
    the last of them, whatever stands between (a repeated heading, a page number).
    """

    run: Sequence[Line]
    ledger: Ledger = field(default_factory=Ledger)
    around: Surroundings = field(default_factory=Surroundings)
    findings: list[Finding] = field(default_factory=list)
    heading: Heading | None = None
    foreign: Heading | None = None
    money_unit: Printed | None = None
    above: Above = field(default_factory=Above)
    rows: list[Row] = field(default_factory=list)
    grid: int = -1
    sheet: str | None = None
    is_broken: bool = False
    is_unruled: bool = False

    def __post_init__(self) -> None:
        self.assembly = Assembly(self.ledger)

    def read(self) -> None:
        """Send every line to where it belongs."""
        index = 0
        while index < len(self.run):
            self.is_broken = self.is_broken or self.run[index].after_break
            heading = heading_at(self.run, index)
            if heading and not self.run[index].is_table and not self.run[index].is_hidden:
                self._take_unruled(self.run[index])
                index += 1
            elif heading and self.run[index].is_table:
                self._take_heading(heading, self.run[index : index + heading.height])
                index += heading.height
            else:
                self._take_line(self.run[index])
                index += 1
        self._end_table()

    def _take_heading(self, heading: Heading, rows: Sequence[Line]) -> None:
        for row in rows:
            self.ledger.heading(row)
        is_other_sheet = rows[0].place.sheet != self.sheet
        self.grid, self.sheet = rows[0].grid, rows[0].place.sheet
        if heading.missing:
            self._end_table()
            self.heading, self.foreign = None, self.foreign or heading
            return
        heading = with_unit_column(heading, self._below(rows[-1]))
        repeated = self.heading is not None and heading.columns.keys() == self.heading.columns.keys()
        self.heading = heading
        if not repeated or is_other_sheet:
            self._end_table()
            self.findings.extend(_unknown_heading(cell, rows[0]) for cell in heading.unknown)
            self._start_table(_money_unit(heading, rows[0]))

    def _take_unruled(self, line: Line) -> None:
        """A heading outside every ruled table: the columns below it are not drawn, so its cells cannot be told."""
        self.ledger.heading(line)
        self.findings.append(Finding("P01", "error", UNRULED, line.place, " | ".join(line.shown)))
        self.is_unruled = True

    def _start_table(self, money_unit: Printed | None) -> None:
        """Begin a table under what stands above it."""
        self.is_broken = False
        self.around.start_table()
        self.money_unit = money_unit
        self.above = self.around.above()

    def _end_table(self) -> None:
        """Read the rows of the table that ends here."""
        if not self.rows:
            return
        table = prepared(self.rows)
        self.rows = []
        self.assembly.repairs.extend(table.repairs)
        self.findings.extend(table.findings)
        above = replace(self.above, money_unit=self.money_unit or self.above.money_unit)
        self.assembly.start_table(above, table.habits)
        for row in table.rows:
            self.assembly.take(row)

    def _take_line(self, line: Line) -> None:
        if line.is_hidden:
            self.ledger.leftover(line, _HIDDEN)
        elif self._is_label_line(line):
            self._take_surroundings(line)
        elif not line.is_table or self.heading is None:
            self._take_surroundings(line, _OUTSIDE if self.heading or not line.is_table else _OTHER_TABLE)
        elif is_note(line):
            self.ledger.leftover(line, note_reason(line))
        elif line.grid != self.grid and not self._goes_on(line):
            self._leave_table(line)
        else:
            self.grid = line.grid
            self.rows.append(row_of(replace(line, after_break=self.is_broken), self.heading))
            self.is_broken = False

    def _leave_table(self, line: Line) -> None:
        """The line begins another table; where it looks like the rest of this one, a finding says so."""
        if line.after_break and any(is_level_1(text) or is_level_2(text) for text in line.filled):
            self.findings.append(Finding("P01", "error", _UNREAD, line.place, " | ".join(line.shown)))
        self.heading = None
        self._take_surroundings(line, _OTHER_TABLE)

    def _below(self, heading: Line) -> list[Line]:
        """Return the table lines below a heading that have as many columns, on its page and on later ones."""
        below = self.run[self.run.index(heading) + 1 :]
        return [line for line in below if line.is_table and len(line.cells) == len(heading.cells)]

    def _is_label_line(self, line: Line) -> bool:
        """Whether all that the line shows are labels, `部门：某局` … `单位：万元`, or a table's title."""
        shown = line.shown
        return bool(shown) and (all(map(labels_in, shown)) or (len(shown) == 1 and is_title(shown[0])))

    def _take_surroundings(self, line: Line, reason: str = _OUTSIDE) -> None:
        learned = [self.around.take(printed(c, t)) for c, t in zip(line.cells, line.texts, strict=True) if t]
        if self.heading and not self.above.says_the_same(self.around.above()):
            self._end_table()
            self.above = self.around.above()
        if any(learned):
            self.ledger.heading(line)
        elif is_note(line):
            self.ledger.leftover(line, note_reason(line))
        else:
            self.ledger.leftover(line, reason)

    def _goes_on(self, line: Line) -> bool:
        """Whether a grid without a heading goes on with the table before it: a new page, and rows that fit."""
        if self.heading is None or not line.after_break:
            return False
        rows = [row_of(other, self.heading) for other in self.run if other.grid == line.grid]
        fitting = [row for row in rows if total_of(row) or (row.values and not row.misfits)]
        return len(fitting) * 2 >= len(rows)


def _money_unit(heading: Heading, line: Line) -> Printed | None:
    """Return the money unit that the amount's heading carries: 预算数（万元）."""
    cell = heading.columns.get("amount")
    text = fold(cell.text) if cell else ""
    inside = text[text.rfind("(") + 1 : -1] if cell and text.endswith(")") else ""
    unit = money_unit_in(inside.split(":")[-1]) if inside else None
    return Printed(unit, line.cells[cell.start].place) if cell and unit else None


def _unknown_heading(cell: HeadingCell, line: Line) -> Finding:
    return Finding(
        "P01",
        "warning",
        f'heading "{cell.text}" is not in the vocabulary and its column is left: add a line to '
        "pipeline/vocabulary/headings.csv",
        place=line.cells[cell.start].place,
        evidence=cell.text,
    )
