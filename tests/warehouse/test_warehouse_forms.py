"""Evaluations, monitoring, money blocks and other tables in the warehouse: each in its own place, nothing twice."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import staging

from pipeline import records as r
from warehouse import schema
from warehouse.checks import check_names, run_check, run_checks
from warehouse.errors import BuildError
from warehouse.sqlfiles import read_folder

EVALUATED = {"form": "self_evaluation", "stage": "evaluation"}


def report(row_id: int, **changes: Any) -> r.IndicatorRow:
    told = {"stage": "evaluation", "actual_printed": "28株", "actual_value": Decimal(28), "score": Decimal(84),
            "reason": "两株枯死", "scoring_rule": "current", "actual_text": None} | changes  # fmt: skip
    return staging.indicator(row_id, 2, **told)


def year_of_a_project(**changes: Any) -> staging.Stage:
    """A budget, its evaluation (approved, adjusted and executed) and its monitoring."""
    later = {"indicator_rows": 0, "weight_total": None, **EVALUATED}
    base = staging.Stage(
        documents=(
            staging.document(1),
            staging.document(2, form="self_evaluation"),
            staging.document(3, form="monitoring"),
        ),
        projects=(
            staging.project(101, 1),
            staging.project(201, 2, **EVALUATED),
            staging.project(202, 2, phase="调整", amount_yuan=Decimal(130000), **later),
            staging.project(203, 2, phase="执行", amount_yuan=Decimal(125000), **later),
            staging.project(301, 3, form="monitoring", stage="monitoring"),
        ),
        indicators=(staging.indicator(1001, 1), report(1002), dataclasses.replace(
            report(1003, stage="monitoring", score=None, forecast_printed="30株"), document_id=staging.document_id(3)
        )),
        entities=staging.entities(
            document_standings=tuple(r.DocumentStanding(staging.document_id(n), True, None, None) for n in (1, 2, 3)),
            project_standings=(
                staging.standing(101),
                staging.standing(201, is_current=False, is_valid=True, restates_row_id=101),
                staging.standing(202),
                staging.standing(203),
                staging.standing(301, is_current=False, is_valid=True, restates_row_id=101),
            ),
        ),
    )  # fmt: skip
    return dataclasses.replace(base, **changes)


def test_the_money_of_a_year_counts_once_in_each_phase(tmp_path: Path) -> None:
    with staging.opened(year_of_a_project().build(tmp_path)) as ask:
        sql = "SELECT phase, amount_yuan, form FROM {} ORDER BY row_id"
        assert ask.execute(sql.format("mart_project_budget")).fetchall() == [("批复", 120000, "list")]
        assert ask.execute(sql.format("mart_project_execution")).fetchall() == [
            ("调整", 130000, "self_evaluation"),
            ("执行", 125000, "self_evaluation"),
        ]
        restated = (
            "SELECT row_id, restates_row_id FROM fact_project_budget WHERE restates_row_id IS NOT NULL ORDER BY row_id"
        )
        assert ask.execute(restated).fetchall() == [(201, 101), (301, 101)]


def test_targets_actuals_and_monitoring_stand_apart(tmp_path: Path) -> None:
    with staging.opened(year_of_a_project().build(tmp_path)) as ask:
        for mart, row in (("target", 1001), ("actual", 1002), ("monitoring", 1003)):
            assert ask.execute(f"SELECT row_id FROM mart_indicator_{mart}").fetchall() == [(row,)]


def test_an_actual_stands_beside_the_target_as_the_evaluation_restates_it(tmp_path: Path) -> None:
    with staging.opened(year_of_a_project().build(tmp_path)) as ask:
        columns = "comparator, value_low, measure_unit, actual_printed, actual_value, score, reason, scoring_rule"
        assert ask.execute(f"SELECT {columns} FROM mart_indicator_actual").fetchall() == [
            ("≥", 30, "株", "28株", 28, 84, "两株枯死", "current")
        ]
        assert ask.execute("SELECT target_row_id FROM mart_indicator_actual").fetchall() == [(1001,)]
        assert ask.execute("SELECT forecast_printed FROM mart_indicator_monitoring").fetchall() == [("30株",)]


def test_the_mart_of_actuals_has_all_columns_of_the_mart_of_targets(tmp_path: Path) -> None:
    with staging.opened(year_of_a_project().build(tmp_path)) as ask:
        columns = {name: [c.name for c in schema.columns(ask)[name]] for name in schema.views()}
        for mart in ("mart_indicator_actual", "mart_indicator_monitoring"):
            targets = columns["mart_indicator_target"]
            assert columns[mart][: len(targets)] == targets
        assert {"actual_printed", "actual_value", "score", "reason", "scoring_rule"} <= set(
            columns["mart_indicator_actual"]
        )


def test_a_target_that_two_rows_share_is_linked_to_neither(tmp_path: Path) -> None:
    stage = year_of_a_project()
    twice = (*stage.indicators, dataclasses.replace(stage.indicators[0], row_id=1009, indicator_no=2))
    with staging.opened(year_of_a_project(indicators=twice).build(tmp_path)) as ask:
        assert ask.execute("SELECT target_row_id FROM fact_indicator_actual").fetchall() == [(None,), (None,)]


def test_a_report_is_held_against_the_target_of_the_budget_that_counts(tmp_path: Path) -> None:
    stage = year_of_a_project()
    replaced = staging.standing(401, is_current=False, standing_reason="replaced")
    standings = (*stage.entities.project_standings, replaced)
    both = year_of_a_project(
        documents=(*stage.documents, staging.document(4)),
        projects=(*stage.projects, staging.project(401, 4)),
        indicators=(*stage.indicators, staging.indicator(1004, 4)),
        entities=dataclasses.replace(stage.entities, project_standings=standings),
    )
    with staging.opened(both.build(tmp_path)) as ask:
        assert ask.execute("SELECT target_row_id FROM fact_indicator_actual").fetchall() == [(1001,), (1001,)]


@pytest.mark.parametrize("unknown", ["year", "indicator"])
def test_what_is_of_an_unknown_year_or_indicator_reports_on_no_target(tmp_path: Path, unknown: str) -> None:
    stage = year_of_a_project()
    if unknown == "year":
        stage.projects = tuple(dataclasses.replace(one, fiscal_year=None) for one in stage.projects)
    else:
        stage.entities = dataclasses.replace(stage.entities, indicators=())
    with staging.opened(stage.build(tmp_path)) as ask:
        assert ask.execute("SELECT target_row_id FROM fact_indicator_actual").fetchall() == [(None,), (None,)]


def test_of_two_targets_in_two_classes_each_report_is_held_against_that_of_its_own(tmp_path: Path) -> None:
    stage = year_of_a_project()
    others = (
        dataclasses.replace(one, row_id=one.row_id + 100, indicator_no=2, level_2="质量指标")
        for one in stage.indicators
    )
    with staging.opened(year_of_a_project(indicators=(*stage.indicators, *others)).build(tmp_path)) as ask:
        found = ask.execute("SELECT row_id, target_row_id FROM fact_indicator_actual ORDER BY row_id").fetchall()
        assert found == [(1002, 1001), (1003, 1001), (1102, 1101), (1103, 1101)]


def test_an_actual_whose_class_is_printed_otherwise_still_finds_its_only_target(tmp_path: Path) -> None:
    stage = year_of_a_project()
    other = (stage.indicators[0], dataclasses.replace(stage.indicators[1], level_2="质量指标"))
    with staging.opened(year_of_a_project(indicators=other).build(tmp_path)) as ask:
        assert ask.execute("SELECT target_row_id FROM fact_indicator_actual").fetchall() == [(1001,)]


def test_reports_do_not_add_to_the_reach_of_an_indicator(tmp_path: Path) -> None:
    with staging.opened(year_of_a_project().build(tmp_path)) as ask:
        assert ask.execute("SELECT reach_rows FROM dim_indicator WHERE indicator_id = 51").fetchall() == [(1,)]


def funds() -> tuple[r.FundRow, ...]:
    return (
        staging.fund(501, 1, source="total", label_printed="年度资金总额"),
        staging.fund(502, 1, fund_no=2),
        staging.fund(503, 2, source="total"),
        staging.fund(504, 2, source="total", phase="执行", fund_no=2, amount_yuan=Decimal(125000)),
        staging.fund(505, 2, source="total", span="project", fund_no=3),
    )


def test_a_money_block_counts_in_the_budget_and_later_phases_in_the_evaluation(tmp_path: Path) -> None:
    with staging.opened(year_of_a_project(funds=funds()).build(tmp_path)) as ask:
        sql = (
            "SELECT row_id, span, phase, source, amount_yuan, project_row_id FROM mart_project_funding ORDER BY row_id"
        )
        assert ask.execute(sql).fetchall() == [
            (501, "year", "批复", "total", 120000, 101),
            (502, "year", "批复", "fiscal", 120000, 101),
            (504, "year", "执行", "total", 125000, 201),
            (505, "project", "批复", "total", 120000, 201),
        ]


def test_a_fund_without_its_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="1 staged fund rows belong to no staged project"):
        staging.Stage(funds=(staging.fund(project_no=9),)).build(tmp_path)


def test_a_later_phase_without_its_approved_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="1 staged phase rows belong to no staged project"):
        staging.Stage(projects=(staging.project(phase="执行"),), indicators=()).build(tmp_path)


@pytest.mark.parametrize(
    ("twin", "mart"),
    [
        ("v_指标完成", "mart_indicator_actual"),
        ("v_指标监控", "mart_indicator_monitoring"),
        ("v_项目资金", "mart_project_funding"),
    ],
)
def test_a_chinese_twin_says_the_same_in_chinese(twin: str, mart: str, tmp_path: Path) -> None:
    with staging.opened(year_of_a_project(funds=funds()).build(tmp_path)) as ask:
        rows = [ask.execute(f"FROM {view} ORDER BY 1").fetchall() for view in (twin, mart)]
        assert rows[0] == rows[1] != []
        assert all(not column.name.isascii() for column in schema.columns(ask)[twin])


def whole_department(form: str = "whole_department") -> staging.Stage:
    """A department's own form (or its evaluation), which holds the money of its project once more."""
    stage = year_of_a_project()
    whole = staging.project(
        401, 1, project_no=2, name="部门整体", name_printed=None, category="部门整体", form=form,
        amount_yuan=Decimal(990000), indicator_rows=0,
    )  # fmt: skip
    standings = (*stage.entities.project_standings, staging.standing(401))
    entities = dataclasses.replace(stage.entities, project_standings=standings)
    return year_of_a_project(projects=(*stage.projects, whole), entities=entities)


