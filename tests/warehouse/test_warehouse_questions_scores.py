"""Target against actual: the view recomputes each score as `pipeline.normalize.scores` does, and says what it did."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import staging
from hypothesis import given, settings
from hypothesis import strategies as st

import warehouse
from pipeline import records as r
from pipeline import vocabulary
from pipeline.normalize.scores import better_of, scores
from warehouse import schema
from warehouse.sqlfiles import read_folder, read_sql

MACROS = [read_sql(Path(warehouse.__file__).parent / name).text for name in ("rescore.sql", "deviate.sql")]
VERSIONS = ("current", "2017")
NUMBERS = st.decimals(min_value=-2, max_value=10_000_000, places=6) | st.decimals(min_value=0, max_value=10, places=2)
WEIGHTS = st.decimals(min_value=0, max_value=100, places=4)
WAYS = st.sampled_from([("正向", "≥"), ("反向", "≤"), ("反向", "＝"), (None, "＝")])
CODES = {"≥": 1, "＞": 2, "＝": 3, "＜": 4, "≤": 5, None: 0}
TREES, TEN_THOUSAND_TREES, HOUSEHOLDS = 900_001, 900_002, 900_003
PLAIN: dict[str, Any] = {
    "value_low": Decimal(30),
    "value_high": None,
    "value_text": None,
    "actual_value": Decimal(30),
    "weight": Decimal(90),
    "score": Decimal(90),
    "scoring_rule": None,
    "direction": "正向",
    "comparator_code": 1,
    "measure_unit_id": TREES,
}
"""The first indicator of the evaluation, unless a test says otherwise: at least 30 trees, and 30 were reached."""


def evaluated() -> staging.Stage:
    """A budget document with one project and one target, and its evaluation with two indicator rows."""
    restates = {"is_current": False, "is_valid": True, "restates_row_id": 101, "standing_reason": "restates"}
    return staging.Stage(
        documents=(staging.document(1), staging.document(2)),
        projects=(staging.project(101, 1), staging.project(102, 2, form="self_evaluation", stage="evaluation")),
        indicators=(
            staging.indicator(2001, 1),
            staging.indicator(1001, 2, indicator_no=1, stage="evaluation"),
            staging.indicator(1002, 2, indicator_no=2, stage="evaluation", indicator_key="群众满意度"),
        ),
        entities=staging.entities(
            document_standings=tuple(r.DocumentStanding(staging.document_id(n), True, None, None) for n in (1, 2)),
            project_standings=(staging.standing(101), staging.standing(102, **restates)),
        ),
    )


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The built tables, copied so that a test can change them, under the views of the release."""
    built = evaluated().build(tmp_path_factory.mktemp("evaluated"))
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{built}' AS built (READ_ONLY)")
        for name in schema.table_names(connection, "built"):
            connection.execute(f"CREATE TABLE {name} AS FROM built.{name}")
        connection.execute(
            f"INSERT INTO dim_measure_unit BY NAME SELECT * FROM (VALUES ({TREES}, '株', 'count', 1, '株'), "
            f"({TEN_THOUSAND_TREES}, '万株', 'count', 10000, '株'), ({HOUSEHOLDS}, '户', 'count', 1, '户')) "
            "AS one (measure_unit_id, name, dimension, factor, base)"
        )
        for macros in MACROS:
            connection.execute(macros)
        connection.execute("CREATE TEMP VIEW scoring AS FROM scoring_rule")
        connection.execute(
            "CREATE TEMP VIEW compared_rows AS SELECT actual.row_id, actual.actual_value, actual.better, "
            "in_unit(target.value_low, target.value_high, budgeted_in, restated_in) AS converted, "
            "target_value(converted, actual.value_low, actual.value_high) AS target_value, "
            "target_comparator(converted, target.comparator_code, actual.comparator_code) AS comparator_code "
            "FROM fact_indicator_actual AS actual "
            "LEFT JOIN fact_indicator_target AS target ON target.row_id = actual.target_row_id "
            "LEFT JOIN dim_measure_unit AS budgeted_in ON budgeted_in.measure_unit_id = target.measure_unit_id "
            "LEFT JOIN dim_measure_unit AS restated_in ON restated_in.measure_unit_id = actual.measure_unit_id"
        )
        connection.execute(
            "CREATE TEMP VIEW evaluated_rows AS SELECT actual.*, form.execution_rate, form.execution_score "
            "FROM fact_indicator_actual AS actual "
            "JOIN fact_project_budget AS form ON form.row_id = actual.project_row_id"
        )
        marts = {file.name: file.text for file in read_folder("marts")}
        for name in ("mart_target_actual", "v_目标完成"):
            connection.execute(marts[name])
        yield connection


