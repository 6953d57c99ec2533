"""Project forms, whole departments, evaluations and monitoring as typed rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tabular
from pipeline.normalize import problems as p
from pipeline.records import FundRow, IndicatorRow, OtherTable, OtherTableRow, PrintedTotal, ProjectRow
from pipeline.text import fold
from tests.normalize.forms import PLACE, evaluation, fund, indicator, printed, rules, told, typed

BLOCK = (fund("total", "10.00"), fund("total", "12.00", "调整"), fund("total", "11.40", "执行", row=7))


def test_an_evaluation_gives_a_row_for_each_phase_of_the_money():
    document = typed(evaluation(indicator(weight="90", score="90"), funds=BLOCK))
    assert [(row.phase, row.amount_yuan, row.amount_printed) for row in document.projects] == [
        ("批复", 100_000, "10.00"),
        ("调整", 120_000, "12.00"),
        ("执行", 114_000, "11.40"),
    ]
    assert [row.indicator_rows for row in document.projects] == [1, 0, 0]
    assert document.projects[2].source_row == 7
    assert rules(document) == []


def test_each_phase_has_a_row_of_its_own_the_approved_one_first():
    rows = typed(evaluation(indicator(), funds=BLOCK)).projects
    assert [row.row_id - rows[0].row_id for row in rows] == [0, 1, 2]


def test_the_approved_amount_is_the_blocks_total_where_no_other_cell_prints_it():
    document = typed(evaluation(amount=None, funds=BLOCK))
    assert document.projects[0].amount_yuan == 100_000


def test_a_budget_that_two_cells_print_differently_is_told():
    document = typed(evaluation(amount=printed("10.50"), funds=BLOCK))
    assert document.projects[0].amount_yuan == 105_000
    assert told(document, p.MONEY_BLOCK_DIFFERS).expected == "100000.00"


def test_two_totals_of_one_phase_that_differ_leave_it_open():
    document = typed(evaluation(funds=(fund("total", "11", "执行"), fund("total", "12", "执行"))))
    assert [(row.phase, row.amount_yuan) for row in document.projects] == [("批复", 100_000), ("执行", None)]
    assert p.MONEY_BLOCK_DIFFERS in rules(document)


def test_money_of_the_whole_project_is_no_phase_of_the_year():
    document = typed(evaluation(funds=(fund("total", "99", "批复", "project"),)))
    assert [row.amount_yuan for row in document.projects] == [100_000]
    assert [(row.span, row.amount_yuan) for row in document.funds] == [("project", 990_000)]


def test_every_amount_of_the_block_is_a_row_with_its_place():
    document = typed(evaluation(funds=(*BLOCK, fund("fiscal", "10.00", row=6), fund("task", "-", row=8))))
    assert [(row.fund_no, row.source, row.phase, row.amount_yuan, row.source_row) for row in document.funds] == [
        (1, "total", "批复", 100_000, 5),
        (2, "total", "调整", 120_000, 5),
        (3, "total", "执行", 114_000, 7),
        (4, "fiscal", "批复", 100_000, 6),
        (5, "task", "批复", None, 8),
    ]
    assert rules(document) == []


@pytest.mark.parametrize(
    ("parts", "is_told"),
    [
        ({"fiscal": "8", "carried_over": "2", "other": "0"}, False),
        ({"fiscal": "8", "carried_over": "1", "other": "0"}, True),
        ({"fiscal": "10.5"}, True),
        ({"fiscal": "8"}, False),
        ({"basic": "4", "project": "6"}, False),
        ({"basic": "4", "project": "5"}, True),
        ({"central": "4", "county": "5"}, False),
        ({"central": "6", "county": "5"}, True),
    ],
)
def test_the_parts_of_a_money_block_make_up_its_total(parts: dict[str, str], is_told: bool):
    funds = (fund("total", "10.00"), *(fund(source, amount) for source, amount in parts.items()))
    document = typed(evaluation(funds=funds))
    assert (rules(document) == [p.MONEY_BLOCK_DIFFERS]) == is_told
    if is_told:
        assert told(document, p.MONEY_BLOCK_DIFFERS).observed == "100000.00"


def test_an_unreadable_part_is_told_and_never_guessed():
    document = typed(evaluation(funds=(fund("total", "10"), fund("fiscal", "十万"), fund("other", "0"))))
    assert document.funds[1].amount_yuan is None
    assert p.UNREADABLE_AMOUNT in rules(document)


def test_a_form_for_a_whole_department_is_no_project_of_it():
    whole = evaluation(name=None, unit_label=None, form="whole_department")
    row = typed(whole, form="whole_department").projects[0]
    assert (row.name, row.name_printed, row.category, row.form, row.stage) == (
        "部门整体", None, "部门整体", "whole_department", "target",
    )  # fmt: skip


def test_the_category_that_a_form_prints_wins_over_the_names():
    named = evaluation(name=printed("定额公用经费"), category=printed("其他运转类"))
    assert typed(named).projects[0].category == "其他运转类"
    assert typed(replace(named, category=None)).projects[0].category == "运转类"


def test_a_code_printed_in_front_of_the_name_is_the_projects_code():
    coded = printed("99031722R000000040088-档案整理经费")
    row = typed(evaluation(name=coded)).projects[0]
    assert (row.project_code, row.name, row.project_key) == ("99031722R000000040088", "档案整理经费", "档案整理经费")
    assert row.name_printed == "99031722R000000040088-档案整理经费"


def test_a_code_in_front_of_the_name_that_contradicts_the_printed_one_is_left_in_the_name():
    coded = printed("99031722R000000040088-档案整理经费")
    row = typed(evaluation(name=coded, code=printed("99031722R000000040099"))).projects[0]
    assert (row.project_code, row.name) == ("99031722R000000040099", "99031722R000000040088-档案整理经费")


def test_the_year_that_a_form_prints_wins_over_the_documents():
    document = typed(evaluation(fiscal_year=2021), evaluation())
    assert [row.fiscal_year for row in document.projects] == [2021, 2023]


def test_dates_are_days_and_stay_beside_what_is_printed():
    document = typed(evaluation(start_date=printed("2023-01-01"), end_date=printed("2023年12月31日")))
    row = document.projects[0]
    assert (row.start_date, row.end_date, row.end_date_printed) == (
        date(2023, 1, 1), date(2023, 12, 31), "2023年12月31日",
    )  # fmt: skip
    assert rules(document) == []


@pytest.mark.parametrize("text", ["2023年12月", "2023-02-30", "长期", "2023"])
def test_what_names_no_day_is_no_date(text: str):
    document = typed(evaluation(end_date=printed(text)))
    assert document.projects[0].end_date is None
    assert rules(document) == [p.UNREADABLE_DATE]


def test_a_project_that_ends_before_it_starts_is_told():
    document = typed(evaluation(start_date=printed("20231231"), end_date=printed("20230101")))
    assert rules(document) == [p.UNREADABLE_DATE]


@pytest.mark.parametrize(
    ("text", "number_format", "rate"),
    [
        ("95%", None, "95"),
        ("95.00", None, "95"),
        ("0.95", None, "95"),
        ("0.95", "0.00%", "95"),
        ("95.00%", "0.00%", "95"),
        ("95.00000000000001%", None, "95"),
        ("0.9486956521739131", "0.00%", "94.869565"),
    ],
)
def test_an_execution_rate_is_in_percent_by_its_sign_its_format_or_the_amounts(
    text: str, number_format: str | None, rate: str
):
    document = typed(evaluation(funds=BLOCK, execution_rate=printed(text, number_format=number_format)))
    assert document.projects[2].execution_rate == Decimal(rate)
    assert rules(document) == []


def test_a_bare_fraction_without_amounts_is_no_rate():
    document = typed(evaluation(execution_rate=printed("0.95")))
    assert (document.projects[0].execution_rate, document.projects[0].execution_rate_printed) == (None, "0.95")
    assert told(document, p.EXECUTION_RATE).state == "undecidable"


def test_a_rate_that_the_amounts_contradict_is_told():
    document = typed(evaluation(funds=BLOCK, execution_rate=printed("80%")))
    assert "95.00" in told(document, p.EXECUTION_RATE).expected


@pytest.mark.parametrize("text", ["#DIV/0!", "-", "", "/"])
def test_a_rate_that_nobody_computed_is_none(text: str):
    document = typed(evaluation(execution_rate=printed(text)))
    assert document.projects[0].execution_rate is None
    assert rules(document) == []


def full_marks_missed(other: str):
    missed = indicator("整理天数", value="≥300天", actual="286天", score="10")
    return typed(evaluation(missed, indicator("归档卷数", value="≥10卷", actual=f"{other}卷", score=other)))


def test_full_marks_for_a_missed_target_are_told_where_another_score_of_the_form_has_decimals():
    assert rules(full_marks_missed("9.5")).count(p.SCORE_DIFFERS) == 1
    assert p.SCORE_DIFFERS not in rules(full_marks_missed("9"))


@pytest.mark.parametrize(
    ("weight", "total", "is_told"),
    [("80", "99.5", False), ("80", "90", False), ("80", "95", True), ("90", "109.5", True)],
)
def test_a_total_holds_the_points_of_the_execution_rate_where_the_weights_keep_ten_for_it(
    weight: str, total: str, is_told: bool
):
    rows = (indicator(), indicator("归档卷数", weight=weight, score=weight))
    document = typed(evaluation(*rows, funds=BLOCK, execution_rate=printed("95%"), total_score=printed(total)))
    assert (p.SCORE_DIFFERS in rules(document)) == is_told


@pytest.mark.parametrize(
    ("money", "total", "is_told"),
    [
        ((fund("total", "42.8"), fund("total", "42.1", "执行", row=7)), "99.84", False),
        ((fund("total", "42.8"), fund("total", "42.1", "执行", row=7)), "95", True),
        (BLOCK, "99.5", False),
        ((fund("total", "42.8"),), "99.84", True),
    ],
)
def test_the_points_of_the_execution_follow_from_the_money_where_no_rate_is_printed(money, total: str, is_told: bool):
    rows = (indicator(), indicator("归档卷数", weight="80", score="80"))
    document = typed(evaluation(*rows, amount=money[0].amount, funds=money, total_score=printed(total)))
    assert (p.SCORE_DIFFERS in rules(document)) == is_told
    assert {row.execution_rate for row in document.projects} == {None}


def test_scores_of_the_project_are_points():
    document = typed(
        evaluation(indicator(), funds=BLOCK, execution_score=printed("9.5"), total_score=printed("19.5分"))
    )
    row = document.projects[0]
    assert (row.execution_score, row.total_score, row.total_score_printed) == (
        Decimal("9.5"),
        Decimal("19.5"),
        "19.5分",
    )
    assert p.SCORE_DIFFERS not in rules(document)


@pytest.mark.parametrize(("total", "state"), [("99", "undecidable"), ("101", "fail"), ("88", "fail")])
def test_a_total_cannot_be_judged_where_points_for_the_execution_are_due_and_nothing_tells_them(total: str, state: str):
    rows = (indicator(), indicator("归档卷数", weight="80", score="80"))
    document = typed(evaluation(*rows, total_score=printed(total)))
    assert told(document, p.SCORE_DIFFERS).state == state


def test_a_total_score_that_is_not_the_sum_is_told():
    document = typed(evaluation(indicator(), total_score=printed("18")))
    assert told(document, p.SCORE_DIFFERS).expected == "10"


def test_an_evaluated_row_carries_target_actual_score_and_reason():
    row = typed(evaluation(indicator(actual="80%", score="8.89", reason="经费\n到位晚"))).indicators[0]
    assert (row.stage, row.comparator, row.value_low, row.measure_unit) == ("evaluation", "≥", 90, "%")
    assert (row.actual_printed, row.actual_value, row.score, row.reason) == (
        "80%", 80, Decimal("8.89"), "经费到位晚",
    )  # fmt: skip


def test_monitoring_says_so_and_keeps_its_forecast():
    monitored = evaluation(
        indicator(actual="60%", score=None, forecast="95%"), form="monitoring", funds=(fund("total", "5", "监控"),)
    )
    document = typed(monitored, form="monitoring")
    assert [(row.stage, row.forecast_printed) for row in document.indicators] == [("monitoring", "95%")]
    assert [(row.phase, row.stage) for row in document.projects] == [("批复", "monitoring"), ("监控", "monitoring")]


def test_a_baseline_is_kept_as_printed():
    assert typed(evaluation(indicator(baseline="85%"))).indicators[0].baseline_printed == "85%"


def test_the_other_tables_of_a_document_are_handed_on():
    table = OtherTable(PLACE, "three_public", "三公经费表", 6, 24, "no performance targets")
    (row,) = typed(evaluation(), other_tables=(table,)).other_tables
    assert (row.table_no, row.kind, row.title, row.cells, row.source_row) == (1, "three_public", "三公经费表", 24, 9)


def test_typed_rows_of_forms_fit_their_columns():
    table = OtherTable(PLACE, "unknown", "", 1, 1, "left")
    document = typed(evaluation(indicator(), funds=BLOCK, start_date=printed("2023-01-01")), other_tables=(table,))
    for row_type, rows in (
        (ProjectRow, document.projects),
        (IndicatorRow, document.indicators),
        (FundRow, document.funds),
        (OtherTableRow, document.other_tables),
    ):
        assert tabular.to_table(row_type, rows).num_rows == len(rows) > 0


def expenditure(amount: str) -> PrintedTotal:
    label, money = printed("青禾县档案局"), printed(amount)
    assert label is not None
    assert money is not None
    return PrintedTotal(PLACE, "department", label, money, printed("万元"), basis="project_expenditure")


@pytest.mark.parametrize(("amount", "state"), [("20.00", None), ("25.00", "undecidable"), ("19.00", "fail")])
def test_the_departments_project_expenditure_is_held_against_its_projects(amount: str, state: str | None):
    projects = (evaluation(form="list"), evaluation(form="list", name=printed("宣传经费")))
    whole = evaluation(name=None, amount=printed("500"), form="whole_department")
    document = typed(*projects, whole, totals=(expenditure(amount),), form="list")
    found = [one.state for one in document.findings if one.rule_id == p.PROJECT_EXPENDITURE_DIFFERS]
    assert found == ([state] if state else [])
    assert (document.control_totals[0].basis, document.control_totals[0].parts_yuan) == ("project_expenditure", 200_000)


def test_a_project_expenditure_in_a_document_without_projects_is_kept_and_no_problem():
    document = typed(totals=(expenditure("20.00"),))
    assert [(row.total_yuan, row.parts_yuan) for row in document.control_totals] == [(200_000, None)]
    assert not {p.UNCHECKED_TOTAL, p.PROJECT_EXPENDITURE_DIFFERS} & set(rules(document))


def test_a_total_of_one_year_is_not_held_against_projects_of_two():
    total = replace(expenditure("10.00"), basis="parts", scope="table")
    years = (evaluation(fiscal_year=2022, amount=printed("7")), evaluation(fiscal_year=2023))
    assert typed(*years, totals=(total,)).control_totals[0].difference_yuan == 0
    unlike = typed(*years, totals=(replace(expenditure("11"), basis="parts", scope="table"),))
    assert unlike.control_totals[0].difference_yuan is None
    assert p.UNCHECKED_TOTAL in rules(unlike)


def test_later_phases_are_no_parts_of_a_total():
    total = replace(expenditure("10.00"), basis="parts", scope="table")
    assert typed(evaluation(funds=BLOCK), totals=(total,)).control_totals[0].difference_yuan == 0


WORDS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.text(alphabet="0123456789.,-%／/万人次元分年月日≥≤（）完成 ", max_size=14),
    st.sampled_from(["95%", "0.95", "12.50", "1.2万人", "2023-12-31", "#DIV/0!", "9" * 40, "-0", "1e9", "100"]),
)


@given(st.lists(WORDS, min_size=16, max_size=16))
@settings(max_examples=200)
def test_whatever_a_form_prints_is_typed_or_kept_and_fits_the_columns(texts: list[str | None]):
    fields = ("value", "weight", "actual", "score", "reason", "forecast", "baseline", "comparator", "measure_unit")
    row = indicator(**dict(zip(fields, texts, strict=False)))
    others = ("execution_rate", "execution_score", "total_score", "start_date", "end_date", "amount")
    changes = {name: printed(text) for name, text in zip(others, texts[9:], strict=False)}
    funds = (fund("total", texts[15] or ""), fund("total", texts[14] or "", "执行"), fund("fiscal", texts[13] or ""))
    document = typed(evaluation(row, funds=funds, **changes))
    assert tabular.to_table(ProjectRow, document.projects).num_rows == len(document.projects)
    assert tabular.to_table(FundRow, document.funds).num_rows == 3
    (kept,) = document.indicators
    assert tabular.to_table(IndicatorRow, [kept]).num_rows == 1
    said = kept.actual_value is not None or kept.actual_text is not None
    assert said or not kept.actual_printed or not fold(kept.actual_printed).strip("-/")
