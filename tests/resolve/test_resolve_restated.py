"""A budget, the evaluation of it and the monitoring of it: one project, and its money counted once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Entities, ProjectStanding
from pipeline.resolve.decisions import Decisions
from pipeline.resolve.entities import Known, resolve_rows
from pipeline.resolve.printed import PrintedProject
from tests.resolve.linked import NEW, OLD, became, decision
from tests.resolve.printed import FEBRUARY, MARCH, document, project

NOBODY = {"unit_code": None, "unit_name": None}


def evaluated(name: str = "校舍维修", source: str = "e", number: int = 1, **changes: object) -> list[PrintedProject]:
    """An evaluation's rows: what was approved, adjusted and spent."""
    common = {"stage": "evaluation", "project_no": number, **changes}
    amounts = {"批复": Decimal(1000), "调整": Decimal(1200), "执行": Decimal(1100)}
    amounts["批复"] = common.pop("amount_yuan", amounts["批复"])  # type: ignore[assignment]
    return [project(name, source, phase=phase, amount_yuan=amount, **common) for phase, amount in amounts.items()]


def resolved(*rows: PrintedProject, **dates: object) -> Entities:
    documents = [document(name, published_on=dates.get(name)) for name in sorted({row.document_id for row in rows})]
    return resolve_rows(rows, documents, [], Known())


def standing(entities: Entities, row: PrintedProject) -> ProjectStanding:
    return next(one for one in entities.project_standings if one.row_id == row.row_id)


def counting(entities: Entities, rows: list[PrintedProject]) -> list[tuple[str, str]]:
    """The documents and phases that count as money."""
    current = {one.row_id for one in entities.project_standings if one.is_current}
    return [(row.document_id, row.phase) for row in rows if row.row_id in current]


def rules(entities: Entities) -> list[tuple[str, str]]:
    return [(finding.rule_id, finding.document_id) for finding in entities.findings]


def test_an_evaluation_restates_the_budget_and_adds_what_was_adjusted_and_spent():
    budget, report = project(project_no=1), evaluated()
    entities = resolved(budget, *report)
    assert counting(entities, [budget, *report]) == [("a", "批复"), ("e", "调整"), ("e", "执行")]
    assert standing(entities, report[0]).restates_row_id == budget.row_id
    assert standing(entities, report[0]).is_valid
    assert len(entities.projects) == 1
    assert rules(entities) == [("D05", "e")]


def test_an_evaluation_is_no_duplicate_correction_or_twin_of_the_budget():
    entities = resolved(project(project_no=1, content_key=7), *evaluated(content_key=7), a=FEBRUARY, e=MARCH)
    assert all(d.is_current and not d.superseded_by and not d.duplicate_of for d in entities.document_standings)
    assert not any(one.is_disputed for one in entities.project_standings)


def test_a_budget_and_its_evaluation_in_one_document_are_one_project():
    budget, report = project(document="e", project_no=1), evaluated(number=2)
    entities = resolved(budget, *report)
    assert len(entities.projects) == 1
    assert counting(entities, [budget, *report]) == [("e", "批复"), ("e", "调整"), ("e", "执行")]
    assert standing(entities, budget).is_current


def test_without_a_budget_document_the_evaluations_amounts_count():
    report = evaluated()
    assert [phase for _, phase in counting(resolved(*report), report)] == ["批复", "调整", "执行"]


def test_each_row_that_does_not_count_leads_to_the_one_that_does_phase_by_phase():
    budget, report, copy = project(project_no=1), evaluated(), evaluated(source="f")
    entities = resolved(budget, *report, *copy)
    told = [(one.counted_row_id, one.standing_reason) for one in (standing(entities, row) for row in (*report, *copy))]
    assert told == [
        (budget.row_id, "restates"),
        (None, None),
        (None, None),
        (budget.row_id, "repeats"),
        (report[1].row_id, "repeats"),
        (report[2].row_id, "repeats"),
    ]


def test_what_a_person_decided_reaches_all_phases_and_is_named_there():
    line, body = decision("same", "甲", "乙", unit="301007"), became("recode", OLD, NEW)
    budget, report = project("甲", project_no=1, fiscal_year=2023, **OLD), evaluated("乙", **NEW)
    known = Known(decisions=Decisions(projects=(line,), bodies=(body,)))
    entities = resolve_rows([budget, *report], [document(name) for name in "ae"], [], known)
    assert {(one.link_rule, one.link_decided_by) for one in entities.project_standings} == {
        ("name key", "rule"),
        ("steward", str(line.line)),
    }
    assert len({one.project_id for one in entities.project_standings}) == 1
    assert [one.decided_by for one in entities.body_successions] == [str(body.line)]
    assert [(one.change, one.decided_by) for one in entities.project_lineages] == [("renamed", str(line.line))]


