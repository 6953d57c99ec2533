"""Successors, lineages, tranches, rows that do not count: what the tables keep of them, and what questions answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import staging

from pipeline import records as r
from warehouse.checks import run_check
from warehouse.sqlfiles import read_folder

OLD, MIDDLE, NEW = staging.UNIT, 32, 33
TREES, TREES_BEFORE, PARKS, RIVER_PARKS = 41, 42, 43, 44
LINE = "steward/projects.csv, line 3"
NUMBERS = {1: 2024, 2: 2025, 3: 2025}
"""Document -> its year; the third one repeats the second."""
AHEAD = "提前下达"


def rows() -> list[tuple[int, int, str, str | None, int, r.ProjectStanding]]:
    """Row, document, name, tranche, amount and standing of each project row."""
    linked = {"link_rule": "steward", "link_decided_by": LINE}
    early, late = {"unit_id": OLD}, {"unit_id": MIDDLE}
    repeated = {"is_current": False, "counted_row_id": 104, "standing_reason": "repeats"}
    dropped = {"is_current": False, "standing_reason": "replaced"}
    return [
        (101, 1, "古树保护", None, 120000, staging.standing(101, project_id=TREES, **early)),
        (102, 1, f"{AHEAD}古树保护", AHEAD, 30000, staging.standing(102, project_id=TREES, **early)),
        (103, 1, "公园管理", None, 50000, staging.standing(103, project_id=PARKS, **early)),
        (104, 2, "古树名木管护", None, 150000, staging.standing(104, project_id=TREES, **late, **linked)),
        (105, 2, f"{AHEAD}古树名木管护", AHEAD, 20000, staging.standing(105, project_id=TREES, **late, **linked)),
        (106, 2, "滨河公园管理", None, 25000, staging.standing(106, project_id=RIVER_PARKS, **late)),
        (107, 3, "古树名木管护", None, 150000, staging.standing(107, project_id=TREES, **late, **linked, **repeated)),
        (108, 3, "苗圃管理", None, 1000, staging.standing(108, project_id=PARKS, **late, **dropped)),
    ]


def stage() -> staging.Stage:
    """Two years of a unit whose name changed twice, and of its project that was renamed and has two tranches."""
    told = rows()
    base = staging.entities()
    return staging.Stage(
        documents=tuple(staging.document(n, fiscal_year=year) for n, year in NUMBERS.items()),
        projects=tuple(
            staging.project(
                row,
                n,
                project_no=row,
                fiscal_year=NUMBERS[n],
                name=name,
                name_printed=name,
                tranche=tranche,
                amount_yuan=Decimal(amount),
                unit_code="307001" if n == 1 else "307002",
            )
            for row, n, name, tranche, amount, _ in told
        ),
        indicators=tuple(
            staging.indicator(1000 + row, n, project_no=row, value_low=Decimal(value), value_printed=str(value))
            for row, n, value in ((101, 1, 30), (102, 1, 30), (104, 2, 20), (105, 2, 25))
        ),
        entities=staging.entities(
            units=(
                r.UnitEntity(OLD, staging.DEPARTMENT, "307001", "岚溪县林业局", 2024, 2024, MIDDLE),
                r.UnitEntity(MIDDLE, staging.DEPARTMENT, "307002", "岚溪县林业站", 2025, 2025, NEW),
                r.UnitEntity(NEW, staging.DEPARTMENT, "307002", "岚溪县林草站", 2026, 2026),
            ),
            departments=(
                *base.departments,
                r.DepartmentEntity(22, staging.REGION, "308", "岚溪县绿化办", 2023, 2023, staging.DEPARTMENT),
            ),
            projects=(
                r.ProjectEntity(TREES, MIDDLE, "古树名木管护", None, None, 2024, 2025),
                r.ProjectEntity(TREES_BEFORE, MIDDLE, "古树名木管护", None, None, 2025, 2025, TREES),
                r.ProjectEntity(PARKS, OLD, "公园管理", None, None, 2024, 2024),
                r.ProjectEntity(RIVER_PARKS, MIDDLE, "滨河公园管理", None, None, 2025, 2025),
            ),
            document_standings=tuple(
                r.DocumentStanding(staging.document_id(n), n < 3, None, staging.document_id(2) if n == 3 else None)
                for n in NUMBERS
            ),
            project_standings=tuple(standing for *_, standing in told),
            body_successions=(
                r.BodySuccession("unit", OLD, MIDDLE, "recode", 2025, "steward/units.csv, line 2", "机构调整"),
                r.BodySuccession("unit", MIDDLE, NEW, "rename", 2026, "steward/units.csv, line 3", "更名"),
                r.BodySuccession("department", 22, 21, "merge", 2024, "steward/units.csv, line 4", "合并"),
            ),
            project_lineages=(
                r.ProjectLineage(TREES, TREES, "renamed", 2025, "古树名木管护", "古树保护", LINE),
                r.ProjectLineage(RIVER_PARKS, PARKS, "split", 2025, "滨河公园管理", "公园管理", LINE),
                r.ProjectLineage(TREES, None, "new", 2024, "古树保护", None, "rule"),
                r.ProjectLineage(None, PARKS, "ended", 2025, "公园管理", "公园管理", "rule"),
            ),
        ),
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stage().build(tmp_path_factory.mktemp("histories"))


@pytest.fixture
def ask(built: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with staging.opened(built) as connection:
        yield connection


def answer(ask: duckdb.DuckDBPyConnection, query: str, columns: str) -> list[tuple[object, ...]]:
    """The columns of a ready-made question's answer, in its order."""
    (sql,) = (file.text for file in read_folder("queries") if file.name == query)
    return ask.sql(sql).project(columns).fetchall()


