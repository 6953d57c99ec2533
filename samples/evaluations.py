"""The self-evaluations that departments publish after the year: one form a project, with what was reached and spent.

`county/evaluations.csv` lists the forms, `actuals.csv` what each indicator reached. It hands on each form as rows with
merged cells, which `make.py` sends to the writer of its format.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samples import county
from samples.county import Department, Indicator, Project
from samples.drawing import Merge

_WIDTH = 10
_MONEY_HEADINGS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
_HEADINGS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_EXECUTION_POINTS = "10"
Spanned = tuple[str, int]
"""A text and how many columns it takes."""


@dataclass(frozen=True, slots=True)
class Actual:
    """What one indicator reached, as printed; `restated` is the target where the form prints another one."""

    actual: str
    score: str
    reason: str
    restated: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A form: its file below the county's folder, its project, and what was adjusted, spent and reached."""

    file: str
    year: str
    department: Department
    project: Project
    adjusted_yuan: Decimal
    executed_yuan: Decimal
    rate: str
    rate_score: str
    achieved: str
    total_score: str
    actuals: dict[str, Actual]


@dataclass(frozen=True, slots=True)
class FormRows:
    """A form's rows, each as wide as the form, and its merged cells (from 0)."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...]


def evaluations() -> tuple[Evaluation, ...]:
    """Return the forms of `evaluations.csv`."""
    return tuple(_evaluation(row) for row in county.records("evaluations"))


def _evaluation(row: dict[str, str]) -> Evaluation:
    projects = county.projects_of(row["department"], int(row["year"]))
    return Evaluation(
        file=row["file"],
        year=row["year"],
        department=county.department(row["department"]),
        project=next(one for one in projects if (one.unit_name, one.key) == (row["unit"], row["project"])),
        adjusted_yuan=Decimal(row["adjusted"]),
        executed_yuan=Decimal(row["executed"]),
        rate=row["rate"],
        rate_score=row["rate_score"],
        achieved=row["achieved"],
        total_score=row["total_score"],
        actuals={
            one["indicator"]: Actual(one["actual"], one["score"], one["reason"], one["restated"])
            for one in county.records("actuals")
            if (one["year"], one["unit"], one["project"]) == (row["year"], row["unit"], row["project"])
        },
    )


def form_rows(form: Evaluation) -> FormRows:
    """Return the rows of a form, from its title to the total score."""
    lines = [*_labels(form), *_money(form), *_goals(form), *_indicators(form), _total(form)]
    rows, merges = [], []
    for number, line in enumerate(lines):
        texts: list[str] = []
        for text, width in line:
            if width > 1:
                merges.append(Merge(number, len(texts), column_span=width))
            texts += [text, *[""] * (width - 1)]
        rows.append(tuple(texts))
    return FormRows(tuple(rows), (*merges, *_groups(form)))


def _labels(form: Evaluation) -> list[list[Spanned]]:
    return [
        [("项目支出绩效自评表", _WIDTH)],
        [(f"（{form.year}年度）", _WIDTH)],
        [("项目名称", 1), (form.project.name, 9)],
        [
            ("主管部门", 1),
            (f"{form.department.code}-{form.department.name}", 4),
            ("实施单位", 1),
            (f"{form.project.unit_code}-{form.project.unit_name}", 4),
        ],
    ]


def _money(form: Evaluation) -> list[list[Spanned]]:
    """Return the money block in 万元: the year's total, and the part that the budget pays."""
    spent = [_in_ten_thousands(yuan) for yuan in (form.project.amount_yuan, form.adjusted_yuan, form.executed_yuan)]
    total = [*spent, _EXECUTION_POINTS, form.rate, form.rate_score]
    parts = [*spent, "－", form.rate, "－"]
    return [
        [("项目资金（万元）", 1), ("", 3), *_single(_MONEY_HEADINGS)],
        [("", 1), ("年度资金总额", 3), *_single(total)],
        [("", 1), ("其中：当年财政拨款", 3), *_single(parts)],
    ]


def _goals(form: Evaluation) -> list[list[Spanned]]:
    return [
        [("年度总体目标", 1), ("预期目标", 5), ("实际完成情况", 4)],
        [("", 1), (form.project.goal, 5), (form.achieved, 4)],
    ]


def _indicators(form: Evaluation) -> list[list[Spanned]]:
    first, second, name, *others = _HEADINGS
    heading: list[Spanned] = [("绩效指标", 1), (first, 1), (second, 1), (name, 2), *_single(others)]
    return [heading, *(_indicator(one, form.actuals[one.name]) for one in form.project.indicators)]


def _indicator(one: Indicator, reached: Actual) -> list[Spanned]:
    target = f"{one.comparator}{reached.restated or one.value}{one.measure_unit}"
    values = _single((target, reached.actual, one.weight, reached.score, reached.reason))
    return [("", 1), (one.level_1, 1), (one.level_2, 1), (one.name, 2), *values]


def _total(form: Evaluation) -> list[Spanned]:
    return [("总分", 7), ("100", 1), (form.total_score, 1), ("", 1)]


def _groups(form: Evaluation) -> list[Merge]:
    """Return the cells merged downwards: the blocks' labels, and each class beside its indicators."""
    first = len(_labels(form)) + len(_money(form)) + len(_goals(form))
    indicators = form.project.indicators
    groups = [Merge(4, 0, row_span=3), Merge(7, 0, row_span=2), Merge(first, 0, row_span=len(indicators) + 1)]
    at = first + 1
    for _, run in itertools.groupby(indicators, key=lambda one: one.level_1):
        height = len(list(run))
        groups.append(Merge(at, 1, row_span=height))
        at += height
    return groups


def _single(texts: Sequence[str]) -> list[Spanned]:
    return [(text, 1) for text in texts]


def _in_ten_thousands(yuan: Decimal) -> str:
    return f"{yuan / 10_000:,.4f}"
