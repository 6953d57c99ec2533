"""What becomes of each cell of a form: label, part of a record, or left over with a reason.

Fates are kept until the whole form is read, because an unfilled or nameless form takes all of them back.
Hands the counts to the document's ledger; a cell that nobody decided about is left over by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pipeline.parse.account import Ledger
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.personal import NOT_KEPT

HEADING, RECORD = "heading", "record"
PERSONAL = "a person's name or number: personal data is not kept"
NO_FIELD = "a column that no field is read from"
UNREAD = "a cell of the form that no field is read from"
_TAKEN_BACK = "a cell of a form that is not loaded"
RowFate = Literal["loaded", "label"]


@dataclass
class Fates:
    """The fates of a form's cells by line and column, of its indicator rows, and of lines that are quarantined."""

    board: Board
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: dict[int, RowFate] = field(default_factory=dict)
    quarantined: dict[int, str] = field(default_factory=dict)

    def mark(self, block: Block, fate: str) -> None:
        """Give the block's text a fate; one that was given before stays."""
        for column in self.board.columns(block, block.top):
            self.cells.setdefault((block.top, column), fate)

    def mark_columns(self, line: int, columns: Iterable[int], fate: str) -> None:
        """Give the texts of a line in these columns a fate; one that was given before stays."""
        for column in columns:
            if self.board.lines[line].texts[column]:
                self.cells.setdefault((line, column), fate)

    def is_free(self, block: Block) -> bool:
        """Whether nobody has decided about the block's text yet."""
        return block.top not in self.quarantined and not any(
            (block.top, column) in self.cells for column in self.board.columns(block, block.top)
        )

    def has_unread(self, lines: range) -> bool:
        """Whether nobody has decided about some text of the table in these lines."""
        return any(
            self._fate(at, column) == UNREAD
            for at in lines
            if self.board.lines[at].is_table
            for column, text in enumerate(self.board.lines[at].texts)
            if text
        )

    def leave_line(self, line: int, reason: str) -> None:
        """Leave all texts of a line for one reason."""
        self.mark_columns(line, range(len(self.board.lines[line].texts)), reason)

    def take_back(self, reason: str, *, is_quarantined: bool) -> None:
        """Take the records back: an unfilled form leaves all its cells; the rows of a doubtful one are quarantined."""
        for line, fate in self.rows.items():
            if is_quarantined and fate == "loaded":
                self.quarantined[line] = reason
            self.rows[line] = "label"
        cause = _TAKEN_BACK if is_quarantined else reason
        self.cells = {at: cause if fate == RECORD else fate for at, fate in self.cells.items()}

    def settle(self, ledger: Ledger) -> None:
        """Count every line of the form in the document's ledger."""
        for at in range(len(self.board.lines)):
            if at in self.quarantined:
                ledger.quarantine(self.board.lines[at], self.quarantined[at])
            else:
                self._settle_line(at, ledger)

    def _settle_line(self, at: int, ledger: Ledger) -> None:
        line = self.board.lines[at]
        shown = [column for column, text in enumerate(line.texts) if text]
        fates = {column: self._fate(at, column) for column in shown}
        ledger.heading(line, [column for column in shown if fates[column] == HEADING])
        ledger.in_record(line, [column for column in shown if fates[column] == RECORD])
        for reason in dict.fromkeys(fate for fate in fates.values() if fate not in (HEADING, RECORD)):
            ledger.leftover(line, reason, [column for column in shown if fates[column] == reason])
        if self.rows.get(at) == "loaded":
            ledger.loaded_row()
        elif at in self.rows:
            ledger.label_row()

    def _fate(self, at: int, column: int) -> str:
        if NOT_KEPT in self.board.lines[at].texts[column]:
            return PERSONAL
        return self.cells.get((at, column), UNREAD)
