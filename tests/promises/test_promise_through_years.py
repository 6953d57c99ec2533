"""What changed over the years in the sample county, asked in SQL: with the steward's decisions, and without them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.promises.warehouses import InThisProcess, ask, load
from warehouse.reader import Reader
from warehouse.sqlfiles import read_folder


def answers(home: Path, question: str) -> list[dict[str, Any]]:
    """Return the rows that a question of `warehouse/queries` gets, by column."""
    (sql,) = (file.text for file in read_folder("queries") if file.name == question)
    with Reader(home) as reader:
        columns, rows = reader.query(sql)
    return [dict(zip(columns, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def undecided(county: Path, pool: InThisProcess, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The county loaded without any decision of a person."""
    home = tmp_path_factory.mktemp("undecided")
    load(home, county, pool, steward=None)
    return home


def test_the_renamed_project_is_one_with_its_line(whole: Path):
    (renamed,) = (row for row in answers(whole, "project_changes") if row["change"] == "renamed")
    assert (renamed["project_name_before"], renamed["project_name"]) == ("职业技能提升培训补贴", "技能青禾行动培训补贴")
    assert renamed["decided_by"] == "steward/projects.csv, line 2"


def test_without_a_decision_the_renamed_project_waits_first_in_the_queue(undecided: Path):
    assert not any(row["change"] == "renamed" for row in answers(undecided, "project_changes"))
    first = "SELECT left_name, right_name, evidence FROM review_candidate WHERE kind = 'project' AND rank = 1"
    ((left, right, evidence),) = ask(undecided, first)
    assert {left, right} == {"职业技能提升培训补贴", "技能青禾行动培训补贴"}
    assert "520000.00" in evidence


def test_the_recoded_unit_keeps_what_is_printed_and_leads_to_its_successor(whole: Path):
    sql = (
        "SELECT DISTINCT fiscal_year, unit_code, unit_code_current FROM mart_project_budget "
        "WHERE unit_name = '青禾县农业技术推广中心' ORDER BY ALL"
    )
    assert ask(whole, sql) == [(2023, "305003", "305007"), (2024, "305007", "305007"), (2025, "305007", "305007")]
    assert [(row["code_before"], row["code"]) for row in answers(whole, "unit_changes")] == [("305003", "305007")]


def test_a_project_of_the_recoded_unit_is_one_through_three_years(whole: Path, undecided: Path):
    sql = "SELECT count(DISTINCT project_id), count(*) FROM mart_project_budget WHERE project_name = '高素质农民培育'"
    assert ask(whole, sql) == [(1, 3)]
    assert ask(undecided, sql) == [(2, 3)]


def test_without_a_decision_the_recoded_unit_waits_in_the_queue(undecided: Path):
    sql = "SELECT left_name, right_name FROM review_candidate WHERE kind = 'unit'"
    assert ("305003 青禾县农业技术推广中心", "305007 青禾县农业技术推广中心") in ask(undecided, sql)


def test_the_lowered_target_is_found_beside_the_grown_budget(whole: Path):
    eased = {(row["project_name"], row["indicator_name"]): row for row in answers(whole, "eased_targets")}
    row = eased["义务教育学校校舍维修", "维修校舍面积"]
    assert (row["target_before"], row["target"], int(row["amount_before_yuan"]), int(row["amount_yuan"])) == (
        "≥8000",
        "≥7200",
        1_200_000,
        1_500_000,
    )


def test_the_frozen_target_is_found_with_its_years(whole: Path):
    frozen = {(row["project_name"], row["indicator_name"]): row for row in answers(whole, "frozen_targets")}
    row = frozen["社会保险经办管理经费", "参保群众满意度"]
    assert (row["value_printed"], row["first_year"], row["last_year"], row["years"]) == ("90", 2023, 2025, 3)
    assert ("义务教育学校校舍维修", "维修校舍面积") not in frozen


def test_the_templates_of_the_finance_system_are_told_apart_from_copies(whole: Path):
    kinds = {row["indicator_name"]: row["kind"] for row in answers(whole, "boilerplate")}
    assert kinds["运转保障率"] == kinds["科目调整次数"] == "template"


def test_each_row_that_does_not_count_says_which_row_counts_instead(whole: Path):
    sql = "SELECT standing_reason, count(*) FROM fact_project_budget WHERE NOT is_current GROUP BY ALL ORDER BY ALL"
    told = dict(ask(whole, sql))
    assert None not in told
    assert {"repeats", "replaced", "restates"} <= told.keys()
