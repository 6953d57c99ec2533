"""Questions about documents as they come: nameless departments, several to a document, rows that do not count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import staging

from pipeline import records as r
from warehouse.questions import find_question

OTHER_DEPARTMENT, OTHER_UNIT, OTHER_PROJECT = 22, 32, 42


def answer(path: Path, question: str, columns: str, **asked: str) -> list[tuple[Any, ...]]:
    """Return columns of a question's answer, with words of its `asked` put in place of others."""
    statement = find_question(question).statement.removesuffix(";")
    for name, value in asked.items():
        before = next(line for line in statement.splitlines() if line.rstrip(",").endswith(f" AS {name}"))
        statement = statement.replace(before, f"{value} AS {name}" + ("," if before.endswith(",") else ""), 1)
    with staging.opened(path) as ask:
        return ask.execute(f"SELECT {columns} FROM ({statement})").fetchall()


def nameless() -> staging.Stage:
    """A department, a unit and a division that no document names."""
    return staging.Stage(
        entities=staging.entities(
            regions=(r.RegionEntity(staging.REGION, "990101000", None, "county", None),),
            departments=(r.DepartmentEntity(staging.DEPARTMENT, staging.REGION, "307", None, 2024, 2024),),
            units=(r.UnitEntity(staging.UNIT, staging.DEPARTMENT, "307001", None, 2024, 2024),),
        )
    )


def of_two_departments(**changes: Any) -> staging.Stage:
    """A county's document, with a project and a target of each of two departments; findings stand at the targets."""
    return staging.Stage(
        projects=(
            staging.project(101),
            staging.project(102, project_no=2, department_code="308", department_name="岚溪县水务局"),
        ),
        indicators=(staging.indicator(1001), staging.indicator(1002, project_no=2)),
        findings=tuple(staging.finding("V11", severity="warning", row_id=row_id) for row_id in (1001, 1002)),
        entities=staging.entities(
            departments=(
                r.DepartmentEntity(staging.DEPARTMENT, staging.REGION, "307", "岚溪县林业局", 2024, 2024),
                r.DepartmentEntity(OTHER_DEPARTMENT, staging.REGION, "308", "岚溪县水务局", 2024, 2024),
            ),
            units=(
                r.UnitEntity(staging.UNIT, staging.DEPARTMENT, "307001", "岚溪县林业局机关", 2024, 2024),
                r.UnitEntity(OTHER_UNIT, OTHER_DEPARTMENT, "308001", "岚溪县水务局机关", 2024, 2024),
            ),
            projects=(
                r.ProjectEntity(41, staging.UNIT, "古树保护", "特定目标类", None, 2024, 2024),
                r.ProjectEntity(OTHER_PROJECT, OTHER_UNIT, "古树保护", "特定目标类", None, 2024, 2024),
            ),
            project_standings=(
                staging.standing(101),
                staging.standing(102, department_id=OTHER_DEPARTMENT, unit_id=OTHER_UNIT, project_id=OTHER_PROJECT),
            ),
        ),
        **changes,
    )


def test_a_department_that_no_document_names_is_found_and_goes_by_its_code(tmp_path: Path) -> None:
    built = nameless().build(tmp_path)
    found = answer(built, "department_budget", "region_name, department_name, amount_yuan")
    assert found == [("990101000", "307", Decimal(120000))]
    assert answer(built, "coverage", "department_name, years_budget") == [("307", "2024")]


def test_a_departments_budget_is_not_told_by_the_few_projects_that_were_evaluated(tmp_path: Path) -> None:
    stage = staging.two_years()
    budget, later = stage.projects
    stage = replace(stage, projects=(budget, replace(later, form="self_evaluation", stage="evaluation")))
    built = stage.build(tmp_path)
    with staging.opened(built) as ask:
        sql = "SELECT fiscal_year, form FROM mart_project_budget ORDER BY ALL"
        assert ask.execute(sql).fetchall() == [(2024, "list"), (2025, "self_evaluation")]
        sql = "SELECT fiscal_year, has_budget FROM department_year ORDER BY ALL"
        assert ask.execute(sql).fetchall() == [(2024, True), (2025, False)]
    assert answer(built, "department_budget", "fiscal_year, projects") == [(2024, 1)]