def told(
    tables: duckdb.DuckDBPyConnection,
    columns: str,
    *,
    other: dict[str, Any] | None = None,
    budget: dict[str, Any] | None = None,
    project: dict[str, Any] | None = None,
    **actual: Any,
) -> tuple[Any, ...]:
    """Return what the view says of the first indicator when the rows hold these values; `other` is the second one."""
    rate = {"execution_rate": Decimal(100), "execution_score": None, "total_score": None}
    put(tables, "fact_indicator_actual", 1001, {**PLAIN, **actual})
    put(tables, "fact_indicator_actual", 1002, {**PLAIN, "weight": Decimal(0), "score": Decimal(0), **(other or {})})
    put(tables, "fact_indicator_target", 2001, {"value_low": Decimal(30), "measure_unit_id": TREES, **(budget or {})})
    put(tables, "fact_project_budget", 102, {**rate, **(project or {})})
    rescore(tables)
    compare(tables)
    (row,) = tables.execute(f"SELECT {columns} FROM mart_target_actual WHERE row_id = 1001").fetchall()
    return row


def rescore(tables: duckdb.DuckDBPyConnection) -> None:
    """Recompute all scores as a build does when it fills the table."""
    tables.execute("CREATE OR REPLACE TEMP TABLE given AS FROM rescored('evaluated_rows')")
    names = ("score_recomputed", "score_current", "score_2017", "total_recomputed", "rows_not_recomputed")
    changes = ", ".join(f"{name} = given.{name}" for name in names)
    tables.execute("UPDATE fact_indicator_actual SET better = better(direction, comparator_code)")
    tables.execute(
        f"UPDATE fact_indicator_actual SET {changes} FROM given WHERE given.row_id = fact_indicator_actual.row_id"
    )


def compare(tables: duckdb.DuckDBPyConnection) -> None:
    """Hold all actuals against their targets as a build does when it fills the table."""
    tables.execute(
        "CREATE OR REPLACE TEMP TABLE told AS SELECT row_id, converted, "
        "deviation_percent(actual_value, target_value) AS deviation_percent, "
        "outcome(actual_value, target_value, better, comparator_code) AS outcome FROM compared_rows"
    )
    tables.execute(
        "UPDATE fact_indicator_actual SET target_budgeted = told.converted, "
        "deviation_percent = told.deviation_percent, outcome = told.outcome "
        "FROM told WHERE told.row_id = fact_indicator_actual.row_id"
    )


def put(tables: duckdb.DuckDBPyConnection, table: str, row_id: int, values: dict[str, Any]) -> None:
    changes = ", ".join(f"{name} = ${name}" for name in values)
    tables.execute(f"UPDATE {table} SET {changes} WHERE row_id = {row_id}", values)


@pytest.mark.parametrize(("other", "targets"), [({"indicator_key": "群众满意度"}, [2001, None]), ({}, [None, None])])
def test_of_two_rows_alike_neither_reports_on_the_one_target(
    tmp_path: Path, other: dict[str, Any], targets: list[int | None]
):
    budgeted, first, _ = evaluated().indicators
    second = staging.indicator(1002, 2, indicator_no=2, stage="evaluation", **other)
    built = dataclasses.replace(evaluated(), indicators=(budgeted, first, second)).build(tmp_path)
    with staging.opened(built) as ask:
        found = ask.execute("SELECT target_row_id FROM fact_indicator_actual ORDER BY row_id").fetchall()
    assert [row_id for (row_id,) in found] == targets


@pytest.mark.parametrize(
    ("stage", "found"),
    [
        ("evaluation", (Decimal(5000), Decimal("-20.0"), "worse")),
        # What half a year reached says nothing of the year's target.
        ("monitoring", (None, None, None)),
    ],
)
def test_a_build_holds_evaluated_rows_against_the_budgets_target_in_their_own_unit(
    tmp_path: Path, stage: str, found: tuple[Any, ...]
):
    counted = {"direction": "正向"}
    ten_thousands = {"value_low": Decimal("0.5"), "measure_unit": "万人", "measure_unit_printed": "万人"}
    people = {"value_low": Decimal(4000), "measure_unit": "人", "measure_unit_printed": "人"}
    rows = (
        staging.indicator(2001, 1, **counted, **ten_thousands),
        staging.indicator(1001, 2, stage=stage, **counted, **people, actual_printed="4000", actual_value=Decimal(4000)),
    )
    budget, report = evaluated().projects
    form = "monitoring" if stage == "monitoring" else "self_evaluation"
    projects = (budget, dataclasses.replace(report, form=form, stage=stage))
    built = dataclasses.replace(evaluated(), indicators=rows, projects=projects).build(tmp_path)
    with staging.opened(built) as ask:
        told = ask.execute("SELECT target_budgeted, deviation_percent, outcome FROM fact_indicator_actual").fetchall()
    assert told == [found]


