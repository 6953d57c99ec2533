"""Each rule of the warehouse on made-up projects: one that passes, one that fails, one that cannot be decided."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
import staging
from cases import CASES, Case, stage_of

from pipeline import vocabulary
from warehouse.checks import run_check
from warehouse.judging import rules
from warehouse.sqlfiles import prepare_sql, read_folder

ACROSS_DOCUMENTS = {"Q02", "Q04", "Q07", "R04"}
FROM_REPAIRS = {"S01", "S02"}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All cases in one warehouse, and behind them the project that no rule finds fault with."""
    return stage_of([*CASES, Case("", "pass", "nothing is wrong")]).build(tmp_path_factory.mktemp("judged"))


@pytest.fixture
def connection(judged: Path):
    with staging.opened(judged) as opened:
        yield opened


def states(connection: duckdb.DuckDBPyConnection, rule: str, document: int) -> set[str]:
    sql = "SELECT DISTINCT state FROM finding WHERE rule_id = ? AND document_id = ?"
    return {state for (state,) in connection.execute(sql, [rule, staging.document_id(document)]).fetchall()}


@pytest.mark.parametrize(
    ("number", "case"), list(enumerate(CASES, 1)), ids=[f"{case.rule}-{case.wanted}-{case.says}" for case in CASES]
)
def test_a_rule_says_of_a_project_what_a_person_says(connection: duckdb.DuckDBPyConnection, number: int, case: Case):
    assert states(connection, case.rule, number) == ({case.wanted} if case.wanted != "pass" else set())


def test_a_project_without_fault_is_told_by_no_rule(connection: duckdb.DuckDBPyConnection):
    sql = "SELECT rule_id, observed FROM finding WHERE document_id = ?"
    assert connection.execute(sql, [staging.document_id(len(CASES) + 1)]).fetchall() == []


def test_every_judged_subject_passed_failed_or_is_undecided(judged: Path):
    assert run_check("rules_counted", judged) == []


def test_a_failure_and_an_undecided_subject_count_once_each(connection: duckdb.DuckDBPyConnection):
    number = next(n for n, case in enumerate(CASES, 1) if case.says == "a form without goal")
    sql = "SELECT judged, passed, failed, undecidable FROM rule_result WHERE rule_id = 'C01' AND document_id = ?"
    assert connection.execute(sql, [staging.document_id(number)]).fetchall() == [(1, 0, 1, 0)]


def test_an_undecided_finding_says_what_is_missing(connection: duckdb.DuckDBPyConnection):
    sql = (
        "SELECT DISTINCT rule_id FROM finding WHERE state = 'undecidable' AND rule_id IN (SELECT rule_id FROM dim_rule)"
    )
    told = connection.execute(f"{sql} AND message IN (SELECT message FROM finding WHERE state = 'fail')").fetchall()
    assert told == []


def test_every_rule_of_the_warehouse_has_a_case():
    with_case = {case.rule for case in CASES if case.wanted == "fail"}
    assert {rule.name for rule in rules()} - with_case == ACROSS_DOCUMENTS | FROM_REPAIRS


def test_every_rule_in_sql_is_in_the_catalogue_and_says_what_to_do():
    known = {row["rule_id"] for row in vocabulary.rows("rules") if "warehouse" in row["judged_by"]}
    assert {rule.name for rule in rules()} == known
    assert all(rule.header("message") for rule in rules())


def test_no_rule_asks_for_a_parameter_or_words_that_the_lists_do_not_hold():
    files = (*rules(), *read_folder("judging"), *read_folder("fills"))
    text = "\n".join((prepare_sql(), *(file.text for file in files)))
    parameters = {f"{row['rule_id']}.{row['parameter']}" for row in vocabulary.rows("rule_parameters")}
    words = {row["list"] for row in vocabulary.rows("rule_words")}
    assert set(re.findall(r"parameter\('([A-Z]\d\d\.\w+)'\)", text)) <= parameters
    asked = {name for names in re.findall(r"change_said\('(\w+)', '(\w+)'", text) for name in names}
    assert asked | set(re.findall(r"(?:says|without)\('(\w+)'", text)) == words


NO_THRESHOLDS = {
    "Q04": {"100"},  # percent
    "R01": {"100", "2"},  # percent, told with two decimals
    "R03": {"100"},  # percent
    "R05": {"100", "2"},  # percent, told with two decimals
    "S01": {"9", "80"},  # a tabulator, and the characters of the evidence
    "V13": {"12"},  # months
}
"""Numbers of a rule's SQL that decide nothing."""


def test_no_rule_holds_a_threshold_of_its_own():
    for rule in rules():
        code = re.sub(r"DECIMAL\(\d+, ?\d+\)", "", re.sub(r"'[^']*'", "''", re.sub(r"--.*", "", rule.text)))
        numbers = set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", code))
        assert numbers <= {"0", "1"} | NO_THRESHOLDS.get(rule.name, set()), rule.name
