"""From printed forms to the marts: a budget list, its evaluation, its monitoring and the department's own form."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import staging

from pipeline import tabular
from pipeline.normalize.typed import type_document
from pipeline.records import OtherTable, PrintedProject, Reading, TypedDocument
from pipeline.resolve.entities import resolve
from tests.normalize.forms import FOLDER, PLACE, evaluation, fund, indicator, printed
from warehouse import schema
from warehouse.build import Limits, build_candidate
from warehouse.checks import check_names, run_checks
from warehouse.relations import STAGED

BLANK = {"actual": None, "score": None}


def document(letter: str, form: str, *projects: PrintedProject, **fields: Any) -> TypedDocument:
    rows = sum(len(project.indicators) for project in projects)
    reading = Reading("xlsx", form, 1, fiscal_year=2023, projects=projects, **fields)
    account = replace(reading.account, printed_rows=rows, loaded_rows=rows)
    return type_document(replace(reading, account=account), letter * 64, f"{letter}.xlsx", 100, FOLDER)


def budget(name: str, amount: str, unit: str, target: str) -> PrintedProject:
    return evaluation(
        indicator(**BLANK, value=target, weight="90"), name=printed(name), amount=printed(amount), form="list",
        unit_label=printed(unit),
    )  # fmt: skip


def documents() -> list[TypedDocument]:
    spent = (fund("total", "10"), fund("total", "12", "调整"), fund("total", "11.4", "执行"), fund("fiscal", "10"))
    by_july = (fund("total", "10"), fund("total", "4", "监控"))
    table = OtherTable(PLACE, "three_public", "三公经费表", 3, 9, "no performance targets")
    return [
        document(
            "a", "list", budget("档案整理经费", "10.00", "707002-青禾县档案馆", "≥90%"),
            budget("宣传经费", "5.00", "707002-青禾县档案馆", "≥80%"), other_tables=(table,),
        ),
        document(
            "b", "self_evaluation",
            evaluation(
                indicator(actual="0.88", score="9", weight="90"), unit_label=printed("青禾县档案馆"), funds=spent,
                execution_rate=printed("95%"), total_score=printed("18.5"), execution_score=printed("9.5"),
            ),
        ),
        document(
            "c", "monitoring",
            evaluation(indicator(actual="60%", score=None, forecast="95%"), form="monitoring", unit_label=None,
                       funds=by_july),
        ),
        document(
            "d", "whole_department",
            evaluation(indicator(**BLANK), name=None, unit_label=None, amount=printed("99"), form="whole_department"),
        ),
    ]  # fmt: skip


def built(folder: Path, typed: Sequence[TypedDocument]) -> Path:
    for number, one in enumerate(typed):
        for table, row_type in STAGED.items():
            rows = (one.document,) if table == "documents" else getattr(one, table)
            if rows:
                tabular.write_parquet(folder / "staged" / table / f"{number}.parquet", tabular.to_table(row_type, rows))
    target = folder / "built.duckdb"
    build_candidate(folder / "staged", resolve(folder / "staged"), staging.INFO, target, Limits(threads=1))
    return target


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("reports"), documents())


@pytest.fixture
def asked(whole: Path) -> Any:
    with staging.opened(whole) as connection:
        yield connection


def test_the_money_of_the_year_is_the_budgets_and_what_became_of_it_the_evaluations(asked: duckdb.DuckDBPyConnection):
    sql = "SELECT project_name, phase, form, amount_yuan FROM {} ORDER BY ALL"
    assert asked.execute(sql.format("mart_project_budget")).fetchall() == [
        ("宣传经费", "批复", "list", 50000),
        ("档案整理经费", "批复", "list", 100000),
    ]
    assert asked.execute(sql.format("mart_project_execution")).fetchall() == [
        ("档案整理经费", "执行", "self_evaluation", 114000),
        ("档案整理经费", "监控", "monitoring", 40000),
        ("档案整理经费", "调整", "self_evaluation", 120000),
    ]


def test_the_money_of_a_whole_department_is_not_added_to_that_of_its_projects(asked: duckdb.DuckDBPyConnection):
    sql = "SELECT phase, amount_yuan FROM mart_department_budget"
    assert asked.execute(sql).fetchall() == [("批复", 990000)]


def test_the_budget_and_the_reports_on_it_are_one_project(asked: duckdb.DuckDBPyConnection):
    sql = "SELECT count(DISTINCT project_id) FROM fact_project_budget WHERE name = '档案整理经费'"
    assert asked.execute(sql).fetchall() == [(1,)]
    linked = "SELECT count(*) FROM fact_indicator_actual WHERE target_row_id IS NOT NULL"
    assert asked.execute(linked).fetchall() == [(2,)]


def test_a_doubtful_actual_is_no_number_and_says_so(asked: duckdb.DuckDBPyConnection):
    sql = "SELECT actual_printed, actual_value, actual_text, value_low, total_score FROM mart_indicator_actual"
    assert asked.execute(sql).fetchall() == [("0.88", None, "0.88", 90, Decimal("18.5"))]
    told = "SELECT row_table FROM finding WHERE rule_id = 'N22'"
    assert asked.execute(told).fetchall() == [("fact_indicator_actual",)]


def test_the_money_block_says_where_the_money_comes_from(asked: duckdb.DuckDBPyConnection):
    sql = "SELECT phase, source, amount_yuan FROM mart_project_funding ORDER BY ALL"
    assert asked.execute(sql).fetchall() == [
        ("执行", "total", 114000), ("批复", "fiscal", 100000), ("批复", "total", 100000), ("监控", "total", 40000),
        ("调整", "total", 120000),
    ]  # fmt: skip


def test_all_checks_hold(whole: Path):
    assert run_checks(whole) == {name: [] for name in check_names()}


def test_the_same_documents_in_another_order_give_the_same_warehouse(whole: Path, tmp_path: Path):
    other = built(tmp_path, random.Random(3).sample(documents(), 4))
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{whole}' AS one (READ_ONLY); ATTACH '{other}' AS two (READ_ONLY)")
        tables = schema.table_names(connection, "one")
        assert len(tables) > 20
        for table in sorted(tables):
            for left, right in (("one", "two"), ("two", "one")):
                only = f"FROM {left}.{table} EXCEPT ALL FROM {right}.{table}"
                assert connection.execute(only).fetchall() == [], table