def test_a_build_takes_the_sign_that_stands_before_the_budgets_target(tmp_path: Path):
    more_than_thirty, first, _ = evaluated().indicators
    more_than_thirty = dataclasses.replace(more_than_thirty, comparator="＞")
    rows = (more_than_thirty, dataclasses.replace(first, actual_printed="30", actual_value=Decimal(30)))
    with staging.opened(dataclasses.replace(evaluated(), indicators=rows).build(tmp_path)) as ask:
        assert ask.execute("SELECT deviation_percent, outcome FROM fact_indicator_actual").fetchall() == [(0, "worse")]


def test_a_budget_too_large_for_the_units_of_its_evaluation_is_no_obstacle(tables: duckdb.DuckDBPyConnection):
    enormous = {"value_low": Decimal(10) ** 21, "measure_unit_id": TEN_THOUSAND_TREES}
    found = told(tables, "target_budgeted, target_from, deviation_percent", budget=enormous)
    assert found == (None, "evaluation", Decimal(0))
    tiny = {"value_low": Decimal("0.000001")}
    assert told(tables, "deviation_percent", budget=tiny, actual_value=Decimal(10) ** 21, **tiny) == (None,)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(WAYS, NUMBERS, NUMBERS, WEIGHTS), min_size=50, max_size=100))
def test_each_version_gives_what_the_reader_of_documents_computes(
    tables: duckdb.DuckDBPyConnection, cases: list[tuple[tuple[str | None, str], Decimal, Decimal, Decimal]]
):
    tables.execute("BEGIN")
    rows = [(3000 + n, t, a, w, way[0], CODES[way[1]]) for n, (way, t, a, w) in enumerate(cases)]
    tables.executemany(
        "INSERT INTO fact_indicator_actual BY NAME SELECT * REPLACE ($1 AS row_id, $2 AS value_low, "
        "$3 AS actual_value, $4 AS weight, $5 AS direction, $6 AS comparator_code, "
        "NULL AS value_high) "
        "FROM fact_indicator_actual WHERE row_id = 1001",
        rows,
    )
    rescore(tables)
    found = tables.execute(
        "SELECT better, score_current, score_2017 FROM mart_target_actual WHERE row_id >= 3000 ORDER BY row_id"
    ).fetchall()
    tables.execute("ROLLBACK")
    for (way, target, actual, weight), (told_better, *points) in zip(cases, found, strict=True):
        better = better_of(*way)
        assert better is not None
        assert told_better == better
        computed = scores(better, target, actual, weight)
        for version, point in zip(VERSIONS, points, strict=True):
            assert abs(point - computed[version]) <= Decimal("0.0000501"), (version, way, target, actual, weight)


def test_each_version_of_the_rules_has_its_rows_and_a_column(tables: duckdb.DuckDBPyConnection):
    rows = [(row["version"], row["better"]) for row in vocabulary.rows("scoring_rules")]
    assert {version for version, _ in rows} == set(VERSIONS)
    assert {f"score_{version}" for version in VERSIONS} <= set(tables.sql("FROM mart_target_actual").columns)
    assert sorted(tables.execute("SELECT version, better FROM scoring_rule").fetchall()) == sorted(rows)


def test_the_twin_says_the_same_in_chinese(tables: duckdb.DuckDBPyConnection):
    twin = tables.sql("FROM v_目标完成 ORDER BY 指标行编号")
    mart = tables.sql("FROM mart_target_actual ORDER BY row_id")
    assert twin.fetchall() == mart.fetchall()
    assert twin.types == mart.types
    assert not any(name.isascii() for name in twin.columns)


def test_the_version_that_gives_the_published_score_is_applied_else_the_current_one(tables: duckdb.DuckDBPyConnection):
    cost = {"value_low": Decimal(36), "actual_value": Decimal(40), "weight": Decimal(10), "direction": "反向"}
    columns = "scoring_rule_applied, score_recomputed, score_difference"
    found = told(tables, columns, **cost, score=Decimal(9), scoring_rule="2017")
    assert found == ("2017", 9, 0)
    found = told(tables, columns, **cost, score=Decimal(5), scoring_rule=None)
    assert found == ("current", Decimal("8.8889"), Decimal("-3.8889"))


