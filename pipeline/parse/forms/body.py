"""The rows under a form's indicator heading: indicators, classes without one, placeholders, totals.

A row that looks like an indicator and cannot be read is quarantined; other lines are left to the labels' reader.
Hands on a draft with the indicators, and the lines that were read.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline import vocabulary
from pipeline.parse.drafts import INDICATOR_FIELDS, ProjectDraft
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.captions import is_caption
from pipeline.parse.forms.columns import IndicatorHeading
from pipeline.parse.forms.edges import with_classes
from pipeline.parse.forms.fates import HEADING, RECORD, Fates
from pipeline.parse.forms.sides import Choice, chosen
from pipeline.parse.forms.words import field_of, is_prompt, is_word
from pipeline.parse.headings import Heading
from pipeline.parse.indicators import take_indicator
from pipeline.parse.kinds import is_level_1, is_level_2, is_weight
from pipeline.parse.notes import is_note, note_reason
from pipeline.parse.personal import is_personal_label
from pipeline.parse.rows import Row, row_of
from pipeline.records import Finding, Printed, Repair
from pipeline.text import fold

_MISFITS = 2
_NO_FIELD = "a column that no field is read from"
_TERM = "the indicators of the project's whole term: those of the year stand beside them and are loaded"
_PLACEHOLDER = "a placeholder of the template: no indicator is filled in"
_CLASS_ONLY = "a class without an indicator"
_TEXT = "text outside the table"
_TOTAL = "a total of the indicators' points"
_REASONS = {
    "nameless": "values without an indicator's name: check the row in the document",
    "bare": "a text in the indicator's column and nothing else in the row: check the row in the document",
    "doubt": "values beside an indicator's name that is not filled in: check the row in the document",
}
_MEASURES = ("value", "actual", "score", "forecast")
_GROUPS = frozenset({"group", "goal", "any_goal", "overall_goal"})
"""Labels that stand left of indicator rows as the name of the whole block."""


@functools.cache
def _total_words() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in vocabulary.rows("totals"))


@dataclass
class Body:
    """Reads the indicator rows of one form; `lines_read` are those that the labels' reader leaves alone."""

    board: Board
    fates: Fates
    draft: ProjectDraft
    total_score: Printed | None = None
    columns: set[str] = field(default_factory=set)
    lines_read: set[int] = field(default_factory=set)
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, headings: dict[int, IndicatorHeading]) -> None:
        """Read the rows below each heading of indicators."""
        starts = sorted(headings)
        for at, end in zip(starts, [*starts[1:], len(self.board.lines)], strict=True):
            first = at + headings[at].height
            choice = chosen(self.board, at, headings[at], range(first, end))
            self.findings.extend([choice.finding] if choice.finding else [])
            self.columns |= choice.side.columns.keys()
            self._take_heading(range(at, first), choice)
            self._take_rows(self._rows(range(first, end), choice.side), choice)

    def _take_heading(self, lines: range, choice: Choice) -> None:
        first = min(cell.start for cell in choice.side.columns.values())
        for at in lines:
            for block in self.board.shown(at):
                if block.right >= first or field_of(block.text) not in _GROUPS - {"group"}:
                    self.fates.mark(block, HEADING if block.right >= first or is_word(block.text) else _NO_FIELD)
            self.lines_read.add(at)
        known = {cell.text for side in (choice.side, *choice.others) for cell in (*side.columns.values(), *side.unused)}
        for cell in choice.side.unknown:
            if cell.text not in known:
                self.findings.append(_unknown(cell.text, self.board, lines[0], cell.start))

    def _rows(self, lines: range, side: Heading) -> list[tuple[int, Row]]:
        """Return the lines that are rows of the grid, with the page edge that stands above them."""
        rows: list[tuple[int, Row]] = []
        broken = False
        for at in lines:
            line = self.board.lines[at]
            broken = broken or line.after_break
            row = row_of(replace(line, after_break=broken), side)
            if self._leave(at, row):
                continue
            rows.append((at, row))
            broken = False
        classed, repairs = with_classes([row for _, row in rows])
        self.repairs.extend(repairs)
        return [(at, row) for (at, _), row in zip(rows, classed, strict=True)]

    def _leave(self, at: int, row: Row) -> bool:
        """Whether the line is none of the grid's rows: a note, a caption, a label with its text."""
        if is_note(row.line) and not row.has("value", "level_1", "level_2"):
            self.fates.leave_line(at, note_reason(row.line))
            self.lines_read.add(at)
            return True
        if not row.line.is_table or is_caption(row.line) or self._is_label(at, row):
            return True
        if self._is_text(at, row):
            self.fates.leave_line(at, _TEXT)
            self.lines_read.add(at)
            return True
        return False

    def _is_label(self, at: int, row: Row) -> bool:
        """Whether the line begins with a label of the form, left of the indicators' names."""
        first = next(iter(self.board.shown(at)), None)
        if first is None or _is_total(first.text, row) or "name" not in row.owners:
            return False
        is_left = row.line.owners.index(row.owners["name"]) > first.left
        is_class = any(check(row.text(name)) for name, check in (("level_1", is_level_1), ("level_2", is_level_2)))
        known = field_of(first.text)
        return (
            is_left and not is_class and (is_personal_label(first.text) or (known is not None and known not in _GROUPS))
        )

    def _is_text(self, at: int, row: Row) -> bool:
        """Whether the line is one text across the columns."""
        own = [block for block in self.board.shown(at) if field_of(block.text) not in _GROUPS]
        names = [row.owners.get(name) for name in ("level_1", "name", "value")]
        wide = len({owner for owner in names if owner}) == 1 and sum(owner is not None for owner in names) > 1
        return len(own) <= 1 and wide

    def _take_rows(self, rows: Sequence[tuple[int, Row]], choice: Choice) -> None:
        for at, row in rows:
            self.lines_read.add(at)
            self._groups(at, choice.side)
            first = next(iter(self.board.shown(at)), None)
            if first is not None and _is_total(first.text, row):
                self._take_total(at, first, row)
            else:
                self._take(at, row)
            others = {
                n for other in choice.others for cell in other.columns.values() for n in range(cell.start, cell.end)
            }
            self.fates.mark_columns(at, [n for n in sorted(others) if n < len(row.line.texts)], _TERM)
            self.fates.leave_line(at, _NO_FIELD)

    def _groups(self, at: int, side: Heading) -> None:
        """Mark the words that name the whole block, left of its columns."""
        first = min(cell.start for cell in side.columns.values())
        for block in self.board.shown(at):
            if block.right < first:
                self.fates.mark(block, HEADING if is_word(block.text) else _NO_FIELD)

    def _take_total(self, at: int, first: Block, row: Row) -> None:
        score = row.values.get("score")
        numbers = [value for value in row.values.values() if is_weight(value.text)]
        if score is None and field_of(first.text) == "total_score" and len(numbers) == 1:
            score = numbers[0]
        if score is not None and self.total_score is None and is_weight(score.text):
            self.total_score = score
            self.fates.mark_columns(at, self._columns(row, [score]), RECORD)
        self.fates.mark(first, HEADING)
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
        elif len(self._misfits(row)) >= _MISFITS:
            self._quarantine(at, f"values do not fit their columns ({', '.join(row.misfits)}): check the row")
        elif name is not None and self._is_unmeasured(row):
            self.draft.indicators.append((row.place, _own(row)))
            self._loaded(at, row)
        else:
            self._take_indicator(at, row)

    def _misfits(self, row: Row) -> list[str]:
        """Return the fields whose looks are wrong; a class may be any word where its merged cell is known."""
        return [name for name in row.misfits if not (row.line.knows_merges and name.startswith("level"))]

    def _is_unmeasured(self, row: Row) -> bool:
        """Whether the row names an indicator under its class and leaves its value blank."""
        printed = set(row.values) & set(INDICATOR_FIELDS)
        return row.line.knows_merges and not row.line.after_break and printed == {"name"} and "level_1" in row.filled

    def _take_indicator(self, at: int, row: Row) -> None:
        fate, repairs = take_indicator(row, self.draft)
        self.repairs.extend(repairs)
        if fate in _REASONS:
            self._quarantine(at, _REASONS[fate])
        elif fate == "indicator":
            self._loaded(at, row)
        else:
            self.fates.mark_columns(at, self._columns(row, _own(row).values()), RECORD)
            self._label(at, _NO_FIELD)

    def _take_class(self, at: int, row: Row) -> None:
        """A class with nothing under it; one whose merged cell goes on belongs to the rows below too."""
        shared = [value for name, value in row.values.items() if row.heights.get(name, 1) > 1]
        self.fates.mark_columns(at, self._columns(row, shared), RECORD)
        self._label(at, _CLASS_ONLY)

    def _loaded(self, at: int, row: Row) -> None:
        self.fates.mark_columns(at, self._columns(row, _own(row).values()), RECORD)
        self.fates.rows[at] = "loaded"

    def _label(self, at: int, reason: str) -> None:
        self.fates.leave_line(at, reason)
        self.fates.rows[at] = "label"

    def _quarantine(self, at: int, reason: str) -> None:
        self.fates.quarantined[at] = reason

    def _columns(self, row: Row, values: object) -> list[int]:
        places = {value.place for value in values}  # type: ignore[attr-defined]
        return [n for n, cell in enumerate(row.line.cells) if cell.place in places]


def _own(row: Row) -> dict[str, Printed]:
    """Return the row's indicator fields, with the classes of the merged cells around it."""
    classes = {name: row.filled[name] for name in ("level_1", "level_2") if name in row.filled}
    return {**classes, **{name: row.values[name] for name in INDICATOR_FIELDS if name in row.values}}


def _is_total(text: str, row: Row) -> bool:
    """Whether the line is a total of points: a total's word, and numbers alone beside it."""
    word = fold(text).rstrip(":")
    others = [other for other in row.line.shown if other != text]
    is_word_of_total = word in _total_words() or field_of(text) == "total_score"
    return is_word_of_total and all(is_weight(other) or len(other) <= 2 for other in others)


def _unknown(text: str, board: Board, line: int, column: int) -> Finding:
    message = (
        f'heading "{text}" is not in the vocabulary and its column is left: add a line to '
        "pipeline/vocabulary/headings.csv"
    )
    return Finding("P01", "warning", message, board.lines[line].cells[column].place, text)
