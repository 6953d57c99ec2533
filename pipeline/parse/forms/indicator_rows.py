"""What becomes of one row of a form's grid: an indicator, the rest of one, a class, a placeholder, a total.

A row that looks like an indicator and cannot be read is quarantined.
Hands on indicators in the project's draft, with what was put back, and the fate of each cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.parse.drafts import INDICATOR_FIELDS, ProjectDraft
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.fates import HEADING, NO_FIELD, RECORD, Fates
from pipeline.parse.forms.split_cells import put_together
from pipeline.parse.forms.total_rows import TotalScore, total_block
from pipeline.parse.forms.words import is_prompt, phase_of
from pipeline.parse.headings import Heading
from pipeline.parse.indicators import take_indicator, with_shared
from pipeline.parse.kinds import is_money
from pipeline.parse.rows import Row, columns_of
from pipeline.records import Finding, Printed, Repair

_MISFITS = 2
_PLACEHOLDER = "a placeholder of the template: no indicator is filled in"
_CLASS_ONLY = "a class without an indicator"
_SEVERAL = "several texts stand under the heading "
_TOTAL = "a total of the indicators' points"
_REASONS = {
    "nameless": "values without an indicator's name: check the row in the document",
    "bare": "a text in the indicator's column and nothing else in the row: check the row in the document",
    "number": "a number where an indicator's name stands: check the row in the document",
    "doubt": "values beside an indicator's name that is not filled in: check the row in the document",
}
_SHARED = "stands in one cell beside several indicators and is loaded for the first one alone: print one a row"
_TOLD = {"value": "the target", "actual": "the actual"}
_MEASURES = ("value", "actual", "score", "forecast")


@dataclass
class IndicatorRows:
    """Reads the rows of one form's grid, from top to bottom."""

    board: Board
    fates: Fates
    draft: ProjectDraft
    repairs: list[Repair]
    total: TotalScore = field(default_factory=TotalScore)
    findings: list[Finding] = field(default_factory=list)

    def take(self, at: int, row: Row, side: Heading) -> None:
        """Read a row under the headings of a side."""
        block = total_block(self.board, at, row)
        if block is not None:
            self._take_total(at, block, row)
            return
        whole, doubt = put_together(row, side)
        if doubt:
            self._quarantine(at, f"{_SEVERAL}{doubt}: check the row in the document")
            return
        self._take(at, with_shared(_with_rate(whole)))
        if whole is not row and self.fates.rows.get(at) == "loaded":
            self.fates.mark_columns(at, _under(row, side), RECORD)

    def _take_total(self, at: int, block: Block, row: Row) -> None:
        score = self.total.take(self.board, at, block, row)
        self.fates.mark_columns(at, _columns(row, [score] if score else []), RECORD)
        self.fates.mark(block, HEADING)
        self.fates.leave_line(at, _TOTAL)
        self.fates.rows[at] = "label"

    def _take(self, at: int, row: Row) -> None:
        """Read a row as an indicator, the rest of one, a class, or a placeholder."""
        name = row.values.get("name")
        measured = any(row.has(field) and not is_prompt(row.text(field)) for field in _MEASURES)
        is_rest = row.line.after_break and bool(self.draft.indicators)
        if name is not None and is_prompt(name.text):
            self._label(at, _PLACEHOLDER) if not measured else self._quarantine(at, _REASONS["doubt"])
        elif name is None and not measured and not is_rest:
            self._take_class(at, row)
        elif name is not None and is_money(name.text):
            self._quarantine(at, _REASONS["number"])
        elif len(self._misfits(row)) >= _MISFITS:
            self._quarantine(at, f"values do not fit their columns ({', '.join(row.misfits)}): check the row")
        elif name is not None and _is_unmeasured(row):
            self.draft.indicators.append((row.place, _own(row)))
            self._loaded(at, row)
        else:
            self._take_indicator(at, row)

    def _misfits(self, row: Row) -> list[str]:
        """Return the fields whose looks are wrong; a class may be any word where its merged cell is known."""
        return [name for name in row.misfits if not (row.line.knows_merges and name.startswith("level"))]

    def _take_indicator(self, at: int, row: Row) -> None:
        fate, repairs = take_indicator(row, self.draft)
        self.repairs.extend(repairs)
        if fate in _REASONS:
            self._quarantine(at, _REASONS[fate])
        elif fate == "indicator":
            self._loaded(at, row)
        else:
            self.fates.mark_columns(at, _columns(row, _own(row).values()), RECORD)
            self._label(at, NO_FIELD)

    def _take_class(self, at: int, row: Row) -> None:
        """A class with nothing under it; one whose merged cell goes on belongs to the rows below too."""
        shared = [value for name, value in row.values.items() if row.heights.get(name, 1) > 1]
        self.fates.mark_columns(at, _columns(row, shared), RECORD)
        self._label(at, _CLASS_ONLY)

    def _loaded(self, at: int, row: Row) -> None:
        self.fates.mark_columns(at, _columns(row, _own(row).values()), RECORD)
        self.fates.rows[at] = "loaded"
        self.findings.extend(_shared(self.board, at, row))

    def _label(self, at: int, reason: str) -> None:
        self.fates.leave_line(at, reason)
        self.fates.rows[at] = "label"

    def _quarantine(self, at: int, reason: str) -> None:
        self.fates.quarantined[at] = reason


def _with_rate(row: Row) -> Row:
    """Return the row with the execution rate as its name, where one cell over class and name prints it."""
    name = row.filled.get("name")
    classes = {row.owners.get("level_1"), row.owners.get("level_2")}
    is_wide = row.owners.get("name") in classes - {row.owners.get("value")}
    if name is None or "name" in row.values or not is_wide or phase_of(name.text) != "rate":
        return row
    return replace(row, values={**row.values, "name": name})


def _shared(board: Board, at: int, row: Row) -> Iterator[Finding]:
    """Yield what is told of a value or an actual whose cell begins at an indicator above and covers this one too."""
    for name, what in _TOLD.items():
        cell = row.filled.get(name)
        if cell is None or name in row.values:
            continue
        block = board.at(at, row.line.owners.index(row.owners[name]))
        if block is not None and block.top < at and not is_prompt(cell.text):
            yield Finding("P09", "warning", f'{what} "{cell.text}" {_SHARED}', row.place, cell.text)


def _is_unmeasured(row: Row) -> bool:
    """Whether the row names an indicator under its class and leaves its value blank."""
    printed = set(row.values) & set(INDICATOR_FIELDS)
    return row.line.knows_merges and not row.line.after_break and printed == {"name"} and "level_1" in row.filled


def _own(row: Row) -> dict[str, Printed]:
    """Return the row's indicator fields, with the classes of the merged cells around it."""
    classes = {name: value for name, value in row.filled.items() if name in ("level_1", "level_2")}
    return {**classes, **{name: row.values[name] for name in INDICATOR_FIELDS if name in row.values}}


def _under(row: Row, side: Heading) -> list[int]:
    """Return the columns under the headings of values."""
    cells = [side.columns[name] for name in ("value", "actual") if name in side.columns]
    return [at for cell in cells for at in columns_of(row.line, cell, side)]


def _columns(row: Row, values: Iterable[Printed]) -> list[int]:
    """Return the columns of the row in which the values are printed."""
    places = {value.place for value in values}
    return [n for n, cell in enumerate(row.line.cells) if cell.place in places]
