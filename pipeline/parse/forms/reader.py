"""One form to its project: labels, money, tasks and indicators, read on one board, and what became of each cell.

What kind of form it is follows from what it prints; an unfilled template is no project, and a form whose project has
no name is quarantined. Hands on a project or none, with the repairs and findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse.account import Ledger
from pipeline.parse.drafts import ProjectDraft, UnitBlock, finished_indicator, form_of
from pipeline.parse.forms.amounts import is_amount
from pipeline.parse.forms.board import Board
from pipeline.parse.forms.body import Body
from pipeline.parse.forms.fates import Fates
from pipeline.parse.forms.labels import Labels
from pipeline.parse.forms.money import Money
from pipeline.parse.forms.stretches import Stretch
from pipeline.parse.forms.tasks import Tasks
from pipeline.parse.forms.words import DEPARTMENTS
from pipeline.parse.forms.year_total import contradiction, year_total
from pipeline.parse.lines import Line
from pipeline.parse.several import holds_target
from pipeline.parse.surroundings import Surroundings, titled_unit
from pipeline.records import Finding, Form, Printed, PrintedFund, PrintedIndicator, PrintedProject, Repair, Severity
from pipeline.title_bodies import department_in_titles

_UNFILLED = "a form of a template that nobody filled in"
_NAMELESS = "a form whose project has no name: check the form, or add its label to pipeline/vocabulary/form_labels.csv"
_VALUELESS = (
    "a grid of indicators without a column of values, as a standard for giving points is: if one of its columns holds "
    "them, add its heading to pipeline/vocabulary/headings.csv"
)
_VALUES = frozenset({"value", "actual", "forecast"})
_POINTS = frozenset({"weight", "measure_unit"})
_WHOLE = "整体"
_BARE = "neither a goal nor money was found in the form: check whether it prints any"
_GOALS = ("goal", "any_goal", "overall_goal")


@dataclass
class FormReader:
    """Reads one form of a document; `around` learns what its captions say."""

    run: Sequence[Line]
    stretch: Stretch
    around: Surroundings = field(default_factory=Surroundings)
    project: PrintedProject | None = None
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, ledger: Ledger) -> None:
        """Read the form, and count each of its cells in the document's ledger."""
        lines = self.run[self.stretch.start : self.stretch.end]
        board = Board(lines)
        fates = Fates(board)
        body = Body(board, fates, ProjectDraft(lines[0].place, UnitBlock(0), None, None))
        body.read(self.stretch.headings)
        tasks = Tasks(board, fates)
        tasks.read(body.lines_read)
        skipped = body.lines_read | tasks.lines_read
        labels = Labels(board, fates, self.around)
        labels.read(skipped)
        money = Money(board, fates)
        money.units.update(tasks.units)
        money.read(skipped)
        self.around.start_table()
        is_open = fates.has_unread(range(min(self.stretch.headings)))
        self._finish(fates, _Parts(lines[0], body, tasks, labels, money, is_open), self.around)
        fates.settle(ledger)

    def _finish(self, fates: Fates, parts: _Parts, around: Surroundings) -> None:
        """Make the project of what was read, or take everything back."""
        if parts.is_unfilled() and (_VALUES | _POINTS) & parts.body.columns:
            fates.take_back(_UNFILLED, is_quarantined=False)
            return
        if not _VALUES & parts.body.columns and not parts.names_hold_targets():
            is_sure = not parts.body.findings and bool(_POINTS & parts.body.columns)
            self._refuse(fates, parts, _VALUELESS, is_sure=is_sure)
            return
        if parts.name is None and not parts.is_department(around):
            self._refuse(fates, parts, _NAMELESS)
            return
        self.repairs = [*parts.labels.repairs, *parts.body.repairs]
        self.findings = [*parts.body.findings, *parts.money.findings]
        self.project = parts.project(around)
        self.findings.extend(contradiction(self.project.funds))
        if self.project.goal is None and not self.project.funds:
            place = parts.first.place
            self.findings.append(Finding("P09", "warning", _BARE, place, " | ".join(parts.first.shown)))

    def _refuse(self, fates: Fates, parts: _Parts, reason: str, *, is_sure: bool = False) -> None:
        """Load nothing of the form; `is_sure`: it holds no targets, so that nothing is missing."""
        fates.take_back(reason, is_quarantined=not is_sure)
        first = parts.first
        severity: Severity = "warning" if is_sure else "error"
        own = Finding("P10", severity, reason, first.place, " | ".join(first.shown))
        self.findings = [own, *parts.body.findings]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the readers of one form's parts found; `is_open`: texts above its indicators are read by none of them."""

    first: Line
    body: Body
    tasks: Tasks
    labels: Labels
    money: Money
    is_open: bool

    @property
    def name(self) -> Printed | None:
        """The project's name as printed."""
        return self.labels.values.get("project")

    def names_hold_targets(self) -> bool:
        """Whether most names of indicators have a target behind them: 培训人数≥100人."""
        names = [values["name"].text for _, values in self.body.draft.indicators]
        return 2 * sum(map(holds_target, names)) > len(names)

    def is_department(self, around: Surroundings) -> bool:
        """Whether the form is one for a whole department: it names a body, and has no label for a project.

        Unless its title says so, a text that was not read may be the name of a project, whose label is not known.
        """
        title = around.title.text if around.title else ""
        names_body = bool({*DEPARTMENTS, "unit"} & self.labels.values.keys())
        return "project" not in self.labels.seen and names_body and (_WHOLE in title or not self.is_open)

    def is_unfilled(self) -> bool:
        """Whether nothing was filled in: no indicator, and no name, amount or goal."""
        has_goal = any(name in self.labels.values for name in _GOALS)
        has_money = any(is_amount(fund.amount.text) for fund in (*self.tasks.funds, *self.money.funds()))
        is_named = self.name is not None
        return not self.body.draft.indicators and not (is_named and (has_goal or has_money))

    def project(self, around: Surroundings) -> PrintedProject:
        """Return the project, or the whole department, that the form speaks of."""
        values, funds = self.labels.values, self._funds()
        goal = values.get("goal")
        department = next((values[name] for name in DEPARTMENTS if name in values), None)
        return PrintedProject(
            place=self.name.place if self.name else self.first.place,
            name=self.name,
            code=values.get("project_code"),
            amount=year_total(funds),
            goal=goal or values.get("any_goal"),
            unit_label=values.get("unit")
            or around.unit
            or (department if self.name is None else None)
            or titled_unit(around.title),
            department_label=department or around.department,
            titled_department=department_in_titles([around.title.text] if around.title else []),
            indicators=self._indicators(),
            money_unit=self.money.unit if self.money.units else around.money_unit,
            form=self._form(funds),
            funds=funds,
            category=values.get("category"),
            nature=values.get("nature"),
            start_date=values.get("start_date"),
            end_date=values.get("end_date"),
            overall_goal=values.get("overall_goal") or (values.get("any_goal") if goal else None),
            execution_rate=self._rate(funds),
            execution_score=self.money.score,
            total_score=self.body.total_score or values.get("total_score"),
            fiscal_year=around.fiscal_year,
        )

    def _indicators(self) -> tuple[PrintedIndicator, ...]:
        return tuple(finished_indicator(place, values) for place, values in self.body.draft.indicators)

    def _rate(self, funds: Sequence[PrintedFund]) -> Printed | None:
        """Return the rate of execution; that of some months is none beside what the whole year spent."""
        is_year = any(fund.phase == "执行" for fund in funds)
        return self.money.rate or (None if is_year else self.money.month_rate)

    def _funds(self) -> tuple[PrintedFund, ...]:
        """Return the money of the form; a sum of key tasks is the department's where no other money is printed."""
        money = self.money.funds()
        if money:
            return (*money, *self.tasks.funds)
        return tuple(
            replace(fund, source="total") if fund.source == "task_total" else fund for fund in self.tasks.funds
        )

    def _form(self, funds: Sequence[PrintedFund]) -> Form:
        """Return what kind of form it is, by the columns and phases that it prints."""
        phases = {*(fund.phase for fund in funds), *self.money.phases}
        told = form_of(self.body.columns)
        if told == "monitoring" or "监控" in phases:
            return "monitoring"
        if told == "self_evaluation" or "执行" in phases:
            return "self_evaluation"
        return "whole_department" if self.name is None else "project_form"
