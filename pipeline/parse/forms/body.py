"""The indicators of a form: its headings, and the rows below each of them.

Which lines are rows is told in `grid_rows.py`, what becomes of one in `indicator_rows.py`.
Hands on a draft with the indicators, and the lines that were read; other lines are left to the labels' reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.parse.drafts import ProjectDraft
from pipeline.parse.forms.board import Board
from pipeline.parse.forms.columns import IndicatorHeading
from pipeline.parse.forms.fates import HEADING, NO_FIELD, Fates
from pipeline.parse.forms.grid_rows import BLOCKS, GridRows
from pipeline.parse.forms.indicator_rows import IndicatorRows
from pipeline.parse.forms.sides import ONLY_TERM, Choice, block_span, chosen, is_filled
from pipeline.parse.forms.words import field_of, is_word
from pipeline.parse.heading_words import unknown_heading
from pipeline.parse.headings import Heading, HeadingCell
from pipeline.parse.rows import Row
from pipeline.records import Finding, Printed, Repair

_TERM = "the indicators of the project's whole term: those of the year stand beside them and are loaded"


@dataclass
class Body:
    """Reads the indicator rows of one form; `lines_read` are those that the labels' reader leaves alone."""

    board: Board
    fates: Fates
    draft: ProjectDraft
    columns: set[str] = field(default_factory=set)
    lines_read: set[int] = field(default_factory=set)
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._grid = GridRows(self.board, self.fates, self.lines_read, self.repairs)
        self._rows = IndicatorRows(self.board, self.fates, self.draft, self.repairs)

    @property
    def total_score(self) -> Printed | None:
        """The score that a total row of the grid prints."""
        return self._rows.total.score

    def read(self, headings: dict[int, IndicatorHeading]) -> None:
        """Read the rows below each heading of indicators."""
        starts = sorted(headings)
        ends = dict(zip(starts, [*starts[1:], len(self.board.lines)], strict=True))
        terms = self._of_term(headings, ends)
        for at, end in ends.items():
            first = at + headings[at].height
            choice = chosen(self.board, at, headings[at], range(first, end))
            self.findings.extend([choice.finding] if choice.finding else [])
            self.columns |= choice.side.columns.keys()
            self._take_heading(range(at, first), choice)
            rows = self._grid.under(range(first, end), choice.side)
            if at in terms:
                self._leave(rows)
            else:
                self._take_rows(rows, choice)
        self.findings.extend(self._rows.findings)

    def _of_term(self, headings: dict[int, IndicatorHeading], ends: dict[int, int]) -> set[int]:
        """Return the headings of blocks for the whole term, where the year has a block of its own that is filled in."""
        spans = {at: block_span(self.board, at) for at in headings}
        years = [at for at, span in spans.items() if span == "year"]
        bodies = {at: range(at + headings[at].height, ends[at]) for at in years}
        has_year = any(is_filled(self.board, headings[at], body) for at, body in bodies.items())
        terms = {at for at, span in spans.items() if span == "term"}
        if terms and years and not has_year:
            self.findings.append(Finding("P09", "warning", ONLY_TERM, self.board.lines[min(terms)].place))
        return terms if has_year else set()

    def _leave(self, rows: Sequence[tuple[int, Row]]) -> None:
        for at, _ in rows:
            self.lines_read.add(at)
            self.fates.leave_line(at, _TERM)

    def _take_heading(self, lines: range, choice: Choice) -> None:
        first = _first_column(choice.side)
        for at in lines:
            for block in self.board.shown(at):
                if block.right >= first or field_of(block.text) not in BLOCKS - {"group"}:
                    self.fates.mark(block, HEADING if block.right >= first or is_word(block.text) else NO_FIELD)
            self.lines_read.add(at)
        known = {cell.text for side in (choice.side, *choice.others) for cell in (*side.columns.values(), *side.unused)}
        for cell in choice.side.unknown:
            if cell.text not in known and not any(found.evidence == cell.text for found in self.findings):
                self.findings.append(_unknown(cell, self.board, lines[0]))

    def _take_rows(self, rows: Sequence[tuple[int, Row]], choice: Choice) -> None:
        others = [cell for other in choice.others for cell in other.columns.values()]
        columns = sorted({column for cell in others for column in range(cell.start, cell.end)} - _columns(choice.side))
        for at, row in rows:
            self.lines_read.add(at)
            self.fates.mark_columns(at, [column for column in columns if column < len(row.line.texts)], _TERM)
            self._mark_blocks(at, choice.side)
            self._rows.take(at, row, choice.side)
            self.fates.leave_line(at, NO_FIELD)

    def _mark_blocks(self, at: int, side: Heading) -> None:
        """Mark the words that name the whole block, left of its columns."""
        first = _first_column(side)
        for block in self.board.shown(at):
            if block.right < first:
                self.fates.mark(block, HEADING if is_word(block.text) else NO_FIELD)


def _first_column(side: Heading) -> int:
    return min(cell.start for cell in side.columns.values())


def _columns(side: Heading) -> set[int]:
    return {column for cell in side.columns.values() for column in range(cell.start, cell.end)}


def _unknown(cell: HeadingCell, board: Board, line: int) -> Finding:
    return unknown_heading(cell, board.lines[line])
