"""Made-up projects that each break one rule, leave it undecided, or just pass it: a document each, in one warehouse.

A case begins with a project that no rule finds fault with, and says what it changes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import staging

from pipeline import records as r

Rows = list[r.IndicatorRow]
Change = Callable[[Rows], Rows]


@dataclass(frozen=True)
class Case:
    """`wanted` is fail, undecidable or pass; `says` tells what the case is about."""

    rule: str
    wanted: str
    says: str
    project: dict[str, Any] = field(default_factory=dict)
    change: Change = lambda rows: rows
    is_evaluation: bool = False
    phases: dict[str, Decimal] = field(default_factory=dict)


def row(at: int, **changes: Any) -> Change:
    """Change one indicator: 0 quantity, 1 quality, 2 timeliness, 3 cost, 4 benefit, 5 satisfaction."""
    return lambda rows: [dataclasses.replace(one, **changes) if n == at else one for n, one in enumerate(rows)]


def every(**changes: Any) -> Change:
    return lambda rows: [dataclasses.replace(one, **changes) for one in rows]


def without(*gone: int) -> Change:
    return lambda rows: [one for n, one in enumerate(rows) if n not in gone]


GOOD = (
    ("产出指标", "数量指标", "培训教师人数", "≥", "100", "人", 20, "正向"),
    ("产出指标", "质量指标", "培训合格率", "≥", "95", "%", 10, "正向"),
    ("产出指标", "时效指标", "培训完成时限", "≤", "30", "天", 10, "反向"),
    ("成本指标", "经济成本指标", "人均培训成本", "≤", "600", "元/人", 20, "反向"),
    ("效益指标", "社会效益指标", "受益学校数", "≥", "10", "所", 20, "正向"),
    ("满意度指标", "服务对象满意度", "参训教师满意度", "≥", "90", "%", 10, "正向"),
)


def good_rows(document: int, stage: str = "target") -> Rows:
    """Return the six indicators of the project that no rule finds fault with."""
    return [
        staging.indicator(
            10000 + 100 * document + at,
            document,
            indicator_no=at + 1,
            level_1=level_1,
            level_2=level_2,
            level_1_printed=level_1,
            level_2_printed=level_2,
            name_printed=name,
            indicator_key=name,
            indicator_name=name,
            name_rules="",
            comparator=symbol,
            comparator_printed=symbol,
            value_printed=value,
            value_low=Decimal(value),
            measure_unit=unit,
            measure_unit_printed=unit,
            weight=Decimal(weight),
            weight_printed=str(weight),
            direction_printed=direction,
            direction_inferred=direction,
            source_row=at + 3,
            stage=stage,
            **(_reached(value, weight) if stage == "evaluation" else {}),
        )
        for at, (level_1, level_2, name, symbol, value, unit, weight, direction) in enumerate(GOOD)
    ]


def _reached(value: str, weight: int) -> dict[str, Any]:
    return {
        "actual_printed": value,
        "actual_value": Decimal(value),
        "score": Decimal(weight),
        "score_printed": str(weight),
    }


def project_rows(case: Case, document: int) -> list[r.ProjectRow]:
    """Return the case's project: its approved row, and a row for each later phase."""
    stage = "evaluation" if case.is_evaluation else "target"
    approved = staging.project(
        1000 + 10 * document,
        document,
        name=f"第{document}号教师培训",
        name_printed=f"第{document}号教师培训",
        project_key=f"第{document}号教师培训",
        goal="全年培训教师100人。",
        stage=stage,
        form="self_evaluation" if case.is_evaluation else "list",
        content_key=document,
        indicator_rows=6,
    )
    approved = dataclasses.replace(approved, **case.project)
    later = [
        dataclasses.replace(approved, row_id=approved.row_id + n, phase=phase, amount_yuan=yuan, indicator_rows=0)
        for n, (phase, yuan) in enumerate(case.phases.items(), 1)
    ]
    return [approved, *later]


