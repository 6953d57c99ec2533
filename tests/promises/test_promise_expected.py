"""What a person worked out from the sample county's documents (`samples/expected.csv`), line by line."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.collect.inbox import files
from tests.promises.warehouses import COUNTY, ask

LINES = tuple(csv.DictReader((Path(__file__).parents[2] / "samples" / "expected.csv").open(encoding="utf-8")))
BUDGET = {"amount_yuan", "amount_printed", "goal"}
TARGET = {"is_clipped", "value_text", "comparator_printed", "measure_unit", "weight"}
TOTAL = {"total_yuan", "parts_yuan", "difference_yuan"}
REPAIRS = {"S01": "row_shifted", "S02": "%joined"}
"""Rules that are told as repairs."""
YES = {"true": True, "false": False}


def same(found: object, expected: str) -> bool:
    if isinstance(found, bool):
        return found is YES[expected]
    if isinstance(found, Decimal | int):
        return Decimal(found) == Decimal(expected)
    return found == expected


@pytest.fixture(scope="session")
def ids(whole: Path, county: Path) -> dict[str, str]:
    """File below the county's folder -> its document's id."""
    kept = {path.read_bytes(): path.name for path in (whole / "originals").glob("*/*")}
    return {str(f.path.relative_to(county / COUNTY)): kept[f.path.read_bytes()] for f in files(county)}


def where(line: dict[str, str], document: str) -> str:
    """Return the condition that a budget row of the line's project fulfils."""
    return (
        f"b.document_id = '{document}' AND b.name = '{line['project']}' "
        f"AND b.unit_id IN (SELECT unit_id FROM dim_unit WHERE name = '{line['unit']}')"
    )


def answer(home: Path, line: dict[str, str], ids: dict[str, str]) -> object:
    """Return what the warehouse holds for one line."""
    fact, document = line["fact"], ids[line["file"]]
    if fact in TOTAL:
        found = ask(home, f"SELECT {fact} FROM control_total WHERE document_id = '{document}'")
    elif fact == "projects":
        found = ask(home, f"SELECT count(*) FROM fact_project_budget WHERE document_id = '{document}'")
    elif fact == "status":
        found = ask(home, f"SELECT status FROM dim_document WHERE document_id = '{document}'")
    elif line["indicator"]:
        found = ask(home, target_sql(line, document))
    else:
        found = ask(home, budget_sql(line, document))
    assert len(found) == 1, f"{len(found)} rows for {line}"
    return found[0][0]


def budget_sql(line: dict[str, str], document: str) -> str:
    column = {
        "unit_code": "(SELECT code FROM dim_unit AS u WHERE u.unit_id = b.unit_id)",
        "indicators": "b.indicator_rows",
        "is_clipped": "b.is_goal_clipped",
        "project_key": "(SELECT count(DISTINCT o.fiscal_year) FROM fact_project_budget AS o "
        "WHERE o.project_id = b.project_id)",
    }.get(line["fact"], f"b.{line['fact']}")
    return f"SELECT {column} FROM fact_project_budget AS b WHERE {where(line, document)}"


def target_sql(line: dict[str, str], document: str) -> str:
    column = {
        "value": "coalesce(t.value_low, t.value_high)",
        "measure_unit": "(SELECT name FROM dim_measure_unit AS m WHERE m.measure_unit_id = t.measure_unit_id)",
        "projects_in_year_with_indicator": "(SELECT count(DISTINCT o.project_row_id) FROM mart_indicator_target AS o "
        "WHERE o.indicator_id = t.indicator_id AND o.fiscal_year = t.fiscal_year)",
    }.get(line["fact"], f"t.{line['fact']}")
    return (
        f"SELECT {column} FROM fact_indicator_target AS t JOIN fact_project_budget AS b ON b.row_id = t.project_row_id "
        f"WHERE {where(line, document)} AND t.name_printed = '{line['indicator']}'"
    )


def told(fact: str) -> list[dict[str, str]]:
    return [line for line in LINES if line["fact"] == fact]


PLAIN = [
    line
    for line in LINES
    if line["fact"] in {*BUDGET, *TARGET, *TOTAL, "projects", "status", "unit_code", "indicators", "value"}
]


@pytest.mark.parametrize("story", sorted({int(line["story"]) for line in PLAIN}))
def test_the_warehouse_holds_what_the_story_says(whole: Path, ids: dict[str, str], story: int):
    lines = [line for line in PLAIN if int(line["story"]) == story]
    wrong = [(line, found) for line in lines if not same(found := answer(whole, line, ids), line["expected"])]
    assert wrong == []