@pytest.mark.parametrize("name", ["keys_unique", "references_hold", "nothing_lost", "amounts_add_up"])
def test_what_the_steward_decided_breaks_no_key_reference_or_sum(name: str, built: Path) -> None:
    tables = {"dim_project", "dim_unit", "dim_department", "body_succession", "project_lineage", "fact_project_budget"}
    assert [one for one in run_check(name, built) if one.row.get("table_name") in tables] == []


def test_a_unit_leads_to_its_successor_and_to_what_it_is_now(ask: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT unit_id, successor_id, current_unit_id FROM dim_unit ORDER BY unit_id"
    assert ask.execute(sql).fetchall() == [(0, None, 0), (OLD, MIDDLE, NEW), (MIDDLE, NEW, NEW), (NEW, None, NEW)]


def test_a_department_leads_to_its_successor(ask: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT department_id, successor_id FROM dim_department WHERE successor_id IS NOT NULL"
    assert ask.execute(sql).fetchall() == [(22, staging.DEPARTMENT)]


def test_units_that_lead_in_a_circle_do_not_hang_the_build(tmp_path: Path) -> None:
    circle = stage()
    units = [r.UnitEntity(one, staging.DEPARTMENT, None, str(one), 2024, 2024, other) for one, other in
             ((OLD, MIDDLE), (MIDDLE, OLD))]  # fmt: skip
    circle.entities = dataclasses.replace(circle.entities, units=tuple(units), body_successions=())
    with staging.opened(circle.build(tmp_path)) as ask:
        assert ask.execute("SELECT count(*) FROM dim_unit WHERE unit_id = current_unit_id").fetchall() == [(3,)]


def test_the_crosswalk_says_what_became_of_whom_when_and_by_which_line(ask: duckdb.DuckDBPyConnection) -> None:
    sql = (
        "SELECT body, predecessor_name, change, from_year, successor_name, decided_by FROM body_succession ORDER BY ALL"
    )
    assert ask.execute(sql).fetchall() == [
        ("department", "岚溪县绿化办", "merge", 2024, "岚溪县林业局", "steward/units.csv, line 4"),
        ("unit", "岚溪县林业局", "recode", 2025, "岚溪县林业站", "steward/units.csv, line 2"),
        ("unit", "岚溪县林业站", "rename", 2026, "岚溪县林草站", "steward/units.csv, line 3"),
    ]


def test_a_project_id_that_was_merged_keeps_its_row(ask: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT project_id, merged_into FROM dim_project WHERE merged_into IS NOT NULL"
    assert ask.execute(sql).fetchall() == [(TREES_BEFORE, TREES)]


def test_a_link_names_the_line_that_decided_it(ask: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT row_id, rule, decided_by FROM project_link WHERE row_id IN (101, 104) ORDER BY row_id"
    assert ask.execute(sql).fetchall() == [(101, "name", "rule"), (104, "steward", LINE)]


def test_a_row_that_does_not_count_says_why_and_which_row_counts(ask: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT row_id, standing_reason, counted_row_id FROM fact_project_budget WHERE NOT is_current ORDER BY row_id"
    assert ask.execute(sql).fetchall() == [(107, "repeats", 104), (108, "replaced", None)]
    columns = "row_id, 原因, counted_row_id, counted_amount_yuan"
    assert answer(ask, "rows_not_counted", columns) == [
        (107, "重复", 104, Decimal(150000)),
        (108, "已被取代", None, None),
    ]


@pytest.mark.parametrize(("mart", "tranche"), [("mart_project_budget", "tranche"), ("v_项目预算", "资金批次")])
def test_both_tranches_count(mart: str, tranche: str, ask: duckdb.DuckDBPyConnection) -> None:
    year, amount = ("fiscal_year", "amount_yuan") if mart.isascii() else ("年度", "预算数")
    sql = f"SELECT {tranche}, {amount} FROM {mart} WHERE {year} = 2024 ORDER BY {amount}"
    assert ask.execute(sql).fetchall() == [(AHEAD, Decimal(30000)), (None, Decimal(50000)), (None, Decimal(120000))]


@pytest.mark.parametrize("mart", ["mart_project_budget", "mart_indicator_target"])
def test_a_row_keeps_its_unit_as_printed_beside_the_unit_that_is_now(mart: str, ask: duckdb.DuckDBPyConnection) -> None:
    sql = (
        f"SELECT DISTINCT fiscal_year, unit_id, unit_name, unit_code_current, unit_name_current FROM {mart} ORDER BY 1"
    )
    assert ask.execute(sql).fetchall() == [
        (2024, OLD, "岚溪县林业局", "307002", "岚溪县林草站"),
        (2025, MIDDLE, "岚溪县林业站", "307002", "岚溪县林草站"),
    ]


def test_a_projects_budget_of_a_year_is_that_of_its_tranches_together(ask: duckdb.DuckDBPyConnection) -> None:
    columns = "project_name, unit_name, fiscal_year, amount_yuan, amount_before_yuan"
    found = answer(ask, "budget_by_year", columns)
    assert [row for row in found if row[0] == "古树名木管护"] == [
        ("古树名木管护", "岚溪县林草站", 2024, Decimal(150000), None),
        ("古树名木管护", "岚溪县林草站", 2025, Decimal(170000), Decimal(150000)),
    ]


def test_a_project_of_two_tranches_is_one_project_of_its_department(ask: duckdb.DuckDBPyConnection) -> None:
    assert answer(ask, "department_budget", "fiscal_year, projects, amount_yuan") == [
        (2024, 2, Decimal(200000)),
        (2025, 2, Decimal(195000)),
    ]


def test_a_target_that_both_tranches_print_is_compared_once(ask: duckdb.DuckDBPyConnection) -> None:
    columns = "target_before, target, amount_before_yuan, amount_yuan, row_id"
    assert answer(ask, "eased_targets", columns) == [("≥30", "≥20", Decimal(150000), Decimal(170000), 1104)]


def test_a_targets_change_is_told_tranche_by_tranche(tmp_path: Path) -> None:
    (sql,) = (file.text for file in read_folder("queries") if file.name == "indicator_by_year")
    with staging.opened(stage().build(tmp_path)) as ask:
        found = ask.sql(sql.replace("%满意度%", "%古树%")).project("fiscal_year, value_low, change_of_value_low")
        assert sorted(found.fetchall(), key=str) == [
            (2024, Decimal(30), None),
            (2024, Decimal(30), None),
            (2025, Decimal(20), Decimal(-10)),
            (2025, Decimal(25), Decimal(-5)),
        ]


def test_the_changes_of_projects_are_told_by_year_with_their_amounts(ask: duckdb.DuckDBPyConnection) -> None:
    columns = "fiscal_year, 变动, project_name_before, project_name, amount_before_yuan, amount_yuan, decided_by"
    assert sorted(answer(ask, "project_changes", columns), key=str) == [
        (2024, "新增", None, "古树保护", None, Decimal(150000), "rule"),
        (2025, "取消", "公园管理", None, Decimal(50000), None, "rule"),
        (2025, "拆分", "公园管理", "滨河公园管理", Decimal(50000), Decimal(25000), LINE),
        (2025, "更名", "古树保护", "古树名木管护", Decimal(150000), Decimal(170000), LINE),
    ]


def test_a_project_is_followed_through_names_units_and_what_it_was_split_into(ask: duckdb.DuckDBPyConnection) -> None:
    columns = "followed_project, fiscal_year, project_name, unit_name, unit_name_current, amount_yuan, via"
    found = answer(ask, "project_histories", columns)
    assert [row for row in found if row[0] == "公园管理"] == [
        ("公园管理", 2024, "公园管理", "岚溪县林业局", "岚溪县林草站", Decimal(50000), "itself"),
        ("公园管理", 2025, "滨河公园管理", "岚溪县林业站", "岚溪县林草站", Decimal(25000), "split 2025"),
    ]
    assert [(year, amount) for name, year, *_, amount, _ in found if name == "古树名木管护"] == [
        (2024, Decimal(150000)),
        (2025, Decimal(170000)),
    ]


def test_nothing_decided_gives_empty_tables_and_units_that_are_themselves(small: Path) -> None:
    with staging.opened(small) as ask:
        for table in ("body_succession", "project_lineage"):
            assert ask.execute(f"SELECT count(*) FROM {table}").fetchall() == [(0,)]
        assert ask.execute("SELECT DISTINCT unit_name = unit_name_current FROM mart_project_budget").fetchall() == [
            (True,)
        ]
