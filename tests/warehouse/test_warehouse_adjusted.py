"""Money of adjusted tables beside what was approved, and what is loaded of a department's year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import staging

from pipeline import records as r
from warehouse.sqlfiles import read_folder


def adjusted(approved_row_id: int | None, **changes: object) -> staging.Stage:
    """古树保护 as approved (101, 120000 yuan) and as a later table adjusts it (102, 90000 yuan)."""
    return staging.Stage(
        documents=(staging.document(1), staging.document(2)),
        projects=(staging.project(101, 1), staging.project(102, 2, amount_yuan=Decimal(90000))),
        indicators=(),
        entities=staging.entities(
            document_standings=tuple(r.DocumentStanding(staging.document_id(n), True, None, None) for n in (1, 2)),
            project_standings=(
                staging.standing(101, is_current=False, counted_row_id=102, standing_reason="replaced"),
                staging.standing(102, is_adjusted=True, approved_row_id=approved_row_id),
            ),
            **changes,
        ),
    )


def test_the_approved_amount_stands_beside_the_adjusted_one_and_is_what_departments_are_added_up_by(tmp_path: Path):
    with staging.opened(adjusted(101).build(tmp_path)) as ask:
        sql = "SELECT amount_yuan, is_adjusted, approved_yuan, approved_row_id FROM mart_project_budget"
        assert ask.execute(sql).fetchall() == [(90000, True, 120000, 101)]
        assert ask.execute("SELECT amount_yuan, is_adjusted FROM project_year").fetchall() == [(120000, False)]
        sql = "SELECT projects, amount_yuan, adjusted_projects FROM department_year"
        assert ask.execute(sql).fetchall() == [(1, 120000, 0)]
        assert ask.execute("SELECT largest_budget_yuan FROM dim_project WHERE project_id = 41").fetchall() == [
            (120000,)
        ]


def test_money_that_is_known_only_as_adjusted_is_not_passed_off_as_approved(tmp_path: Path):
    stage = adjusted(None)
    with staging.opened(stage.build(tmp_path)) as ask:
        sql = "SELECT amount_yuan, is_adjusted, approved_yuan FROM mart_project_budget"
        assert ask.execute(sql).fetchall() == [(90000, True, None)]
        assert ask.execute("SELECT amount_yuan, is_adjusted FROM project_year").fetchall() == [(90000, True)]
        sql = "SELECT projects, amount_yuan, adjusted_projects FROM department_year"
        assert ask.execute(sql).fetchall() == [(1, 90000, 1)]


def test_what_an_evaluation_says_was_approved_stands_beside_a_budget_without_money(tmp_path: Path):
    stage = adjusted(None)
    stage.projects = (replace(stage.projects[0], stage="evaluation"), replace(stage.projects[1], amount_yuan=None))
    restating = staging.standing(101, is_current=False, restates_row_id=102, standing_reason="restates")
    stage.entities = replace(stage.entities, project_standings=(restating, staging.standing(102, approved_row_id=101)))
    with staging.opened(stage.build(tmp_path)) as ask:
        sql = "SELECT amount_yuan, is_adjusted, approved_yuan, approved_row_id FROM mart_project_budget"
        assert ask.execute(sql).fetchall() == [(None, False, 120000, 101)]
        assert ask.execute("SELECT amount_yuan, is_adjusted FROM project_year").fetchall() == [(120000, False)]


def test_an_adjusted_table_without_money_is_no_adjusted_amount(tmp_path: Path):
    stage = adjusted(None)
    stage.projects = (stage.projects[0], replace(stage.projects[1], amount_yuan=None))
    with staging.opened(stage.build(tmp_path)) as ask:
        assert ask.execute("SELECT amount_yuan, is_adjusted FROM project_year").fetchall() == [(None, False)]
        sql = "SELECT projects, amount_yuan, adjusted_projects FROM department_year"
        assert ask.execute(sql).fetchall() == [(1, None, 0)]


def test_the_report_on_coverage_adds_up_what_the_question_on_departments_does(tmp_path: Path):
    (report,) = (file.text for file in read_folder("reports") if file.name == "coverage")
    with staging.opened(adjusted(101).build(tmp_path)) as ask:
        told = ask.execute(f'SELECT "amount (yuan)" FROM ({report.strip().removesuffix(";")})').fetchall()
        assert told == ask.execute("SELECT amount_yuan FROM department_year").fetchall() == [(120000,)]


@pytest.mark.parametrize(("approved", "findings"), [(130000, 1), (110000, 0)])
def test_whether_a_budget_grew_is_told_by_what_was_approved(tmp_path: Path, approved: int, findings: int):
    stage = staging.two_years()
    before = replace(stage.projects[1], row_id=103, document_id=staging.document_id(3), amount_yuan=Decimal(approved))
    standings = (
        staging.standing(101),
        staging.standing(102, is_adjusted=True, approved_row_id=103),
        staging.standing(103, is_current=False, counted_row_id=102, standing_reason="replaced"),
    )
    stage.documents += (staging.document(3, fiscal_year=2025),)
    stage.projects += (before,)
    stage.entities = replace(
        stage.entities,
        project_standings=standings,
        document_standings=tuple(r.DocumentStanding(staging.document_id(n), True, None, None) for n in (1, 2, 3)),
    )
    with staging.opened(stage.build(tmp_path)) as ask:
        told = ask.execute("SELECT expected FROM finding WHERE rule_id = 'Q07'").fetchall()
        assert [f"to {approved}.00 yuan" in expected for (expected,) in told] == [True] * findings


def test_what_was_approved_is_no_amount_of_another_phase(tmp_path: Path):
    spent = staging.project(101, phase="执行"), staging.project(102, project_no=1)
    entities = staging.entities(project_standings=(staging.standing(101), staging.standing(102)))
    with staging.opened(staging.Stage(projects=spent, indicators=(), entities=entities).build(tmp_path)) as ask:
        sql = "SELECT phase, approved_yuan FROM fact_project_budget ORDER BY ALL"
        assert ask.execute(sql).fetchall() == [("执行", None), ("批复", 120000)]


def test_the_parts_of_adjusted_money_are_told_as_adjusted(tmp_path: Path):
    stage = adjusted(101)
    stage.funds = (staging.fund(502, 2),)
    with staging.opened(stage.build(tmp_path)) as ask:
        assert ask.execute("SELECT phase, is_adjusted FROM mart_project_funding").fetchall() == [("批复", True)]


def test_a_form_for_the_whole_department_is_no_budget_of_its_projects(tmp_path: Path):
    whole = staging.project(101, form="whole_department", category="部门整体")
    with staging.opened(replace(staging.Stage(), projects=(whole,)).build(tmp_path)) as ask:
        sql = "SELECT has_budget, has_department_form, projects FROM department_year"
        assert ask.execute(sql).fetchall() == [(False, True, 0)]


def test_departments_are_followed_to_what_they_have_become(tmp_path: Path):
    names = ("岚溪县扶贫局", "岚溪县乡村振兴局", "岚溪县农业农村局")
    ids = (staging.DEPARTMENT, 9001, 9002)
    departments = tuple(
        r.DepartmentEntity(one, staging.REGION, f"30{n}", name, 2020 + n, 2020 + n, later)
        for n, (one, name, later) in enumerate(zip(ids, names, (*ids[1:], None), strict=True))
    )
    stage = staging.Stage(entities=staging.entities(departments=departments))
    with staging.opened(stage.build(tmp_path)) as ask:
        for mart in ("mart_project_budget", "mart_indicator_target"):
            sql = f"SELECT department_name, department_code_current, department_name_current FROM {mart}"
            assert ask.execute(sql).fetchall() == [("岚溪县扶贫局", "302", "岚溪县农业农村局")]
        sql = "SELECT DISTINCT current_department_id FROM dim_department WHERE department_id <> 0"
        assert ask.execute(sql).fetchall() == [(9002,)]
