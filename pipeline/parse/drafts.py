"""Records while they are put together: a project gathers its rows, a unit block its label.

Drafts are mutable and never leave this room; `finished` turns them into the frozen records of `records.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pipeline.parse.lines import Owner
from pipeline.parse.sources import Divided, divided
from pipeline.records import Form, Phase, Place, Printed, PrintedFund, PrintedIndicator, PrintedProject, Repair

EVALUATION_FIELDS = ("actual", "score", "reason", "forecast", "baseline")
INDICATOR_FIELDS = (
    "level_1",
    "level_2",
    "name",
    "comparator",
    "value",
    "measure_unit",
    "weight",
    "direction",
    *EVALUATION_FIELDS,
)
_LEAST_OVERLAP = 6
PROJECT_FIELDS = (
    "project",
    "project_code",
    "amount",
    "goal",
    "amount_adjusted",
    "amount_executed",
    "amount_monitored",
    "execution_rate",
    "total_score",
)
_BUDGETS = ("list", "whole_department")
_PHASES: dict[str, Phase] = {
    "amount": "批复",
    "amount_adjusted": "调整",
    "amount_executed": "执行",
    "amount_monitored": "监控",
}


@dataclass(eq=False)
class UnitBlock:
    """Rows that share one unit label.

    `rows_above` of its `rows` stand above the label's own row; `opens_project`: the label's row begins a project;
    `starts` counts the rows above each project's first one.
    """

    section: int
    label: Printed | None = None
    rows: int = 0
    rows_above: int = 0
    opens_project: bool = True
    starts: list[int] = field(default_factory=list)


@dataclass(eq=False)
class ProjectDraft:
    """A project being read: its fields and its indicators' fields, by name.

    `owner` and `height` are those of its name's cell; `is_repeated`: several rows print the name. `form` says what the
    columns of its table are for. `is_whole`: it is a whole department. `sources` are what the columns of sources show.
    """

    place: Place
    block: UnitBlock
    department: Printed | None
    money_unit: Printed | None
    owner: Owner | None = None
    height: int = 1
    is_repeated: bool = False
    form: Form = "list"
    fiscal_year: int | None = None
    is_whole: bool = False
    fields: dict[str, Printed] = field(default_factory=dict)
    sources: dict[str, Printed] = field(default_factory=dict)
    indicators: list[tuple[Place, dict[str, Printed]]] = field(default_factory=list)

    @property
    def weight(self) -> Decimal | None:
        """The sum of the weights read so far, None when one is no number or there is none."""
        return weight_of(values["weight"].text for _, values in self.indicators if "weight" in values)

    def text(self, name: str) -> str:
        """Return the text of a field, '' when it is blank."""
        value = self.fields.get(name)
        return value.text if value else ""

    @property
    def money(self) -> Divided:
        """The approved amount with its sources; what an evaluation lists by phase is no part of it."""
        amount = self.fields.get("amount")
        return Divided(amount) if self.form not in _BUDGETS else divided(amount, self.sources)

    def finished(self) -> PrintedProject:
        """Return the record; only a project with a name has one. A whole department's name is its unit's label."""
        money = self.money
        return PrintedProject(
            place=self.place,
            name=None if self.is_whole else self.fields["project"],
            code=self.fields.get("project_code"),
            amount=money.amount,
            goal=self.fields.get("goal"),
            unit_label=self.fields["project"] if self.is_whole else self.block.label,
            department_label=self.department,
            indicators=tuple(finished_indicator(place, values) for place, values in self.indicators),
            money_unit=self.money_unit,
            form=self.form,
            funds=money.funds or (self._funds() if self.form != "list" else ()),
            execution_rate=self.fields.get("execution_rate"),
            total_score=self.fields.get("total_score"),
            fiscal_year=self.fiscal_year,
        )

    def _funds(self) -> tuple[PrintedFund, ...]:
        """Return the budget in its phases, as an evaluation prints it in columns."""
        name = self.fields["project"]
        shown = [(phase, self.fields[field]) for field, phase in _PHASES.items() if field in self.fields]
        return tuple(PrintedFund("year", "total", phase, name, amount) for phase, amount in shown)


def form_of(columns: Collection[str], *, is_whole: bool = False) -> Form:
    """Return what a list with these columns is: forecasts or months' money monitor, actual values evaluate.

    `is_whole`: its rows are whole departments.
    """
    if {"forecast", "amount_monitored"} & set(columns):
        return "monitoring"
    if {"actual", "score", "amount_executed"} & set(columns):
        return "self_evaluation"
    return "whole_department" if is_whole else "list"


def weight_of(printed: Iterable[str]) -> Decimal | None:
    """Return the sum of printed weights, None when one is no number or there is none."""
    texts = list(printed)
    try:
        return sum(map(Decimal, texts), Decimal(0)) if texts else None
    except InvalidOperation:
        return None


def finished_indicator(place: Place, values: Mapping[str, Printed]) -> PrintedIndicator:
    """Return the record of an indicator's printed fields; a field that is not printed is None."""
    return PrintedIndicator(place, **{name: values.get(name) for name in INDICATOR_FIELDS})  # type: ignore[arg-type]


def joined(first: Printed | None, rest: Printed) -> Printed:
    """Return two halves of a printed text as one; it stands where the first half stands.

    A line that straddles the page break may be printed on both pages: it is taken once.
    """
    if first is None:
        return rest
    text = first.text + rest.text[overlap(first.text, rest.text) :]
    return Printed(text, first.place, first.is_clipped or rest.is_clipped, first.number_format)


def overlap(first: str, rest: str) -> int:
    """Return how many characters at the start of `rest` repeat the end of `first`.

    Short ones are chance, and a phrase that the text prints over and over is its own.
    """
    longest = min(len(first), len(rest))
    repeated = next((n for n in range(longest, _LEAST_OVERLAP - 1, -1) if first.endswith(rest[:n])), 0)
    return repeated if first.count(rest[:repeated]) == 1 else 0


def join_repair(rule: str, first: Printed | None, rest: Printed, reason: str) -> Repair:
    """Return the log entry for `joined(first, rest)`."""
    before = first.text if first else ""
    return Repair(rule, rest.place, f"{before} | {rest.text}", joined(first, rest).text, reason)