def test_a_project_that_only_the_evaluation_prints_counts_beside_the_budgets():
    budget, report = project(project_no=1), evaluated("年中追加项目")
    assert len(counting(resolved(budget, *report), [budget, *report])) == 4


def test_a_budget_of_another_year_is_not_restated():
    budget, report = project(project_no=1, fiscal_year=2023), evaluated()
    assert len(counting(resolved(budget, *report), [budget, *report])) == 4


def test_a_budget_that_the_evaluation_states_otherwise_is_told_with_both_figures():
    budget, report = project(project_no=1), evaluated(amount_yuan=Decimal(900))
    (finding,) = (one for one in resolved(budget, *report).findings if one.rule_id == "D06")
    assert (finding.observed, finding.expected, finding.row_id) == ("900", "1000", report[0].row_id)


def test_a_budget_document_without_money_leads_to_what_the_evaluation_says_was_approved():
    budget, report = project(project_no=1, amount_yuan=None), evaluated()
    entities = resolved(budget, *report)
    told = standing(entities, budget)
    assert (told.is_current, told.is_adjusted, told.approved_row_id) == (True, False, report[0].row_id)
    assert counting(entities, [budget, *report]) == [("a", "批复"), ("e", "调整"), ("e", "执行")]
    (finding,) = (one for one in entities.findings if one.rule_id == "D06")
    assert (finding.observed, finding.expected) == ("1000", "")
    assert "without an amount" in finding.message


def test_of_two_later_stages_the_first_says_what_was_approved_of_a_budget_without_money():
    budget, report = project(project_no=1, amount_yuan=None), evaluated()
    watched = project(document="m", project_no=1, stage="monitoring", amount_yuan=Decimal(900))
    assert standing(resolved(budget, *report, watched), budget).approved_row_id == report[0].row_id
    assert standing(resolved(budget, watched), budget).approved_row_id == watched.row_id


@pytest.mark.parametrize("tranche", [None, "提前下达"])
def test_a_budget_row_without_money_beside_another_of_its_project_takes_nothing_from_the_evaluation(tranche):
    budget, empty = project(project_no=2, tranche=tranche), project(project_no=1, amount_yuan=None)
    entities = resolved(budget, empty, *evaluated())
    assert [standing(entities, row).approved_row_id for row in (budget, empty)] == [None, None]


def test_of_two_names_that_a_person_called_one_project_neither_says_alone_what_was_approved():
    budget, parts = project("甲", project_no=1, amount_yuan=None), [*evaluated("甲"), *evaluated("乙", number=2)]
    known = Known(decisions=Decisions(projects=(decision("same", "甲", "乙", unit="301001"),)))
    entities = resolve_rows([budget, *parts], [document(name) for name in "ae"], [], known)
    assert len({one.project_id for one in entities.project_standings}) == 1
    assert standing(entities, budget).approved_row_id is None


def test_a_restated_budget_of_10000_times_as_much_is_told_as_a_matter_of_the_money_unit():
    budget, report = project(project_no=1, document="b"), evaluated(amount_yuan=Decimal(10_000_000))
    (finding,) = (one for one in resolved(budget, *report).findings if one.rule_id == "D06")
    assert "10,000 times the other" in finding.message


def test_monitoring_yields_to_the_evaluation_and_both_to_the_budget():
    monitored = [
        project(document="m", project_no=1, phase=phase, stage="monitoring", amount_yuan=amount)
        for phase, amount in (("批复", Decimal(1000)), ("监控", Decimal(400)))
    ]
    report, budget = evaluated(), project(project_no=1)
    without = [*monitored, *report]
    assert counting(resolved(*without), without) == [("m", "监控"), ("e", "批复"), ("e", "调整"), ("e", "执行")]
    everything = [budget, *without]
    assert counting(resolved(*everything), everything)[0] == ("a", "批复")
    assert ("m", "批复") not in counting(resolved(*everything), everything)


