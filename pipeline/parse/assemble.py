"""Rows of a list to projects with their indicators, totals and unit blocks.

One row after another is offered to the current department, unit, project and indicator; what fits none of them is
quarantined with the reason. Each thing that is put back is logged as a repair.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.parse.account import Ledger
from pipeline.parse.body_sums import UNTOLD
from pipeline.parse.drafts import INDICATOR_FIELDS, PROJECT_FIELDS, ProjectDraft, form_of, join_repair, joined
from pipeline.parse.habits import Habits
from pipeline.parse.indicators import take_indicator
from pipeline.parse.kinds import is_coded_label
from pipeline.parse.labels import year_in
from pipeline.parse.matrix import classed
from pipeline.parse.projects import step
from pipeline.parse.rows import Row
from pipeline.parse.sources import settled
from pipeline.parse.surroundings import Above
from pipeline.parse.totals import Scope, Total, department_of, is_department_code, total_of
from pipeline.parse.units import UnitBlocks
from pipeline.records import Finding, Printed, PrintedTotal, Repair

_MISFITS = 2
"""A row with so many values that do not look like their columns is not read."""
_NO_FIELD = "a column that no field is read from"
_REASONS = {
    "nameless": "values without an indicator's name: check the row in the document",
    "doubt": "it cannot be told whether a project begins here or goes on: check the row in the document",
    "rest": "texts below a page's edge that may be the rest of those above it: check the row in the document",
    "bare": "a text in the indicator's column and nothing else in the row: check the row in the document",
}


@dataclass
class Assembly:
    """The records of a document while its rows come in."""

    ledger: Ledger
    units: UnitBlocks = field(default_factory=UnitBlocks)
    projects: list[ProjectDraft] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    habits: Habits = field(default_factory=Habits)
    money_unit: Printed | None = None
    department: Printed | None = None
    fiscal_year: int | None = None
    _labelled: Printed | None = None
    _title_year: int | None = None
    _current: ProjectDraft | None = None
    _summed_up_to: int = 0
    _sums_stand_above: bool = False

    def start_table(self, above: Above, habits: Habits) -> None:
        """Begin a table with these habits, under lines that say what holds for all its rows."""
        self.money_unit = above.money_unit
        self.habits = habits
        self._current = None
        self._summed_up_to, self._sums_stand_above = len(self.projects), False
        self.department = self._labelled = above.department
        self.fiscal_year = self._title_year = above.fiscal_year
        self.units.start_section(above.unit)

    def take(self, row: Row) -> None:
        """Read one body row."""
        if row.is_rest:
            self._record(row)
            self.ledger.label_row()
            return
        total = total_of(row)
        if total:
            self._take_total(row, total)
            return
        if len(row.misfits) >= _MISFITS:
            self._quarantine(row, _misfit(row))
            return
        if row.doubt:
            self._leave_out(row, row.doubt)
            return
        self._log_shift(row)
        row, told = settled(row)
        self.findings.extend(told)
        if {"unit", "unit_code"} & row.columns and not row.sums_up:
            self.units.take(row)
        if row.sums_up or (row.names_bodies and set(row.values) == {"project"} and not row.line.after_break):
            self._take_body(row)
        elif row.classes or row.has(*PROJECT_FIELDS, *INDICATOR_FIELDS):
            self._take_project(row)
        else:
            self._take_label_row(row)

    def _leave_out(self, row: Row, doubt: str) -> None:
        """Take a row in doubt for none of anything; where it may be a unit, the rows below are not the one's above."""
        self._current = None
        self._quarantine(row, doubt)
        if doubt == UNTOLD:
            self.units.start_section()

    def _take_total(self, row: Row, total: Total) -> None:
        if total.amount:
            one = PrintedTotal(row.place, total.scope, total.label, total.amount, self.money_unit)
            self.totals.append(replace(one, projects=self._summed(total)))
        self._summed_up_to = len(self.projects)
        if total.is_named:
            self._current = None
            if total.scope == "department":
                self.department = department_of(total.label, self._labelled)
                self.units.start_section()
            else:
                self.units.start_unit(total.label)
        self.ledger.record(row.line, range(len(row.line.texts)), _NO_FIELD)
        self.ledger.label_row()

    def _summed(self, total: Total) -> tuple[int, ...] | None:
        """Return the projects of a bare 小计: those of one unit since the last total, None where it cannot be told.

        A 小计 with no project since the last total stands above its rows, and so do the others of its table.
        """
        if total.is_named or total.scope != "unit":
            return None
        since = self.projects[self._summed_up_to :]
        self._sums_stand_above = self._sums_stand_above or not since
        if self._sums_stand_above or len({id(draft.block) for draft in since}) > 1:
            return None
        return tuple(range(self._summed_up_to + 1, len(self.projects) + 1))

    def _take_label_row(self, row: Row) -> None:
        """A row with nothing but a unit label, or a text that is none."""
        if row.has("unit", "unit_code", "department") and self._is_unit_label(row):
            self._record(row)
            self.ledger.label_row()
        else:
            self._quarantine(row, "a row with no field that is read: check it in the document")

    def _is_unit_label(self, row: Row) -> bool:
        text = row.text("unit") or row.text("unit_code") or row.text("department")
        return is_coded_label(text) or row.line.knows_merges or row.line.after_break

    def _take_body(self, row: Row) -> None:
        """A row in the column of names that holds the name of a unit, under which its projects follow."""
        self._current = None
        if row.sums_up:
            self._take_body_sum(row)
        else:
            self.units.start_section(row.values["project"])
        self._record(row)
        self.ledger.label_row()

    def _take_body_sum(self, row: Row) -> None:
        """Take a unit's name with the sum of the projects below it; a department's are of several units."""
        code, label = row.values.get("unit_code"), row.values["project"]
        is_department = code is not None and is_department_code(code.text)
        named = Printed(f"{code.text}-{label.text}", code.place) if code else label
        numbers = range(len(self.projects) + 1, len(self.projects) + 1 + row.sums_up)
        scope: Scope = "department" if is_department else "unit"
        one = PrintedTotal(row.place, scope, named, row.values["amount"], self.money_unit)
        self.totals.append(replace(one, projects=tuple(numbers)))
        self._summed_up_to = len(self.projects)
        if row.names_bodies:
            self.units.start_section(None if is_department else named)

    def _take_project(self, row: Row) -> None:
        is_next_unit = self._current is not None and self._current.block is not self.units.current
        is_other_year = self._take_year(row) and self._current is not None
        is_next = (is_next_unit or is_other_year) and row.has("project")
        what = "new" if is_next else "doubt" if is_other_year else step(row, self._current, self.habits)
        if what == "doubt":
            self._doubt(row)
            return
        if what == "orphan" or (self._current is None and what != "new"):
            self._current = None if row.has("amount") else self._current
            self._quarantine(row, "no project that the row could belong to: its name is missing or cut off")
            return
        if what == "new":
            self._start_project(row)
        elif what == "tail":
            self._join_project(row)
        elif row.has("project"):
            self._project.is_repeated = True
        elif not row.line.knows_merges and not row.has("project"):
            self._log_fill(row)
        self._take_indicator(row)

    def _take_year(self, row: Row) -> bool:
        """Learn the year from its column; return whether it is not that of the row above, blank ones have the same."""
        if "fiscal_year" not in row.columns:
            return False
        printed, before = row.filled.get("fiscal_year"), self.fiscal_year
        if printed or (row.line.knows_merges and row.has("project")):
            self.fiscal_year = year_in(printed.text) if printed else self._title_year
        return self.fiscal_year != before

    def _start_project(self, row: Row) -> None:
        department = row.filled.get("department") or self.department
        owner, height = row.owners.get("project"), row.heights.get("project", 1)
        self._current = ProjectDraft(row.place, self.units.current, department, self.money_unit, owner, height)
        self._current.form = form_of(row.columns, is_whole=row.is_whole)
        self._current.is_whole = row.is_whole
        self._current.fiscal_year = self.fiscal_year
        self._current.sources = row.sources
        self._current.fields.update({name: row.values[name] for name in PROJECT_FIELDS if name in row.values})
        self.projects.append(self._current)

    def _join_project(self, row: Row) -> None:
        project = self._project
        project.sources = project.sources or row.sources
        for name in PROJECT_FIELDS:
            rest = row.values.get(name)
            before = project.fields.get(name)
            if rest is None or (before and (before.text == rest.text or name == "amount")):
                continue
            project.fields[name] = joined(before, rest)
            reason = f"the {name} was cut by a page break" if before else f"the {name} is printed on the next page"
            self.repairs.append(join_repair(f"{name}_joined", before, rest, reason))

    def _take_indicator(self, row: Row) -> None:
        if row.classes:
            self._take_classed(row)
            return
        fate, repairs = take_indicator(row, self._project)
        self.repairs.extend(repairs)
        if fate in _REASONS:
            self._quarantine(row, _REASONS[fate])
            return
        self._record(row)
        if fate == "indicator":
            self.ledger.loaded_row()
        else:
            self.ledger.label_row()

    def _take_classed(self, row: Row) -> None:
        """Take the indicators of a row of a matrix; below a page's edge they may be the rest of those above it."""
        if row.line.after_break and not row.has("project"):
            self._quarantine(row, _REASONS["rest"])
            return
        found = [one.values for one in classed(row)]
        self._project.indicators.extend((row.place, values) for values in found)
        self._record(row)
        self.ledger.loaded_row()
        self.ledger.won_rows(len(found) - 1)

    @property
    def _project(self) -> ProjectDraft:
        if self._current is None:
            raise RuntimeError("a row was offered to a project before one began")
        return self._current

    def _record(self, row: Row) -> None:
        self.ledger.record(row.line, row.used, _NO_FIELD)

    def _quarantine(self, row: Row, reason: str) -> None:
        self.ledger.quarantine(row.line, reason)

    def _log_shift(self, row: Row) -> None:
        if row.shift:
            before = "\t".join(row.line.texts)
            reason = f"merged cells at the left were lost: the values look right {row.shift} column(s) further on"
            self.repairs.append(Repair("row_shifted", row.place, before, "\t" * row.shift + before, reason))

    def _log_fill(self, row: Row) -> None:
        reason = "empty cells under merged ones take their project"
        self.repairs.append(Repair("merge_filled", row.place, "", self._project.text("project"), reason))

    def _doubt(self, row: Row) -> None:
        evidence = f"{self._project.text('project')} | {row.text('project')}"
        self.findings.append(Finding("S02", "error", _REASONS["doubt"], row.place, evidence, state="undecidable"))
        self._current = None
        self._quarantine(row, _REASONS["doubt"])


def _misfit(row: Row) -> str:
    """Return why a row is not read whose values do not look like their columns."""
    texts = "、".join(row.text(name) for name in row.misfits)
    if set(row.misfits) <= {"level_1", "level_2"}:
        return (
            f"{texts}: no class words of the vocabulary, so the row may stand in other columns: add the words to "
            "pipeline/vocabulary/taxonomy_variants.csv, or check the row's shift"
        )
    return f"values do not fit their columns ({', '.join(row.misfits)}: {texts}): check the row's shift"