def stage_of(cases: Sequence[Case], numbers: Sequence[int] | None = None) -> staging.Stage:
    """Return the staged rows and entities of cases; `numbers` are their documents, else 1, 2, …."""
    numbers = numbers or range(1, len(cases) + 1)
    documents, projects, indicators = [], [], []
    for case, number in zip(cases, numbers, strict=True):
        documents.append(staging.document(number, document_name=case.says))
        projects += project_rows(case, number)
        indicators += case.change(good_rows(number, projects[-1].stage))
    keys = sorted({one.indicator_key for one in indicators})
    return staging.Stage(
        documents=tuple(documents),
        projects=tuple(projects),
        indicators=tuple(indicators),
        entities=staging.entities(
            projects=tuple(
                r.ProjectEntity(n, staging.UNIT, f"第{n}号", None, None, 2024, 2024) for n in sorted(numbers)
            ),
            indicators=tuple(r.IndicatorEntity(100 + n, key, key) for n, key in enumerate(keys)),
            document_standings=tuple(
                r.DocumentStanding(staging.document_id(n), True, None, None) for n in sorted(numbers)
            ),
            project_standings=tuple(
                staging.standing(one.row_id, project_id=int(one.document_id, 16)) for one in projects
            ),
        ),
    )


def _same_as_output(rows: Rows) -> Rows:
    return row(4, name_printed="培训教师人数", indicator_key="培训教师人数")(rows)


_EXECUTED = {"调整": Decimal("120000.00"), "执行": Decimal("120000.00")}
_HALF = {"调整": Decimal("120000.00"), "执行": Decimal("60000.00")}
_NONE: dict[str, Any] = {"comparator": "＝", "value_low": Decimal(0), "direction_inferred": None, "direction": None}
_FEWER: dict[str, Any] = {"comparator": None, "direction_printed": "反向", "direction": "反向"}