@pytest.mark.parametrize("fact", ["actual_value", "actual_score", "actual_reason"])
def test_an_evaluation_says_what_an_indicator_reached(whole: Path, ids: dict[str, str], fact: str):
    for line in told(fact):
        sql = (
            f"SELECT {fact.removeprefix('actual_') if fact != 'actual_value' else fact} FROM mart_indicator_actual "
            f"WHERE document_id = '{ids[line['file']]}' AND name_printed = '{line['indicator']}'"
        )
        ((found,),) = ask(whole, sql)
        assert same(found, line["expected"])


@pytest.mark.parametrize(("fact", "phase"), [("adjusted_yuan", "调整"), ("executed_yuan", "执行")])
def test_an_evaluation_says_what_became_of_the_budget(whole: Path, ids: dict[str, str], fact: str, phase: str):
    for line in told(fact):
        sql = (
            f"SELECT amount_yuan FROM mart_project_execution WHERE document_id = '{ids[line['file']]}' "
            f"AND phase = '{phase}'"
        )
        ((found,),) = ask(whole, sql)
        assert same(found, line["expected"])


def test_the_budget_that_an_evaluation_prints_once_more_counts_once(whole: Path):
    for line in told("executed_yuan"):
        sql = (
            f"SELECT count(*) FROM mart_project_budget WHERE fiscal_year = 2024 AND project_name = '{line['project']}'"
        )
        assert ask(whole, sql) == [(1,)]


def test_boilerplate_reaches_as_many_projects_as_were_counted(whole: Path, ids: dict[str, str]):
    for line in told("projects_in_year_with_indicator"):
        assert same(answer(whole, line, ids), line["expected"])


def test_a_year_in_front_of_its_name_does_not_make_another_project(whole: Path, ids: dict[str, str]):
    for line in told("project_key"):
        assert answer(whole, line, ids) == 3


def test_a_renamed_project_is_one_because_a_person_says_so(whole: Path):
    for line in told("renamed_from"):
        names = f"('{line['project']}', '{line['expected']}')"
        sql = f"SELECT count(DISTINCT project_id) FROM mart_project_budget WHERE project_name IN {names}"
        assert ask(whole, sql) == [(1,)]


def test_the_same_bytes_are_one_document(ids: dict[str, str]):
    for line in told("same_bytes_as"):
        assert ids[line["file"]] == ids[line["expected"]]


def test_the_same_table_in_two_formats_counts_once(whole: Path, ids: dict[str, str]):
    for line in told("same_table_as"):
        pair = f"('{ids[line['file']]}', '{ids[line['expected']]}')"
        sql = f"SELECT is_current, duplicate_of FROM dim_document WHERE document_id IN {pair} ORDER BY ALL"
        assert ask(whole, sql) == [(False, ids[line["file"]]), (True, None)]
        disputed = f"SELECT count(*) FROM fact_project_budget WHERE is_disputed AND document_id IN {pair}"
        assert ask(whole, disputed) == [(0,)]


def test_the_corrected_document_is_superseded(whole: Path, ids: dict[str, str]):
    for line in told("superseded_by"):
        sql = f"SELECT is_current, superseded_by FROM dim_document WHERE document_id = '{ids[line['file']]}'"
        assert ask(whole, sql) == [(False, ids[line["expected"]])]


@pytest.mark.parametrize("line", told("rule"), ids=lambda line: line["expected"])
def test_a_rule_that_is_broken_is_told(whole: Path, ids: dict[str, str], line: dict[str, str]):
    document = ids[line["file"]]
    table, condition = "finding", f"rule_id = '{line['expected']}'"
    if line["expected"] in REPAIRS:
        table, condition = "repair", f"rule LIKE '{REPAIRS[line['expected']]}'"
    assert ask(whole, f"SELECT count(*) > 0 FROM {table} WHERE document_id = '{document}' AND {condition}") == [(True,)]


def test_every_line_is_asked_somewhere():
    asked = {*(line["fact"] for line in PLAIN), "rule", "superseded_by", "same_table_as", "same_bytes_as"}
    asked |= {"renamed_from", "project_key", "projects_in_year_with_indicator"}
    asked |= {"actual_value", "actual_score", "actual_reason", "adjusted_yuan", "executed_yuan"}
    assert {line["fact"] for line in LINES} <= asked