def test_the_same_evaluation_in_two_formats_counts_once_in_every_phase():
    rows = [*evaluated(), *evaluated(source="f")]
    entities = resolved(*rows)
    assert counting(entities, rows) == [("e", "批复"), ("e", "调整"), ("e", "执行")]
    assert [one.is_valid for one in entities.project_standings].count(True) == 3
    assert [(d.document_id, d.duplicate_of) for d in entities.document_standings] == [("e", None), ("f", "e")]


@pytest.mark.parametrize(
    "unit",
    [
        {"unit_code": None, "unit_name": "青禾县教育局"},
        {"unit_code": None, "unit_name": "县教育局（本级）"},
        NOBODY,
        {**NOBODY, "amount_yuan": Decimal(900)},
        {**NOBODY, "department_code": None, "department_name": "别名"},
    ],
    ids=["its name alone", "another name, the same amount", "nobody", "nobody and another amount", "no department"],
)
def test_an_evaluation_that_names_its_unit_loosely_finds_the_budget(unit: dict[str, object]):
    budget, report = project(project_no=1), evaluated(**unit)
    entities = resolved(budget, *report)
    assert len({one.project_id for one in entities.project_standings}) == 1
    assert {one.unit_id for one in entities.project_standings} == {entities.units[0].unit_id}
    assert counting(entities, [budget, *report]) == [("a", "批复"), ("e", "调整"), ("e", "执行")]


def test_where_no_region_is_told_another_bodys_budget_of_the_same_amount_is_not_restated():
    nowhere = {"region_code": None, "region_name": None, "department_code": None, "unit_code": None}
    budget = project(project_no=1, **nowhere, department_name="青禾县民政局", unit_name="青禾县民政局")
    report = evaluated(**nowhere, department_name=None, unit_name="云陵县民政局")
    entities = resolved(budget, *report)
    assert {unit.name for unit in entities.units} >= {"青禾县民政局", "云陵县民政局"}
    assert ("e", "批复") in counting(entities, [budget, *report])


@pytest.mark.parametrize("unit", ["县民政局", "青禾县民政局机关"])
def test_where_no_region_is_told_a_unit_in_fewer_or_more_words_is_the_budgets(unit):
    nowhere = {"region_code": None, "region_name": None, "department_code": None, "unit_code": None}
    budget = project(project_no=1, **nowhere, department_name=None, unit_name="青禾县民政局")
    report = evaluated(**nowhere, department_name=None, unit_name=unit)
    assert ("e", "批复") not in counting(resolved(budget, *report), [budget, *report])


def test_an_evaluation_without_a_unit_takes_none_where_two_units_print_its_project():
    budgets = [project(project_no=1), project(project_no=2, unit_code="301002", unit_name="青禾县二中")]
    entities = resolved(*budgets, *evaluated(**NOBODY))
    assert len(entities.projects) == 3


def test_a_unit_that_an_evaluation_prints_with_its_code_is_never_replaced():
    entities = resolved(project(project_no=1), *evaluated(unit_code="301002", unit_name="青禾县二中"))
    assert len(entities.projects) == 2


def test_all_phases_stand_under_the_unit_that_was_found_for_the_approved_one():
    budget = project(project_no=1)
    copy = evaluated(**NOBODY, stage="target")
    units = {standing(resolved(budget, *copy), row).unit_id for row in copy}
    assert len(units) == 1


def test_a_whole_department_is_a_project_of_its_own():
    whole = project("部门整体", "w", project_no=1, category="部门整体", amount_yuan=Decimal(10**6), **NOBODY)
    entities = resolved(project(project_no=1), whole)
    assert sorted(one.name for one in entities.projects) == ["校舍维修", "部门整体"]
    assert all(one.is_current for one in entities.project_standings)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_counts_does_not_depend_on_the_order_of_rows(random):
    rows = [
        project(project_no=1),
        project("宣传", project_no=2),
        *evaluated(),
        *evaluated("宣传", number=2, **NOBODY),
        *evaluated("宣传", source="f", number=1),
    ]
    documents = [document(name) for name in "aef"]
    shuffled = resolve_rows(random.sample(rows, len(rows)), random.sample(documents, 3), [], Known())
    assert shuffled == resolve_rows(rows, documents, [], Known())
    money = [(one.project_id, row.phase) for one in shuffled.project_standings if one.is_current
             for row in rows if row.row_id == one.row_id]  # fmt: skip
    assert len(money) == len(set(money))