def sql_of(folder: str, name: str) -> str:
    return next(file.text for file in read_folder(folder) if file.name == name)


@pytest.mark.parametrize("form", ["whole_department", "self_evaluation"])
def test_a_whole_department_has_a_view_of_its_own_and_is_no_project(tmp_path: Path, form: str) -> None:
    with staging.opened(whole_department(form).build(tmp_path)) as ask:
        assert ask.execute("SELECT amount_yuan FROM mart_department_budget").fetchall() == [(990000,)]
        sql = "SELECT count(*) FROM mart_project_budget WHERE amount_yuan = 990000"
        assert ask.execute(sql).fetchall() == [(0,)]


def test_neither_coverage_nor_the_departments_budget_adds_phases_or_whole_departments(tmp_path: Path) -> None:
    with staging.opened(whole_department().build(tmp_path)) as ask:
        covered = ask.sql(sql_of("reports", "coverage")).project('projects, indicators, "amount (yuan)"').fetchall()
        assert covered == [(1, 1, 120000)]
        asked = ask.sql(sql_of("queries", "department_budget")).project("projects, amount_yuan").fetchall()
        assert asked == [(1, 120000)]


def test_the_other_tables_of_a_document_are_told_with_their_reason(tmp_path: Path) -> None:
    table = r.OtherTableRow(
        staging.document_id(1), 1, "three_public", "三公经费表", 6, 24, "no performance targets", 2, None, 1
    )
    with staging.opened(staging.Stage(other_tables=(table,)).build(tmp_path)) as ask:
        told = ask.sql(sql_of("reports", "other_tables")).project("place, kind, title, cells, reason").fetchall()
        assert told == [("page 2 row 1", "three_public", "三公经费表", 24, "no performance targets")]
        assert ask.execute("SELECT other_tables FROM document_account").fetchall() == [(1,)]


