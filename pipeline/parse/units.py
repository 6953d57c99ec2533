"""Whose rows are whose: unit labels of merged cells, cut by a page break, or printed in the middle of their rows.

In plain text the label of a merged cell stands on one of its rows, often alone; where that leaves two readings, the
unit stays unknown and a finding says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.parse.drafts import UnitBlock, join_repair, joined
from pipeline.parse.kinds import is_coded_label
from pipeline.parse.lines import Owner
from pipeline.parse.rows import Row
from pipeline.records import Finding, Printed, Repair

_OFF_CENTRE_ROWS = 2
"""Rows by which a label may stand off the middle: rows differ in height."""


@dataclass
class UnitBlocks:
    """The unit blocks of a document, as its rows come in."""

    repairs: list[Repair] = field(default_factory=list)
    blocks: list[UnitBlock] = field(default_factory=list)
    _owner: Owner | None = None
    _height: int = 1

    def start_section(self, label: Printed | None = None) -> UnitBlock:
        """Begin a department's part of the table (or a unit's, when the row that opens it names the unit)."""
        section = self.blocks[-1].section + 1 if self.blocks else 0
        return self._start(section, label)

    def start_unit(self, label: Printed) -> UnitBlock:
        """Begin the rows below a row that names their unit."""
        return self._start(self.current.section, label)

    @property
    def current(self) -> UnitBlock:
        """The block that the next row belongs to, unless it brings a label of its own."""
        return self.blocks[-1] if self.blocks else self._start(0, None)

    def take(self, row: Row) -> UnitBlock:
        """Return the block that the row belongs to, learning from its unit cell."""
        label = _label(row)
        owner = row.owners.get("unit")
        if row.line.knows_merges and owner is not None and owner == self._owner:
            return self._belongs(row)
        if label is None:
            if self._is_new_blank_cell(row):
                self._start(self.current.section, None)
        elif self._is_tail(row, label):
            self._join(label)
        elif self.current.label is None:
            self._name(row, label)
        elif label.text != self.current.label.text:
            self._start(self.current.section, label).opens_project = row.has("project")
        self._owner, self._height = owner, row.heights.get("unit", 1)
        return self._belongs(row)

    def _belongs(self, row: Row) -> UnitBlock:
        if row.has("project"):
            self.current.starts.append(self.current.rows)
        self.current.rows += row.has("name")
        return self.current

    def _start(self, section: int, label: Printed | None) -> UnitBlock:
        self.blocks.append(UnitBlock(section, label))
        self._owner = None
        return self.blocks[-1]

    def _is_new_blank_cell(self, row: Row) -> bool:
        """Whether a blank cell in the middle of a page is a unit's own merged cell, its label on the next page."""
        merged = max(self._height, row.heights.get("unit", 1)) > 1
        return row.line.knows_merges and not row.line.after_break and merged and self.current.label is not None

    def _is_tail(self, row: Row, label: Printed) -> bool:
        before = self.current.label
        return bool(before and row.line.after_break and is_coded_label(before.text) and not is_coded_label(label.text))

    def _join(self, label: Printed) -> None:
        before = self.current.label
        self.repairs.append(join_repair("unit_label_joined", before, label, "a unit label was cut by a page break"))
        self.current.label = joined(before, label)

    def _name(self, row: Row, label: Printed) -> None:
        """Give the current block its label, which may be printed below the block's first row."""
        block = self.current
        block.label, block.opens_project = label, row.has("project")
        block.rows_above = 0 if row.line.knows_merges else block.rows
        if block.rows:
            reason = "a merged unit cell shows its label further down: it holds for the rows above too"
            self.repairs.append(Repair("unit_label_spread", label.place, "", label.text, reason))


def _label(row: Row) -> Printed | None:
    """Return the row's unit label; where code and name have columns of their own, both as one."""
    name, code = row.values.get("unit"), row.values.get("unit_code")
    if code is None or name is None:
        return name or code
    return Printed(f"{code.text}-{name.text}", code.place)


def settle(blocks: Sequence[UnitBlock]) -> tuple[list[Repair], list[Finding]]:
    """Give blocks without a label the only label of their section; take back labels that leave two readings."""
    repairs: list[Repair] = []
    findings: list[Finding] = []
    for section in sorted({block.section for block in blocks}):
        members = [block for block in blocks if block.section == section]
        labels = {block.label.text: block.label for block in members if block.label}
        if len(labels) == 1:
            repairs.extend(_spread(members, next(iter(labels.values()))))
        elif len(labels) > 1 and not _is_decidable(members):
            findings.append(_undecidable(members, list(labels)))
    return repairs, findings


def _is_decidable(members: Sequence[UnitBlock]) -> bool:
    """Whether labels of several units leave one reading.

    A label printed below rows of its block is that of a merged cell: a page edge moved it away from the top, or all
    labels stand in the middle. The first is taken only where the second cannot be: the next label begins a project and
    leaves as many rows below the moved label as there are above it.
    """
    if any(block.label is None and block.rows for block in members):
        return False
    late = [block for block in members if block.rows_above]
    if not late:
        return True
    others = [block for block in members if not block.rows_above]
    is_moved = all(_is_centred(block.rows_above, block.rows - block.rows_above) for block in late)
    return is_moved and all(block.opens_project for block in others) and not _may_be_centred(members)


def _may_be_centred(members: Sequence[UnitBlock]) -> bool:
    """Whether units could begin at projects in such a way that each label stands in the middle of its rows."""
    labels: list[int] = []
    starts: list[int] = []
    end = 0
    for block in members:
        labels.append(end + block.rows_above)
        starts.extend(end + start for start in block.starts)
        end += block.rows
    reached = {0}
    for label in labels:
        ends = [at for at in (*starts, end) if at > label]
        reached = {at for top in reached if top <= label for at in ends if _is_centred(label - top, at - label)}
    return end in reached


def _is_centred(above: int, below: int) -> bool:
    return abs(above - below) <= max(_OFF_CENTRE_ROWS, (above + below) // 4)


def _spread(members: Sequence[UnitBlock], label: Printed) -> list[Repair]:
    blank = [block for block in members if block.label is None]
    for block in blank:
        block.label = label
    reason = "the only unit label of its department's part of the table holds for all its rows"
    return [Repair("unit_label_spread", label.place, "", label.text, reason)] if blank else []


def _undecidable(members: Sequence[UnitBlock], labels: Sequence[str]) -> Finding:
    if any(block.rows_above for block in members):
        for block in members:
            block.label = None
    return Finding(
        "P02",
        "error",
        "the unit labels leave open which rows are whose, so the unit of those rows is unknown: load the table as "
        ".xlsx, where the merged cells are known",
        evidence="；".join(labels),
        state="undecidable",
    )
