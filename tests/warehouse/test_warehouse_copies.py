"""Copies and boilerplate in the warehouse: what the tables keep of them, and what the ready-made questions answer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import staging

from pipeline import records as r
from warehouse.sqlfiles import read_folder

OTHER_DEPARTMENT, OTHER_UNIT = 22, 32
GOAL = "做好古树名木巡查、复壮和挂牌保护。"
PROJECTS = {
    101: (41, staging.DEPARTMENT, staging.UNIT),
    102: (42, staging.DEPARTMENT, staging.UNIT),
    103: (43, staging.DEPARTMENT, staging.UNIT),
    104: (44, OTHER_DEPARTMENT, OTHER_UNIT),
}
"""Project row -> project, department and unit: three projects of one department, and one of another."""
PRINTED = {
    51: ("运转保障率", (101, 102, 104)),
    52: ("群众满意度", (101, 102, 104)),
    53: ("巡查古树次数", (101, 102, 103)),
    54: ("复壮古树数量", (103,)),
}
"""Indicator -> its name and the project rows that print it."""


def county() -> staging.Stage:
    """Four projects of 2024 in two departments; 102 repeats goal and indicators of 101."""
    rows = [(indicator, name, row) for indicator, (name, on) in PRINTED.items() for row in on]
    return staging.Stage(
        projects=tuple(staging.project(row, project_no=row, goal=GOAL, name_printed=f"项目{row}") for row in PROJECTS),
        indicators=tuple(
            staging.indicator(1000 + n, project_no=row, indicator_key=name, indicator_name=name, name_printed=name)
            for n, (_, name, row) in enumerate(rows)
        ),
        entities=staging.entities(**entities()),
    )


def entities() -> dict[str, Any]:
    base = staging.entities()
    other = r.DepartmentEntity(OTHER_DEPARTMENT, staging.REGION, "308", "岚溪县水利局", 2024, 2024)
    return {
        "departments": (*base.departments, other),
        "units": (*base.units, r.UnitEntity(OTHER_UNIT, OTHER_DEPARTMENT, "308001", "岚溪县水利局机关", 2024, 2024)),
        "projects": tuple(
            r.ProjectEntity(project, unit, f"项目{row}", None, None, 2024, 2024)
            for row, (project, _, unit) in PROJECTS.items()
        ),
        "indicators": tuple(
            r.IndicatorEntity(indicator, name, name, is_template=name == "运转保障率")
            for indicator, (name, _) in PRINTED.items()
        ),
        "project_standings": tuple(
            staging.standing(row, project_id=project, department_id=department, unit_id=unit)
            for row, (project, department, unit) in PROJECTS.items()
        ),
        "goal_copies": (
            r.GoalCopy(102, 101, "exact", 1.0, "same_unit"),
            r.GoalCopy(103, 101, "near", 0.9167, "same_unit"),
            r.GoalCopy(104, 103, "exact", 1.0, "year_before"),
        ),
        "indicator_set_copies": (
            r.IndicatorSetCopy(102, 101, "exact", 1.0, "same_unit", 3, 0, 0, "copied"),
            r.IndicatorSetCopy(104, 101, "near", 0.6667, "same_region", 2, 0, 1, "copied"),
        ),
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return county().build(tmp_path_factory.mktemp("copies"))


@pytest.fixture
def ask(built: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with staging.opened(built) as connection:
        yield connection


def answers(ask: duckdb.DuckDBPyConnection, query: str, columns: str) -> list[tuple[Any, ...]]:
    """Return columns of a ready-made question's answer, in its order."""
    (text,) = (file.text for file in read_folder("queries") if file.name == query)
    return ask.sql(text).project(columns).fetchall()


def test_a_copy_is_kept_with_its_original_and_how_sure_it_is(ask: duckdb.DuckDBPyConnection) -> None:
    copied = ask.execute("SELECT * EXCLUDE (department_id) FROM goal_copy").fetchall()[1]
    assert copied == (103, 101, 2024, "near", Decimal("0.9167"), "same_unit")
    assert ask.execute("FROM goal_copy ANTI JOIN dim_department USING (department_id)").fetchall() == []
    assert ask.execute("FROM indicator_set_copy").fetchall()[0] == (
        *(102, 101, "exact", 1, "same_unit"),
        *(3, 0, 0, "copied"),
    )


def test_copied_goals_are_shown_with_both_texts_and_places(ask: duckdb.DuckDBPyConnection) -> None:
    columns = "project_name, goal, likeness, score, original_project_name, original_goal, original_unit_name"
    unit = "岚溪县林业局机关"
    assert answers(ask, "copied_goals", columns) == [
        ("项目102", GOAL, "exact", 1, "项目101", GOAL, unit),
        ("项目103", GOAL, "near", Decimal("0.9167"), "项目101", GOAL, unit),
    ]


def test_a_goal_that_stayed_the_same_is_not_shown_as_copied(ask: duckdb.DuckDBPyConnection) -> None:
    assert 104 not in {row for (row,) in answers(ask, "copied_goals", "row_id")}


def test_copied_sets_name_the_indicators_that_both_print(ask: duckdb.DuckDBPyConnection) -> None:
    columns = "project_name, original_project_name, shared_indicators, own_indicators"
    assert answers(ask, "same_indicator_sets", columns) == [
        ("项目102", "项目101", "巡查古树次数、群众满意度、运转保障率", None),
        ("项目104", "项目101", "群众满意度、运转保障率", None),
    ]


def test_boilerplate_is_template_shared_or_copied_by_its_reach(ask: duckdb.DuckDBPyConnection) -> None:
    assert set(answers(ask, "boilerplate", "indicator_name, kind, reach_projects, reach_departments")) == {
        ("运转保障率", "template", 3, 2),
        ("群众满意度", "shared", 3, 2),
        ("巡查古树次数", "copied", 3, 1),
    }


def test_the_share_of_boilerplate_tells_template_and_copied_apart(ask: duckdb.DuckDBPyConnection) -> None:
    columns = "department_name, indicator_rows, template_percent, shared_percent, copied_percent"
    assert set(answers(ask, "boilerplate_share", columns)) == {
        ("岚溪县林业局", 8, 25.0, 25.0, 37.5),
        ("岚溪县水利局", 2, 50.0, 50.0, 0.0),
    }
