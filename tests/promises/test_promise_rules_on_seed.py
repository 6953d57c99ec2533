"""What each rule finds on the founding document is what a person found; differences are argued in docs/rules.md."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.promises.warehouses import InThisProcess, ask, load

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed" / "000_a38c96af54c32677.txt"
PROJECTS_1_TO_10 = set(range(1, 11))
PROJECTS_1_TO_14 = set(range(1, 15))
PROJECTS = {
    "C03": {10},
    "C04": set(range(1, 10)),
    "C05": PROJECTS_1_TO_14,
    "C06": PROJECTS_1_TO_14,
    "C07": PROJECTS_1_TO_14,
    "C10": PROJECTS_1_TO_10,
    "V02": {15},
    "V03": PROJECTS_1_TO_10,
    "V05": {2},
    "V07": {2},
    "V08": {15},
    "V10": {15},
    "V11": {15},
    "Q01": {1, 2, 3, 4, 5, 8, 9},
    "Q02": {11, 12, 13, 14},
    "Q03": {8, 11, 12, 13, 14},
    "Q05": {2, 4, 5, 15},
    "Q06": {6, 10},
}
"""Projects that the rule hits, by number; every other project passes."""
ROWS = {"C09": 16, "V05": 2, "V07": 2, "V08": 2, "V10": 1, "V11": 1, "V12": 10, "V03": 10}
"""Indicator rows that the rule hits ("n")."""
GOALS_AND_NAMES = {"S04": (16, {1, 4}), "S05": (5, {1, 10})}
"""Indicator rows, and projects whose own text is hit."""
LINES = {"S01": {*range(23, 28), *range(43, 53)}, "S02": {30}}
"""Lines of the text; the tails on line 30 belong to lines 27 and 28."""
TOLD_OTHERWISE = {"S03", "Q04"}

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the shared seed document is not beside the project")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, pool: InThisProcess) -> Path:
    base = tmp_path_factory.mktemp("rules")
    (base / "inbox").mkdir()
    shutil.copy(SEED, base / "inbox")
    load(base / "home", base / "inbox", pool)
    return base / "home"


def hits(home: Path, rule: str, table: str) -> list[int]:
    """Return the project number of each finding on rows of a table."""
    through = "f.row_id" if table == "fact_project_budget" else "t.project_row_id"
    join = "" if table == "fact_project_budget" else f"JOIN {table} AS t ON t.row_id = f.row_id "
    sql = (
        f"SELECT DISTINCT b.project_no, f.row_id FROM finding AS f {join}"
        f"JOIN fact_project_budget AS b ON b.row_id = {through} WHERE f.rule_id = '{rule}' AND f.state = 'fail'"
    )
    return [number for number, _ in ask(home, sql)]


def catalogue() -> list[dict[str, str]]:
    with (SHARED / "domain" / "rules.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("rule", PROJECTS)
def test_a_rule_hits_the_projects_that_a_person_named(home: Path, rule: str):
    found = {*hits(home, rule, "fact_project_budget"), *hits(home, rule, "fact_indicator_target")}
    assert found == PROJECTS[rule]


@pytest.mark.parametrize("rule", ROWS)
def test_a_rule_hits_as_many_indicators_as_a_person_counted(home: Path, rule: str):
    assert len(hits(home, rule, "fact_indicator_target")) == ROWS[rule]


@pytest.mark.parametrize("rule", GOALS_AND_NAMES)
def test_a_rule_on_texts_hits_indicators_and_the_projects_own_texts(home: Path, rule: str):
    indicators, projects = GOALS_AND_NAMES[rule]
    assert len(hits(home, rule, "fact_indicator_target")) == indicators
    assert set(hits(home, rule, "fact_project_budget")) == projects


@pytest.mark.parametrize("rule", LINES)
def test_a_broken_row_is_told_with_its_line(home: Path, rule: str):
    assert {line for (line,) in ask(home, f"SELECT source_row FROM finding WHERE rule_id = '{rule}'")} == LINES[rule]


def test_the_row_cut_by_the_page_lost_its_name_goal_and_unit_label(home: Path):
    assert ask(home, "SELECT count(*) FROM finding WHERE rule_id = 'S02'") == [(3,)]


def test_the_label_and_the_total_were_judged_and_became_no_project(home: Path):
    sql = "SELECT judged, failed FROM rule_result WHERE rule_id = 'S03' AND judged > 0"
    assert ask(home, sql) == [(17, 0)]
    assert ask(home, "SELECT count(*) FROM fact_project_budget WHERE source_row IN (8, 28)") == [(0,)]


def test_twenty_of_the_units_targets_are_saturated(home: Path):
    assert ask(home, "SELECT evidence FROM finding WHERE rule_id = 'Q04'") == [("20 of 42 targets",)]


def test_a_rule_that_nobody_saw_broken_finds_nothing(home: Path):
    named = {*PROJECTS, *ROWS, *GOALS_AND_NAMES, *LINES, *TOLD_OTHERWISE}
    others = {line["rule_id"] for line in catalogue()} - named
    told = {rule for (rule,) in ask(home, "SELECT DISTINCT rule_id FROM finding")}
    assert told & others == set()
    assert {line["rule_id"] for line in catalogue() if line["hits_in_seed"].startswith(("0", "needs"))} == others


def test_every_rule_of_the_catalogue_that_can_be_judged_here_is(home: Path):
    judged = {rule for (rule,) in ask(home, "SELECT rule_id FROM rule_result")}
    needs_more = {line["rule_id"] for line in catalogue() if line["hits_in_seed"].startswith("needs")}
    assert {line["rule_id"] for line in catalogue()} - judged == needs_more
