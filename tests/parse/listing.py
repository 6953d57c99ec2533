"""Random list-form tables of a fictional county: what is printed, and the rows that a reader must find in it.

A listing is made from a `random.Random`, so that a seed is a table. How it becomes a file is in `drawn.py`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from samples.drawing import Merge

PROJECT_FIELDS = ("project", "amount", "goal")
INDICATOR_FIELDS = ("level_1", "level_2", "name", "comparator", "value", "measure_unit", "weight", "direction")
FIELDS = ("unit", *PROJECT_FIELDS, *INDICATOR_FIELDS)
"""The fields of a row of truth, in the order of the usual columns."""

HEADINGS = {
    "unit": ("单位名称", "预算单位", "单位"),
    "project": ("项目名称", "预算项目名称", "项目支出名称"),
    "amount": ("预算数", "项目预算金额", "年初预算数", "预算数（元）"),
    "goal": ("年度目标", "年度绩效目标", "总体目标", "年度总体目标"),
    "level_1": ("一级指标", "一级绩效指标"),
    "level_2": ("二级指标", "二级绩效指标"),
    "name": ("三级指标", "指标名称", "三级指标名称"),
    "comparator": ("指标性质", "计算符号"),
    "value": ("指标值", "年度指标值", "年度（/项目）指标值", "当年预期实现值"),
    "measure_unit": ("度量单位", "计量单位"),
    "weight": ("权重", "指标权重", "分值"),
    "direction": ("指标方向性", "指标方向"),
}
_CLASSES = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "经济效益指标"),
    ("满意度指标", "服务对象满意度"),
    ("成本指标", "经济成本指标"),
)
_UNITS = ("水务服务中心", "文化馆", "疾病预防控制中心", "公路养护段", "图书馆", "园林管理所", "不动产登记中心")
_SUBJECTS = ("河道清淤", "设备购置", "信息系统运维", "困难群众救助补助资金", "农村公路养护", "人才引进", "办案业务费")
_TAILS = ("", "（据实结算）", "经费", "项目-行政", "（2025年第一批）", "及配套设施建设工程（一期）")
_GOALS = (
    "完成全年任务。",
    "保障全县{n}个村的设施正常运行，及时维修损坏设施{n}处，群众反映问题按时办结。",
    "提高预算编制质量，严格执行预算，保障单位正常运转。",
    "按照省、市文件要求，为{n}名符合条件的对象按月足额发放补助（每人每月{n}元），做到应补尽补、不漏一人，"
    "并对发放情况开展抽查，抽查比例不低于{n}%，年底前完成绩效自评。",
)
_NAMES = (
    "完成{n}处维修",
    "发放及时率",
    "验收合格率",
    "受益人数",
    "群众满意度",
    "预算编制准确率(计算方法为：(执行数-预算数)/预算数)",
)
_WEIGHTS = {
    1: (90,),
    2: (50, 40),
    3: (30, 30, 30),
    4: (30, 20, 20, 20),
    5: (20, 20, 20, 20, 10),
    6: (20,) * 3 + (10,) * 3,
}


@dataclass(frozen=True)
class Listing:
    """A table as printed: full rows (merged cells repeat their text), merges, and the rows of truth.

    `kinds` names each body row `total` or `row`, `firsts` are the first rows of the projects; row 0 is the heading.
    """

    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...]
    truth: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    firsts: tuple[int, ...]

    def in_project(self, row: int) -> bool:
        """Whether the row goes on with the project of the row before it."""
        return row not in self.firsts and self.kinds[row - 1] == "row"


@dataclass(frozen=True)
class Plan:
    """What a listing shall look like: its columns, and the most departments, units, projects and indicators of each."""

    fields: tuple[str, ...] = FIELDS
    departments: int = 1
    units: int = 2
    projects: int = 3
    indicators: int = 4
    totals: tuple[str, ...] = ("department",)
    merge_classes: bool = False
    shuffle: bool = False


@dataclass
class _Printer:
    """A table while its rows are printed."""

    rng: Random
    plan: Plan
    order: list[str]
    body: list[dict[str, str]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)

    def total(self, label: str, amount: float) -> None:
        where = "unit" if "unit" in self.order else "project"
        self.body.append({where: label, "amount": f"{amount:,.2f}"})
        self.kinds.append("total")

    def department(self, code: int) -> float:
        units = [
            _unit(self.rng, code, n, self.plan.projects) for n in range(1, self.rng.randint(1, self.plan.units) + 1)
        ]
        amount = sum(amount for _, projects in units for _, amount in projects)
        if "department" in self.plan.totals:
            self.total(f"{code}-青禾县某{code}局部门", amount)
        for label, projects in units:
            self.unit(label, projects)
        return amount

    def unit(self, label: str, projects: list[tuple[str, float]]) -> None:
        if "unit" in self.plan.totals:
            self.total(label, sum(amount for _, amount in projects))
        start = len(self.body) + 1
        for name, amount in projects:
            self.project(label, name, amount)
        self.merge("unit", start, len(self.body) + 1)

    def project(self, label: str, name: str, amount: float) -> None:
        first = len(self.body) + 1
        self.firsts.append(first)
        goal = self.rng.choice(_GOALS).format(n=self.rng.randint(2, 9999))
        count = self.rng.randint(1, self.plan.indicators)
        classes = [self.rng.choice(_CLASSES) for _ in range(count)]
        classes = sorted(classes, key=_CLASSES.index) if self.plan.merge_classes else classes
        for pair, weight in zip(classes, _WEIGHTS[count], strict=True):
            shared = {"unit": label, "project": name, "amount": f"{amount:,.2f}", "goal": goal}
            self.body.append({**shared, **_indicator(self.rng, pair, weight)})
            self.kinds.append("row")
        for column in PROJECT_FIELDS:
            self.merge(column, first, first + count)
        if self.plan.merge_classes:
            self.merge_runs("level_1", first, [level_1 for level_1, _ in classes])
            self.merge_runs("level_2", first, classes)

    def merge_runs(self, name: str, first: int, keys: list[object]) -> None:
        for _, group in itertools.groupby(keys):
            count = len(list(group))
            self.merge(name, first, first + count)
            first += count

    def merge(self, name: str, start: int, end: int) -> None:
        if name in self.order and end - start > 1:
            self.merges.append(Merge(start, self.order.index(name), row_span=end - start))


def listing(rng: Random, plan: Plan | None = None) -> Listing:
    """Return a random listing after the plan."""
    plan = plan or Plan()
    order = list(plan.fields)
    if plan.shuffle:
        rng.shuffle(order)
    printer = _Printer(rng, plan, order)
    amounts = [printer.department(code) for code in sorted(rng.sample(range(101, 900), plan.departments))]
    if "table" in plan.totals:
        printer.total("合计", sum(amounts))
    rows = (_heading(rng, order), *(tuple(row.get(f, "") for f in order) for row in printer.body))
    printed = [row for row, kind in zip(printer.body, printer.kinds, strict=True) if kind == "row"]
    truth = tuple(tuple(row[f] if f in order else "" for f in FIELDS) for row in printed)
    return Listing(tuple(order), rows, tuple(printer.merges), truth, tuple(printer.kinds), tuple(printer.firsts))


def with_text(made: Listing, name: str, change: Callable[[str], str]) -> Listing:
    """Return the listing with a field's texts changed in each row that is no total."""
    rows = [
        tuple(
            change(t) if n and made.kinds[n - 1] == "row" and f == name else t
            for f, t in zip(made.fields, row, strict=True)
        )
        for n, row in enumerate(made.rows)
    ]
    at = FIELDS.index(name)
    truth = tuple((*row[:at], change(row[at]), *row[at + 1 :]) for row in made.truth)
    return Listing(made.fields, tuple(rows), made.merges, truth, made.kinds, made.firsts)


