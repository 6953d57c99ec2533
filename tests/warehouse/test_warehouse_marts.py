"""What analysts ask: the columns that others rely on, and what a row of a mart means."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import staging

from warehouse import schema
from warehouse.sqlfiles import read_folder

INDICATOR_TARGET = [
    "row_id",
    "fiscal_year",
    "region_code",
    "region_name",
    "department_code",
    "department_name",
    "unit_code",
    "unit_name",
    "project_id",
    "project_name",
    "amount_yuan",
    "goal",
    "level_1",
    "level_2",
    "indicator_id",
    "indicator_name",
    "name_printed",
    "comparator",
    "value_printed",
    "value_low",
    "value_high",
    "value_text",
    "measure_unit",
    "weight",
    "direction_printed",
    "direction",
    "is_clipped",
    "document_id",
    "document_name",
    "page",
    "source_row",
]
PROJECT_BUDGET = [
    "row_id",
    "fiscal_year",
    "region_code",
    "region_name",
    "department_code",
    "department_name",
    "unit_code",
    "unit_name",
    "project_id",
    "project_name",
    "category",
    "settlement",
    "phase",
    "amount_yuan",
    "amount_printed",
    "money_unit_printed",
    "goal",
    "is_goal_clipped",
    "weight_total",
    "indicator_rows",
    "is_disputed",
    "document_id",
    "document_name",
    "page",
    "source_row",
    "box",
]


@pytest.mark.parametrize(
    ("mart", "contract"), [("mart_indicator_target", INDICATOR_TARGET), ("mart_project_budget", PROJECT_BUDGET)]
)
def test_a_mart_begins_with_the_columns_of_the_contract(
    mart: str, contract: list[str], ask: duckdb.DuckDBPyConnection
) -> None:
    assert [column.name for column in schema.columns(ask)[mart]][: len(contract)] == contract


@pytest.mark.parametrize(
    ("twin", "mart"), [("v_指标目标", "mart_indicator_target"), ("v_项目预算", "mart_project_budget")]
)
def test_a_chinese_twin_says_the_same_in_chinese(twin: str, mart: str, ask: duckdb.DuckDBPyConnection) -> None:
    one, other = (ask.execute(f"FROM {view} ORDER BY 1").fetchall() for view in (twin, mart))
    assert one == other
    columns = schema.columns(ask)[twin]
    assert [c.data_type for c in columns] == [c.data_type for c in schema.columns(ask)[mart]]
    assert all(not column.name.isascii() for column in columns)


def test_a_row_tells_what_is_printed_and_what_it_means(ask: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT name_printed, indicator_name, comparator, value_low, measure_unit, level_1 FROM mart_indicator_target"
    assert ask.execute(sql).fetchall() == [("指标1：保护古树数量", "保护古树数量", "≥", Decimal(30), "株", "产出指标")]


def test_a_project_is_called_as_its_own_document_calls_it(tmp_path: Path) -> None:
    with staging.opened(staging.two_years().build(tmp_path)) as ask:
        sql = "SELECT fiscal_year, project_name, project_name_canonical FROM mart_project_budget ORDER BY ALL"
        assert ask.execute(sql).fetchall() == [
            (2024, "2024年古树保护", "古树保护"),
            (2025, "2025年古树保护", "古树保护"),
        ]


@pytest.mark.parametrize("mart", ["mart_indicator_target", "mart_project_budget"])
def test_rows_that_another_document_replaces_do_not_count(mart: str, tmp_path: Path) -> None:
    stage = staging.two_years()
    standings = (staging.standing(101, is_current=False), staging.standing(102))
    stage.entities = dataclasses.replace(stage.entities, project_standings=standings)
    with staging.opened(stage.build(tmp_path)) as ask:
        assert ask.execute(f"SELECT fiscal_year FROM {mart}").fetchall() == [(2025,)]
        assert ask.execute("SELECT count(*) FROM fact_indicator_target").fetchall() == [(2,)]


def test_the_printed_direction_wins_over_the_inferred(tmp_path: Path) -> None:
    cases = [
        ("正向指标", "反向", "正向"),
        ("反向指标", "正向", "反向"),
        ("负", "正向", "反向"),
        ("逆向", None, "反向"),
        ("越小越好", "正向", "反向"),
        (None, "反向", "反向"),
        ("-", "正向", "正向"),
        (None, None, None),
    ]
    indicators = tuple(
        staging.indicator(1001 + n, indicator_no=1 + n, direction_printed=printed, direction_inferred=inferred)
        for n, (printed, inferred, _) in enumerate(cases)
    )
    with staging.opened(staging.Stage(indicators=indicators).build(tmp_path)) as ask:
        found = ask.execute("SELECT direction_printed, direction FROM mart_indicator_target ORDER BY row_id").fetchall()
    assert found == [(printed, direction) for printed, _, direction in cases]


def test_what_no_document_says_is_null_in_words_and_unknown_in_names(tmp_path: Path) -> None:
    row = staging.indicator(
        level_1=None, level_2=None, level_1_printed=None, level_2_printed=None, comparator=None, measure_unit=None,
        measure_unit_printed=None,
    )  # fmt: skip
    stage = staging.Stage(
        projects=(staging.project(fiscal_year=None),),
        indicators=(row,),
        entities=staging.entities(project_standings=(staging.standing(region_id=0, department_id=0, unit_id=0),)),
    )
    with staging.opened(stage.build(tmp_path)) as ask:
        words = "SELECT fiscal_year, level_1, level_2, comparator, measure_unit FROM mart_indicator_target"
        assert ask.execute(words).fetchall() == [(None,) * 5]
        names = "SELECT region_code, region_name, department_name, unit_name FROM mart_indicator_target"
        assert ask.execute(names).fetchall() == [(None, *["未知｜unknown"] * 3)]


def query(name: str) -> str:
    return next(file.text for file in read_folder("queries") if file.name == name)


def test_the_budget_query_shows_the_change_to_the_year_before(tmp_path: Path) -> None:
    with staging.opened(staging.two_years().build(tmp_path)) as ask:
        found = ask.sql(query("budget_by_year")).project("fiscal_year, amount_yuan, change_yuan, change_percent")
        assert found.fetchall() == [
            (2024, Decimal(120000), None, None),
            (2025, Decimal(150000), Decimal(30000), 25.0),
        ]


def test_the_budget_query_does_not_add_what_an_evaluation_adjusted(tmp_path: Path) -> None:
    stage = staging.two_years()
    adjusted = dataclasses.replace(
        stage.projects[1], document_id=staging.document_id(1), fiscal_year=2024, phase="调整"
    )
    stage.projects, stage.indicators = (stage.projects[0], adjusted), stage.indicators[:1]
    with staging.opened(stage.build(tmp_path)) as ask:
        found = ask.sql(query("budget_by_year")).project("fiscal_year, amount_yuan").fetchall()
        assert found == [(2024, Decimal(120000))]


def test_the_indicator_query_shows_a_target_that_was_lowered(tmp_path: Path) -> None:
    with staging.opened(staging.two_years().build(tmp_path)) as ask:
        found = ask.sql(query("indicator_by_year")).project("fiscal_year, value_low, change_of_value_low").fetchall()
        assert found == [(2024, Decimal(30), None), (2025, Decimal(20), Decimal(-10))]


def test_every_query_says_what_it_asks() -> None:
    assert all(file.header("asks") and "问题：" in file.text for file in read_folder("queries"))
