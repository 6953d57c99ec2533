"""The cell and row accounting of a document: every cell with text is counted once, under one name.

The counts are taken where a line's fate is decided; the sum is checked against the cells that extract found, so that
a line that nobody decided about shows. Where leftovers go is told in `records.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse.lines import Line
from pipeline.parse.personal import without_numbers
from pipeline.records import Account, Leftover, QuarantinedRow

_SHOWN = 300
"""Characters of a leftover's or quarantined row's text that are kept."""
_BETWEEN = " | "


@dataclass
class Ledger:
    """Counts of cells and rows by fate, with the texts of what is in no record."""

    cells: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    leftovers: list[Leftover] = field(default_factory=list)
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    _open: tuple[int, str] | None = None

    def heading(self, line: Line, columns: Collection[int] | None = None) -> None:
        """Count a line (or its cells in `columns`) that was understood: heading, title, label."""
        self.cells["heading"] += sum(bool(t) for at, t in enumerate(line.texts) if columns is None or at in columns)

    def in_record(self, line: Line, columns: Collection[int]) -> None:
        """Count the line's cells in `columns` as part of records."""
        self.cells["record"] += sum(bool(text) for at, text in enumerate(line.texts) if at in columns)

    def leftover(self, line: Line, reason: str, columns: Collection[int] | None = None) -> None:
        """Count the line's cells (or those in `columns`) as left over, and keep their text.

        Whole lines of one grid that are left for one reason are kept as one leftover, at the place of the first.
        """
        shown = [text for at, text in enumerate(line.texts) if text and (columns is None or at in columns)]
        if not shown:
            return
        self.cells["leftover"] += len(shown)
        if self._open == (line.grid, reason) and columns is None:
            before = self.leftovers[-1]
            text = _kept([before.text, *shown])
            self.leftovers[-1] = replace(before, text=text, cells=before.cells + len(shown))
        else:
            self.leftovers.append(Leftover(line.place, _kept(shown), reason, len(shown)))
        self._open = (line.grid, reason) if columns is None else None

    def record(self, line: Line, used: Collection[int], reason: str) -> None:
        """Count the cells in the columns `used` as part of records and the others as left over for `reason`."""
        shown = [at for at, text in enumerate(line.texts) if text]
        self.cells["record"] += sum(at in used for at in shown)
        self.leftover(line, reason, [at for at in shown if at not in used])

    def loaded_row(self) -> None:
        """Count a body row that holds an indicator."""
        self.rows["loaded"] += 1

    def won_rows(self, more: int) -> None:
        """Count a row once for each indicator that it prints: `more` are those beside the first ones."""
        self.rows["loaded"] += more

    def label_row(self) -> None:
        """Count a body row that holds labels, totals or the rest of a row, and no indicator of its own."""
        self.rows["label"] += 1

    def quarantine(self, line: Line, reason: str) -> None:
        """Count a body row that cannot be read, and keep its text."""
        self.cells["quarantined"] += len(line.shown)
        self.rows["quarantined"] += 1
        self.quarantined.append(QuarantinedRow(line.place, _kept(line.shown), reason, len(line.shown)))

    def settled(self, run: Sequence[Line]) -> Account:
        """Return the account of all lines of a document; cells that nobody decided about do not add up in it."""
        return Account(
            cells=sum(len(line.shown) for line in run),
            heading_cells=self.cells["heading"],
            record_cells=self.cells["record"],
            leftover_cells=self.cells["leftover"],
            quarantined_cells=self.cells["quarantined"],
            printed_rows=self.rows.total(),
            loaded_rows=self.rows["loaded"],
            label_rows=self.rows["label"],
            quarantined_rows=self.rows["quarantined"],
        )


def _kept(texts: Sequence[str]) -> str:
    """Return what is kept of the texts: not all of a long one, and no number that reaches a person."""
    return without_numbers(_BETWEEN.join(texts))[:_SHOWN]