def test_the_deviation_is_told_from_the_budgets_target_and_the_score_from_the_restated_one(
    tables: duckdb.DuckDBPyConnection,
):
    columns = "target_budgeted, target_restated, target_from, deviation_percent, outcome, score_recomputed"
    found = told(tables, columns, value_low=Decimal(20), actual_value=Decimal(24), weight=Decimal(10))
    assert found == (30, 20, "budget", -20.0, "worse", 10)


@pytest.mark.parametrize(
    ("restated", "budgeted", "percent", "source"),
    [
        (TREES, TEN_THOUSAND_TREES, -100.0, "budget"),
        (TEN_THOUSAND_TREES, TREES, 999900.0, "budget"),
        (TREES, TREES, 0.0, "budget"),
        (HOUSEHOLDS, TREES, 0.0, "evaluation"),
    ],
)
def test_a_target_in_another_unit_is_converted_or_not_compared(
    tables: duckdb.DuckDBPyConnection, restated: int, budgeted: int, percent: float, source: str
):
    found = told(
        tables, "deviation_percent, target_from", measure_unit_id=restated, budget={"measure_unit_id": budgeted}
    )
    assert found == (percent, source)


@pytest.mark.parametrize(
    ("direction", "comparator", "actual", "outcome"),
    [
        ("正向", "≥", 31, "better"),
        ("正向", "≥", 29, "worse"),
        ("反向", "≤", 31, "worse"),
        ("反向", "≤", 29, "better"),
        ("反向", "≤", 30, "met"),
        (None, "＝", 31, "other"),
        (None, None, 31, None),
        (None, None, 30, "met"),
        ("正向", "＞", 30, "worse"),
        ("反向", "＜", 30, "worse"),
    ],
)
def test_what_is_better_goes_by_the_direction(
    tables: duckdb.DuckDBPyConnection, direction: str | None, comparator: str | None, actual: int, outcome: str | None
):
    found = told(
        tables,
        "outcome",
        direction=direction,
        comparator_code=CODES[comparator],
        actual_value=Decimal(actual),
        budget={"comparator_code": CODES[comparator]},
    )
    assert found == (outcome,)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"value_low": None, "value_text": "健全", "actual_value": None}, "qualitative"),
        ({"value_high": Decimal(40), "actual_value": Decimal(35)}, "range"),
        ({"actual_value": None}, "no number"),
        ({"weight": None}, "no weight"),
        ({"comparator_code": 0, "direction": None}, "nothing tells"),
    ],
)
def test_what_cannot_be_recomputed_says_why_in_both_languages(
    tables: duckdb.DuckDBPyConnection, changes: dict[str, Any], why: str
):
    points, reason = told(tables, "score_recomputed, not_recomputed", **changes)
    assert points is None
    chinese, english = reason.split("｜")
    assert why in english
    assert not chinese.isascii()


def test_the_total_is_the_recomputed_scores_and_a_tenth_of_the_execution_rate(tables: duckdb.DuckDBPyConnection):
    found = told(
        tables,
        "total_recomputed, rows_not_recomputed",
        actual_value=Decimal(15),
        weight=Decimal(80),
        other={"value_low": None, "value_text": "健全", "weight": Decimal(10), "score": Decimal(9)},
        project={"execution_rate": Decimal("97.5")},
    )
    assert found == (Decimal("58.75"), 1)


@pytest.mark.parametrize(
    ("weight", "rate", "score", "total"),
    [
        (90, 50, None, 95),
        (90, 130, None, 100),
        (100, 50, None, 100),
        (90, None, "7.5", "97.5"),
        (90, None, None, None),
    ],
)
def test_the_execution_adds_at_most_ten_points_and_nothing_where_it_is_a_row_of_its_own(
    tables: duckdb.DuckDBPyConnection, weight: int, rate: int | None, score: str | None, total: int | str | None
):
    project = {"execution_rate": rate, "execution_score": score}
    found = told(tables, "total_recomputed", weight=Decimal(weight), project=project)
    assert found == (None if total is None else Decimal(total),)


def test_without_one_of_its_scores_there_is_no_total(tables: duckdb.DuckDBPyConnection):
    found = told(tables, "total_recomputed", value_low=None, value_text="健全", score=None)
    assert found == (None,)