def test_a_document_of_several_departments_is_loaded_for_each(tmp_path: Path) -> None:
    found = answer(of_two_departments().build(tmp_path), "coverage", "department_name, documents_loaded")
    assert sorted(found) == [("岚溪县林业局", 1), ("岚溪县水务局", 1)]


def test_a_refused_document_counts_for_the_department_that_bore_the_code_in_its_year(tmp_path: Path) -> None:
    stage = of_two_departments(documents=(staging.document(1), refused(2, 2021)))
    spans = (
        r.DepartmentEntity(staging.DEPARTMENT, staging.REGION, "307", "岚溪县林业局", 2024, 2024),
        r.DepartmentEntity(OTHER_DEPARTMENT, staging.REGION, "307", "岚溪县水务局", 2020, 2022),
    )
    stage.entities = staging.entities(
        departments=spans,
        units=stage.entities.units,
        projects=stage.entities.projects,
        project_standings=stage.entities.project_standings,
    )
    found = answer(stage.build(tmp_path), "coverage", "department_name, documents_refused, years_refused")
    assert sorted(found, key=str) == [("岚溪县林业局", 0, None), ("岚溪县水务局", 1, "2021")]


def refused(number: int, year: int) -> r.DocumentRow:
    counts = dict.fromkeys(("cells", "heading_cells", "record_cells", "printed_rows", "loaded_rows"), 0)
    return staging.document(number, fiscal_year=year, status="quarantined", reason="damaged", **counts)


def test_a_contradiction_is_asked_for_by_the_department_of_its_target(tmp_path: Path) -> None:
    built = of_two_departments().build(tmp_path)
    found = answer(built, "conflicting_targets", "department_name, row_id", department="'%水务%'")
    assert found == [("岚溪县水务局", 1002)]


def test_what_a_replaced_row_says_is_not_at_odds(tmp_path: Path) -> None:
    counts = staging.standing(101)
    replaced = staging.standing(102, is_current=False, counted_row_id=101)
    stage = staging.Stage(
        projects=(staging.project(101), staging.project(102, project_no=2)),
        findings=tuple(staging.finding("Q06", severity="warning", row_id=row_id) for row_id in (101, 102)),
        entities=staging.entities(project_standings=(counts, replaced)),
    )
    assert answer(stage.build(tmp_path), "numbers_at_odds", "row_id") == [(101,)]


def test_a_budget_of_no_known_year_is_no_year_before(tmp_path: Path) -> None:
    lineage = (r.ProjectLineage(41, 41, "renamed", 2025, "古树保护", "古树养护", "rule"),)
    stage = staging.Stage(
        documents=(staging.document(1, fiscal_year=None), staging.document(2, fiscal_year=2025)),
        projects=(staging.project(101, 1, fiscal_year=None), staging.project(102, 2, fiscal_year=2025)),
        entities=staging.entities(
            document_standings=tuple(r.DocumentStanding(staging.document_id(n), True, None, None) for n in (1, 2)),
            project_standings=(staging.standing(101), staging.standing(102)),
            project_lineages=lineage,
        ),
    )
    found = answer(stage.build(tmp_path), "project_changes", "change, amount_yuan, year_before, amount_before_yuan")
    assert found == [("renamed", Decimal(120000), None, None)]


def test_a_share_of_no_money_at_all_is_unknown(tmp_path: Path):
    stage = staging.Stage(projects=(staging.project(101, amount_yuan=Decimal(0), amount_printed="0.00"),))
    built = stage.build(tmp_path)
    assert answer(built, "department_budget", "amount_yuan, share_percent") == [(0, None)]
    assert set(answer(built, "budget_by_kind", "amount_yuan, amount_percent")) == {(0, None)}