CASES = (
    Case("S03", "fail", "a total row is read as a project", {"name": "合计"}),
    Case("S03", "pass", "a project whose name holds the word", {"name": "合计培训经费"}),
    Case("S05", "fail", "a bracket is not closed", change=row(0, name_printed="培训教师人数（含校长")),
    Case("S05", "fail", "a bracket is closed in another width", {"name": "教师培训（据实结算)"}),
    Case("S05", "pass", "a list counts with half brackets", {"goal": "1）培训教师100人；2）考核教师100人。"}),
    Case("S08", "fail", "a name is left to be filled in", {"goal": "完成XX项目100个。"}),
    Case("S08", "fail", "dots stand for a value", change=row(4, value_text="……", value_low=None)),
    Case("S08", "pass", "a numbered indicator has its text", change=row(0, name_printed="指标1：培训教师人数")),
    Case("S09", "fail", "last year's goal was left", {"goal": "2023年培训教师100人。"}),
    Case("S09", "fail", "the project ended before the year", {"end_date": date(2023, 12, 31)}),
    Case(
        "S09", "pass", "the goal names a document of an earlier year", {"goal": "落实（2021年）办法，培训教师100人。"}
    ),
    Case("S09", "undecidable", "the year is unknown", {"goal": "2023年培训教师100人。", "fiscal_year": None}),
    Case("C01", "fail", "a form without goal", {"goal": None, "form": "project_form"}),
    Case("C01", "undecidable", "a list that prints no goal at all", {"goal": None}),
    Case("C02", "fail", "no benefit", change=without(4)),
    Case("C02", "undecidable", "a class is unknown", change=row(4, level_1="其他指标", level_1_printed="其他指标")),
    Case("C03", "fail", "no quantity", change=without(0)),
    Case(
        "C03",
        "undecidable",
        "no level 2",
        change=row(0, level_2=None, level_2_printed=None, taxonomy_version=None),
    ),
    Case("C04", "fail", "no quality", change=without(1)),
    Case("C05", "fail", "no timeliness", change=without(2)),
    Case("C06", "fail", "no satisfaction", change=without(5)),
    Case("C07", "fail", "no cost", change=without(3)),
    Case(
        "C07", "pass", "cost as an output of the older taxonomy", change=row(3, level_1="产出指标", level_2="成本指标")
    ),
    Case("C09", "fail", "a direction is blank", change=row(0, direction_printed=None)),
    Case("C09", "pass", "a form without directions", change=every(direction_printed=None)),
    Case("C10", "fail", "two indicators", change=without(1, 2, 3, 5)),
    Case("C10", "pass", "three indicators", change=without(1, 2, 3)),
    Case(
        "V02",
        "fail",
        "weights of no scheme",
        change=lambda rows: row(4, weight=Decimal(10))(row(0, weight=Decimal(30))(rows)),
    ),
    Case("V02", "undecidable", "a weight is blank", change=row(4, weight=None, weight_printed=None)),
    Case("V03", "fail", "half of all points", change=row(0, weight=Decimal(50), weight_printed="50")),
    Case("V03", "pass", "just below", change=row(0, weight=Decimal("49.99"), weight_printed="49.99")),
    Case("V05", "fail", "an ASCII sign", change=row(0, comparator="＞", comparator_printed=">")),
    Case("V05", "pass", "an equals sign of either width", change=row(0, comparator="＝", comparator_printed="=")),
    Case("V06", "fail", "more is said to be worse", change=row(0, direction_printed="反向指标", direction="反向")),
    Case("V07", "fail", "more than all", change=row(1, value_low=Decimal(101))),
    Case("V07", "fail", "strictly more than all", change=row(1, comparator="＞", value_low=Decimal(100))),
    Case("V07", "pass", "all of it", change=row(1, value_low=Decimal(100))),
    Case("V07", "pass", "what grows", change=row(1, name_printed="产值增长率", value_low=Decimal(120))),
    Case("V09", "fail", "a cost of at least", change=row(3, comparator="≥")),
    Case("V09", "pass", "a saving of at least", change=row(3, comparator="≥", name_printed="成本节约率")),
    Case("V10", "fail", "an activity for a cost", change=row(3, level_2="社会成本指标", name_printed="加强业务学习")),
    Case(
        "V10", "pass", "a cost that others bear", change=row(3, level_2="生态环境成本指标", name_printed="施工扬尘污染")
    ),
    Case("V12", "fail", "a share of a quantity", change=row(0, measure_unit="%", measure_unit_printed="%")),
    Case("V13", "fail", "after the year", change=row(2, value_low=None, value_text="2025年3月底前", measure_unit=None)),
    Case(
        "V13", "pass", "within the year", change=row(2, value_low=None, value_text="2024年12月底前", measure_unit=None)
    ),
    Case(
        "V13",
        "undecidable",
        "the year is unknown",
        {"fiscal_year": None},
        row(2, value_low=None, value_text="2024年12月底前", measure_unit=None),
    ),
    Case("Q01", "fail", "one text under output and benefit", change=_same_as_output),
    Case("Q03", "fail", "the goal is the name", {"goal": "教师培训提标扩面", "project_key": "教师培训提标扩面"}),
    Case("Q05", "fail", "an activity in percent", change=row(1, name_printed="做好培训工作")),
    Case("Q05", "pass", "an activity that is counted", change=row(0, name_printed="做好教师培训")),
    Case("Q05", "fail", "a value in words", change=row(4, value_low=None, value_text="有所提升")),
    Case("Q08", "fail", "a target that waits", change=row(0, value_low=None, value_text="根据下达任务目标要求确定")),
    Case(
        "R01",
        "fail",
        "full points for half",
        {"execution_score": Decimal(10)},
        is_evaluation=True,
        phases=_HALF,
    ),
    Case(
        "R01",
        "pass",
        "half the points for half",
        {"execution_score": Decimal("5.1")},
        is_evaluation=True,
        phases=_HALF,
    ),
    Case(
        "R01",
        "pass",
        "a tenth of a point below, which binary fractions miss by a hair",
        {"execution_score": Decimal("7.8"), "amount_yuan": Decimal(100)},
        is_evaluation=True,
        phases={"执行": Decimal(79)},
    ),
    Case(
        "R01",
        "undecidable",
        "nothing to compute from",
        {"execution_score": Decimal(10), "amount_yuan": None},
        is_evaluation=True,
    ),
    Case(
        "R03",
        "fail",
        "missed without reason",
        change=lambda rows: row(1, reason="疫情")(row(0, actual_value=Decimal(90), score=Decimal(18))(rows)),
        is_evaluation=True,
    ),
    Case(
        "R03",
        "fail",
        "far exceeded without reason",
        change=lambda rows: row(1, reason="疫情")(row(0, actual_value=Decimal(130))(rows)),
        is_evaluation=True,
    ),
    *(
        Case(
            "R03",
            wanted,
            says,
            change=lambda rows, at=at, told=told: row(1 - at, reason="疫情")(row(at, **told)(rows)),
            is_evaluation=True,
        )
        for wanted, says, at, told in (
            ("fail", "more than 100 are not reached by 100", 0, {"comparator": "＞"}),
            ("pass", "more than 100 are reached by 101", 0, {"comparator": "＞", "actual_value": Decimal(101)}),
            ("fail", "less than 100 are not kept by 100", 0, {"comparator": "＜", "direction": "反向"}),
            ("pass", "less than 100 are kept by 99", 0, {"comparator": "＜", "actual_value": Decimal(99)}),
            ("fail", "none was to happen, and two did", 0, _NONE | {"actual_value": Decimal(2)}),
            ("pass", "none was to happen, and none did", 0, _NONE | {"actual_value": Decimal(0)}),
            ("fail", "fewer are better, and more were", 0, _FEWER | {"actual_value": Decimal(101)}),
            ("pass", "fewer are better, and fewer were", 0, _FEWER | {"actual_value": Decimal(99)}),
        )
    ),
    *(
        Case(
            "R03",
            "fail",
            f"missed, and the reason is {word}",
            change=row(0, actual_value=Decimal(90), score=Decimal(18), reason=word),
            is_evaluation=True,
        )
        for word in ("无", "不适用", "没有。", "／", "N/A")
    ),
    Case(
        "R03",
        "pass",
        "missed, and the reason begins with a word that says nothing",
        change=row(0, actual_value=Decimal(90), score=Decimal(18), reason="无人报名"),
        is_evaluation=True,
    ),
    Case(
        "R03",
        "pass",
        "missed with a reason",
        change=row(0, actual_value=Decimal(90), score=Decimal(18), reason="报名不足"),
        is_evaluation=True,
    ),
    Case(
        "R03",
        "undecidable",
        "a form without reasons",
        change=row(0, actual_value=Decimal(90), score=Decimal(18)),
        is_evaluation=True,
    ),
    Case(
        "R03",
        "undecidable",
        "full points, and nobody says what was reached",
        change=row(0, actual_value=None, actual_printed=None),
        is_evaluation=True,
    ),
    Case(
        "R03",
        "pass",
        "full points for what is told in words",
        change=row(0, actual_value=None, actual_printed="已完成", actual_text="已完成"),
        is_evaluation=True,
    ),
    Case(
        "R03",
        "pass",
        "full points for the execution rate, which has no actual of its own",
        change=row(0, name_printed="预算执行率", actual_value=None, actual_printed=None),
        is_evaluation=True,
    ),
    Case(
        "R03",
        "pass",
        "a form without actuals",
        change=every(actual_value=None, actual_printed=None),
        is_evaluation=True,
    ),
    Case("R05", "fail", "full marks, half spent", is_evaluation=True, phases=_HALF),
    Case("R05", "pass", "full marks, all spent", is_evaluation=True, phases=_EXECUTED),
    Case("R05", "undecidable", "nobody says what was spent", is_evaluation=True),
    Case("R05", "pass", "points were taken off", change=row(0, score=Decimal(1)), is_evaluation=True, phases=_HALF),
)
