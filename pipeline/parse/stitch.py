"""Merged cells that a page edge cut are made one again: their text, and which rows they cover.

Only for documents whose merged cells are known; in plain text the rows themselves must tell (`projects.py`).
Hands on rows in which a cell of two pages is one cell, the repairs, and a doubt where it cannot be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse.brackets import balance
from pipeline.parse.drafts import INDICATOR_FIELDS, PROJECT_FIELDS, join_repair, joined
from pipeline.parse.edges import Side, is_blank_part_of, is_one
from pipeline.parse.habits import Habits, printed_weight
from pipeline.parse.kinds import is_coded_label, is_level_1, is_level_2
from pipeline.parse.lines import Owner
from pipeline.parse.open_frames import is_cut_row, is_frame_telling, shared_fields
from pipeline.parse.rows import Row
from pipeline.parse.totals import total_of
from pipeline.records import Finding, Printed, Repair

_LABELS = (("unit", "unit_code"), ("department", "department_code"))
_CLASSES: dict[str, Callable[[str], bool]] = {"level_1": is_level_1, "level_2": is_level_2}
_LEAST_SHARED = 2
"""Unit names without a code that begin with so many same characters (the county's name) are two names."""
_DOUBT = (
    "it cannot be told whether the rows above and below the page edge are one project: load the table as .xlsx, or "
    "check the row in the document"
)

_TWO_LABELS = (
    "the names above and below the page edge carry no code and are read as two units: if they are one name that the "
    "edge cut, load the table as .xlsx"
)


@dataclass
class Stitcher:
    """The rows of one table while page edges are closed one after another, from the top."""

    rows: list[Row]
    habits: Habits
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _open: set[Owner] = field(default_factory=set)

    def close_edges(self) -> None:
        """Close each page edge that rows of projects stand on both sides of."""
        for at in range(1, len(self.rows)):
            above, below = self.rows[at - 1], self.rows[at]
            if not below.line.after_break or not below.line.knows_merges or total_of(above) or total_of(below):
                continue
            if is_frame_telling(above, below):
                self._close_frame(at)
            else:
                self._close(at)

    def _close_frame(self, at: int) -> None:
        """Join what the frame leaves open on both sides of the edge, and nothing else."""
        above, below = self.rows[at - 1], self.rows[at]
        for name in (*PROJECT_FIELDS, *(name for pair in _LABELS for name in pair), *INDICATOR_FIELDS):
            if name in shared_fields(above, below):
                self._join(name, at, lines=1 if is_cut_row(above, below) else 2)
        if is_cut_row(above, below):
            self.rows[at] = replace(self.rows[at], is_rest=True)

    def _close(self, at: int) -> None:
        one = self._close_project(at) if "project" in self.habits.merging else self._close_row(at)
        for label, code in _LABELS:
            if one or ({label, code} & self.habits.merging and self._is_one_label(label, code, at)):
                self._join(label, at)
                self._join(code, at)

    def _close_row(self, at: int) -> bool:
        """Join single rows above and below the edge, in a table where no cell shows whether cells are merged."""
        above, below = self.rows[at - 1], self.rows[at]
        if self.habits.is_unmerged or "amount" not in below.columns or (above.has("amount") and below.has("amount")):
            return False
        if not above.has(*PROJECT_FIELDS) and below.has("project"):
            self._doubt(at)
            return False
        return self._close_project(at) or False

    def _close_project(self, at: int) -> bool | None:
        units = {label for label in (self._label(*_LABELS[0], n) for n in (at - 1, at)) if is_coded_label(label)}
        one = len(units) < 2 and self._is_one_project(at)
        if one is None:
            self._doubt(at)
        if one:
            for name in PROJECT_FIELDS:
                if name in self.habits.merging or name == "project" or "project" not in self.habits.merging:
                    self._join(name, at)
            self._close_classes(at)
        return one

    def _is_one_project(self, at: int) -> bool | None:
        above, below = self._side(at - 1), self._side(at)
        after = self._page_after(at)
        if below.fields or not above.fields or after is None:
            return is_one(above, below, self.habits)
        beyond = self._side(after)
        if not beyond.fields or is_one(above, beyond, self.habits):
            return True
        return is_blank_part_of(above, below, beyond, self.habits)

    def _page_after(self, at: int) -> int | None:
        """Return the first row of the next page when the project's cell at row `at` fills its own page."""
        end = max(self._piece("project", at)) + 1
        return end if end < len(self.rows) and self.rows[end].line.after_break else None

    def _close_classes(self, at: int) -> None:
        for name, is_class in _CLASSES.items():
            above, below = self._text(name, at - 1), self._text(name, at)
            cut = bool(above and below) and is_class(above + below) and not (is_class(above) and is_class(below))
            if cut or not below or (name in self.habits.merging and not above):
                self._join(name, at)
            elif above != below:
                return

    def _is_one_label(self, name: str, code: str, at: int) -> bool:
        above, below = self._label(name, code, at - 1), self._label(name, code, at)
        if above and below:
            is_one = above == below or _is_cut_label(above, below)
            if not is_one and _may_be_cut_label(above, below):
                self._doubt_label(at, above, below)
            return is_one
        if not above:
            return self.rows[at - 1].owners.get(name) not in self._open
        ahead = self._label_ahead(name, code, at)
        if not ahead or ahead == above or _may_be_cut_label(above, ahead):
            return True
        self._open |= {owner for owner in (self.rows[at].owners.get(name),) if owner}
        return False

    def _label_ahead(self, name: str, code: str, at: int) -> str:
        """Return the label at the top of the next page when the blank cell at row `at` fills its own page."""
        end = max(self._piece(name, at)) + 1
        if end >= len(self.rows) or not self.rows[end].line.after_break:
            return ""
        return self._label(name, code, end) or self._label_ahead(name, code, end)

    def _label(self, name: str, code: str, at: int) -> str:
        """Return the label that a row's cells show, with the code in front where it has a column of its own."""
        return "-".join(text for text in (self._text(code, at), self._text(name, at)) if text)

    def _side(self, at: int) -> Side:
        row = self.rows[at]
        piece = [self.rows[n] for n in self._piece("project", at)]
        fields = {name: row.filled[name] for name in PROJECT_FIELDS if name in row.filled}
        return Side(fields, printed_weight(piece))

    def _text(self, name: str, at: int) -> str:
        value = self.rows[at].filled.get(name)
        return value.text if value else ""

    def _piece(self, name: str, at: int) -> list[int]:
        """Return the rows around `at` that share its cell, in order."""
        return sorted({*self._same(name, at, -1), *self._same(name, at, 1)})

    def _same(self, name: str, at: int, step: int) -> Iterator[int]:
        owner = self.rows[at].owners.get(name)
        while 0 <= at < len(self.rows) and self.rows[at].owners.get(name) == owner:
            yield at
            at += step

    def _join(self, name: str, at: int, lines: int = 2) -> None:
        """Make the cells above and below the edge one, with the text of both; `lines` is 1 where they are one row's.

        Rows above stay as they are where their cell says the same as before: a cell may go on over very many pages.
        """
        if name not in self.rows[at].owners or name not in self.rows[at - 1].owners:
            return
        lower = self._piece(name, at)
        before, rest = self.rows[at - 1].filled.get(name), self.rows[at].filled.get(name)
        text = self._joined(name, before, rest)
        owner, above = self.rows[at - 1].owners[name], self.rows[at - 1].heights[name]
        upper = [] if text is before and above > 1 else self._piece(name, at - 1)
        height = (len(upper) or above) + len(lower) + lines - 2
        for n in (*upper, *lower):
            row = self.rows[n]
            values = {k: v for k, v in row.values.items() if k != name}
            filled = {k: v for k, v in row.filled.items() if k != name}
            if text:
                filled[name] = text
                values |= {name: text} if n in upper[:1] else {}
            heights = {**row.heights, name: height}
            self.rows[n] = replace(
                row, values=values, filled=filled, owners={**row.owners, name: owner}, heights=heights
            )
        if name == "amount" and before is None and upper:
            self._move_sources(at, upper[0])

    def _move_sources(self, at: int, to: int) -> None:
        """Let the sources of an amount that is printed on the next page go with it."""
        self.rows[to] = replace(self.rows[to], sources=self.rows[at].sources)
        self.rows[at] = replace(self.rows[at], sources={})

    def _joined(self, name: str, before: Printed | None, rest: Printed | None) -> Printed | None:
        """Return the two texts as one, and log it where the lower one adds something."""
        if rest is None or (before and before.text == rest.text):
            return before
        reason = f"the {name} was cut by a page break" if before else f"the {name} is printed on the next page"
        self.repairs.append(join_repair(f"{name}_joined", before, rest, reason))
        return joined(before, rest)

    def _doubt_label(self, at: int, above: str, below: str) -> None:
        evidence = f"{above} | {below}"
        self.findings.append(Finding("P02", "error", _TWO_LABELS, self.rows[at].place, evidence, state="undecidable"))

    def _doubt(self, at: int) -> None:
        place = self.rows[at].place
        evidence = f"{self._text('project', at - 1)} | {self._text('project', at)}"
        self.findings.append(Finding("S02", "error", _DOUBT, place, evidence, state="undecidable"))
        for n in (*self._piece("project", at - 1), *self._piece("project", at)):
            self.rows[n] = replace(self.rows[n], doubt=_DOUBT)


def _is_cut_label(above: str, below: str) -> bool:
    """Whether a label and the text on the next page are its two halves: a code or an open bracket says so.

    Other names without a code are two units'; where a project goes on over the edge, its label is closed with it.
    """
    if is_coded_label(below):
        return False
    return is_coded_label(above) or (balance(above) > 0 and balance(above + below) == 0)


def _may_be_cut_label(above: str, below: str) -> bool:
    """Whether nothing speaks against a label and a text on a later page being its two halves."""
    if is_coded_label(below):
        return False
    shared = next((n for n, (a, b) in enumerate(zip(above, below, strict=False)) if a != b), 0)
    return is_coded_label(above) or shared < _LEAST_SHARED


def stitched(rows: Sequence[Row], habits: Habits) -> Stitcher:
    """Return the rows with the merged cells that page edges cut made one, and what was put back or is in doubt."""
    stitcher = Stitcher(list(rows), habits)
    stitcher.close_edges()
    return stitcher