def _heading(rng: Random, order: list[str]) -> tuple[str, ...]:
    """Return heading words; a bare 单位 stands for the unit only left of the values, as a reader must assume."""
    words = [rng.choice(HEADINGS[name]) for name in order]
    values = [order.index(name) for name in ("value", "comparator") if name in order]
    return tuple(
        "单位名称" if word == "单位" and at > min(values, default=0) else word for at, word in enumerate(words)
    )


def _unit(rng: Random, code: int, number: int, projects: int) -> tuple[str, list[tuple[str, float]]]:
    names = rng.sample(_SUBJECTS, rng.randint(1, projects))
    amounts = [rng.choice((1000, 25000.5, 1234567.89, 300000)) + rng.randint(0, 999) for _ in names]
    label = f"{code}{number:03d}-青禾县{rng.choice(_UNITS)}"
    return label, [(name + rng.choice(_TAILS), amount) for name, amount in zip(names, amounts, strict=True)]


def _indicator(rng: Random, classes: tuple[str, str], weight: int) -> dict[str, str]:
    comparator = rng.choice(("≥", "≤", "=", ">", "定性"))
    is_word = comparator == "定性"
    return {
        "level_1": classes[0],
        "level_2": classes[1],
        "name": rng.choice(_NAMES).format(n=rng.randint(2, 99)),
        "comparator": comparator,
        "value": "良好" if is_word else str(rng.randint(1, 9999)),
        "measure_unit": "" if is_word else rng.choice(("%", "人", "次", "平方米", "人次/年")),
        "weight": str(weight),
        "direction": rng.choice(("正向指标", "反向指标", "")),
    }