def test_a_finding_about_a_row_names_the_table_that_holds_it(tmp_path: Path) -> None:
    found = tuple(
        staging.finding("N18", 2, row_id=row, message=str(row), source_row=3) for row in (1001, 1002, 201, 504, 7)
    )
    with staging.opened(year_of_a_project(funds=funds(), findings=found).build(tmp_path)) as ask:
        assert dict(ask.execute("SELECT row_id, row_table FROM finding WHERE rule_id = 'N18'").fetchall()) == {
            1001: "fact_indicator_target",
            1002: "fact_indicator_actual",
            201: "fact_project_budget",
            504: "fact_project_funding",
            7: None,
        }


def test_the_checks_hold_for_evaluations(tmp_path: Path) -> None:
    built = year_of_a_project(funds=funds()).build(tmp_path)
    assert run_checks(built) == {name: [] for name in check_names()}


@pytest.mark.parametrize("lost", ["indicators", "funds"])
def test_a_row_of_an_evaluation_that_is_lost_on_the_way_is_found(lost: str, tmp_path: Path) -> None:

    built = year_of_a_project(funds=funds()).build(tmp_path)
    rows = {
        "indicators": "stored.actual WHERE document_serial = (SELECT document_serial FROM stored.document",
        "funds": "fact_project_funding WHERE document_id = (SELECT document_id FROM stored.document",
    }
    with duckdb.connect(str(built)) as connection:
        connection.execute(f"DELETE FROM {rows[lost]} WHERE document_id = '{staging.document_id(2)}')")
    assert {violation.row["document_id"] for violation in run_check("nothing_lost", built)} == {staging.document_id(2)}
