"""Which lines under a form's indicator heading are rows of its grid, and which are notes, captions and labels.

A line that is no row is left over by name here, or left to the labels' reader.
Hands on rows with their class cells made one over page edges.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.parse.forms.board import Board
from pipeline.parse.forms.captions import is_caption
from pipeline.parse.forms.columns import is_class
from pipeline.parse.forms.edges import with_classes
from pipeline.parse.forms.fates import Fates
from pipeline.parse.forms.footers import is_plain_indicator, is_signature
from pipeline.parse.forms.total_rows import is_grand_total, total_block
from pipeline.parse.forms.words import field_of
from pipeline.parse.headings import Heading
from pipeline.parse.notes import is_note, note_reason
from pipeline.parse.personal import is_personal_label
from pipeline.parse.rows import Row, row_of
from pipeline.records import Repair

BLOCKS = frozenset({"group", "goal", "any_goal", "overall_goal"})
"""Labels that stand left of indicator rows as the name of the whole block."""
_TEXT = "text outside the table"
_FOOT = "a line below the form's total that is no indicator"


@dataclass
class GridRows:
    """Tells the rows of a form's grid from the lines between them, which it adds to `lines_read`."""

    board: Board
    fates: Fates
    lines_read: set[int]
    repairs: list[Repair]

    def under(self, lines: range, side: Heading) -> list[tuple[int, Row]]:
        """Return the lines that are rows of the grid, with the page edge that stands above them."""
        rows: list[tuple[int, Row]] = []
        broken = is_below = False
        for at in lines:
            line = self.board.lines[at]
            broken = broken or line.after_break
            row = row_of(replace(line, after_break=broken), side)
            is_total = is_grand_total(self.board, at, row)
            if not self._is_left(at, row) and not (is_below and not is_total and self._is_foot(at, row)):
                rows.append((at, row))
                broken = False
            is_below = is_below or (is_total and self._has_indicator(rows))
        classed, repairs = with_classes([row for _, row in rows])
        self.repairs.extend(repairs)
        return [(at, row) for (at, _), row in zip(rows, classed, strict=True)]

    def _is_left(self, at: int, row: Row) -> bool:
        """Whether the line is none of the grid's rows: a note, a caption, a label with its text."""
        if is_note(row.line) and not row.has("value", "level_1", "level_2"):
            self._leave(at, note_reason(row.line))
            return True
        if not row.line.is_table or is_caption(row.line) or self._is_label(at, row):
            return True
        if self._is_text(at, row):
            self._leave(at, _TEXT)
            return True
        return False

    def _is_foot(self, at: int, row: Row) -> bool:
        """Whether a line below the form's total is no indicator; then it is left by name."""
        if is_plain_indicator(row):
            return False
        self._leave(at, _FOOT)
        return True

    def _has_indicator(self, rows: list[tuple[int, Row]]) -> bool:
        """Whether an indicator stands among the rows: a total above all of them is not the form's end."""
        return any(row.has("name") and not total_block(self.board, at, row) for at, row in rows)

    def _leave(self, at: int, reason: str) -> None:
        self.fates.leave_line(at, reason)
        self.lines_read.add(at)

    def _is_label(self, at: int, row: Row) -> bool:
        """Whether the line begins with a label of the form, left of the indicators' names."""
        first = next(iter(self.board.shown(at)), None)
        if first is None or "name" not in row.owners or total_block(self.board, at, row):
            return False
        is_left = row.line.owners.index(row.owners["name"]) > first.left
        classes = [value.text for name, value in row.values.items() if name in ("level_1", "level_2")]
        is_printed_class = any(map(is_class, classes))
        known = field_of(first.text)
        is_label = is_personal_label(first.text) or (known is not None and known not in BLOCKS)
        is_named = (is_left and is_label) or is_signature(self.board.shown(at), row)
        return is_named and not is_printed_class

    def _is_text(self, at: int, row: Row) -> bool:
        """Whether the line is one text across the columns."""
        own = [block for block in self.board.shown(at) if field_of(block.text) not in BLOCKS]
        names = [row.owners.get(name) for name in ("level_1", "name", "value")]
        wide = len({owner for owner in names if owner}) == 1 and sum(owner is not None for owner in names) > 1
        return len(own) <= 1 and wide
