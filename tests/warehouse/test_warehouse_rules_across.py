"""Rules that compare rows, projects, years and documents, and those that tell what was repaired."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import staging
from cases import Case, good_rows, row, stage_of

from pipeline import records as r
from warehouse import judging
from warehouse.errors import BuildError
from warehouse.sqlfiles import SqlFile


def found(path: Path, rule: str, columns: str = "row_id") -> list[tuple[object, ...]]:
    with staging.opened(path) as connection:
        return connection.execute(f"SELECT {columns} FROM finding WHERE rule_id = ? ORDER BY ALL", [rule]).fetchall()


Series = tuple[list[int], list[int]]
"""A project's quantity and its money, year by year from 2021."""


def side_by_side(projects: Sequence[Series]) -> tuple[staging.Stage, dict[str, int]]:
    """Return the stage of these projects, with a document a year each, and which of them a document is about."""
    told = [
        (project, year, value, amount)
        for project, (values, amounts) in enumerate(projects)
        for year, (value, amount) in enumerate(zip(values, amounts, strict=True), 2021)
    ]
    cases = [
        Case(
            "",
            "",
            f"{project} {year}",
            {"fiscal_year": year, "amount_yuan": Decimal(amount)},
            row(0, value_low=Decimal(value)),
        )
        for project, year, value, amount in told
    ]
    stage = stage_of(cases)
    of_projects = tuple(
        dataclasses.replace(one, project_id=1 + project)
        for (project, *_), one in zip(told, stage.entities.project_standings, strict=True)
    )
    stage.entities = dataclasses.replace(stage.entities, project_standings=of_projects)
    stage.indicators = tuple(one for one in stage.indicators if one.indicator_no == 1)
    return stage, {staging.document_id(n): project for n, (project, *_) in enumerate(told, 1)}


STAYS_OR_FALLS = (
    ([100, 100, 100], [5, 5, 5], [2023]),
    ([100, 100, 100, 100], [5, 5, 5, 5], [2024]),
    ([100, 100, 100, 110], [5, 5, 5, 5], [2023]),
    ([100, 100, 110], [5, 5, 5], []),
    ([100, 90], [5, 6], [2022]),
    ([100, 90], [6, 5], []),
    ([100, 110], [5, 6], []),
)


@pytest.fixture(scope="module")
def years_told(tmp_path_factory: pytest.TempPathFactory) -> list[list[int]]:
    """The years in which Q07 tells each project of one warehouse."""
    stage, project_of = side_by_side([one[:2] for one in STAYS_OR_FALLS])
    told: list[list[int]] = [[] for _ in STAYS_OR_FALLS]
    for document, year in found(stage.build(tmp_path_factory.mktemp("years")), "Q07", "document_id, fiscal_year"):
        told[project_of[str(document)]].append(int(str(year)))
    return told


@pytest.mark.parametrize("project", range(len(STAYS_OR_FALLS)), ids=lambda n: str(STAYS_OR_FALLS[n][:2]))
def test_a_target_that_stays_or_falls_is_told_once(years_told: list[list[int]], project: int):
    assert years_told[project] == STAYS_OR_FALLS[project][2]


def test_projects_that_share_their_indicators_are_all_told(tmp_path: Path):
    stage = stage_of([Case("", "", "one"), Case("", "", "another"), Case("", "", "a third")])
    copy = r.IndicatorSetCopy(1020, 1010, "exact", 1.0, "same_unit", 6, 0, 0, "copied")
    stage.entities = dataclasses.replace(stage.entities, indicator_set_copies=(copy,))
    assert found(stage.build(tmp_path), "Q02") == [(1010,), (1020,)]


def test_projects_that_share_a_goal_are_all_told_and_a_goal_of_the_year_before_is_not(tmp_path: Path):
    cases = [Case("", "", "one"), Case("", "", "another"), Case("", "", "next year", {"fiscal_year": 2025})]
    stage = stage_of(cases)
    copies = (
        r.GoalCopy(1020, 1010, "exact", 1.0, "same_unit"),
        r.GoalCopy(1030, 1010, "exact", 1.0, "year_before"),
    )
    stage.entities = dataclasses.replace(stage.entities, goal_copies=copies)
    assert found(stage.build(tmp_path), "Q03") == [(1010,), (1020,)]


def test_a_units_year_is_told_once_with_its_share_of_saturated_targets(tmp_path: Path):
    saturated = lambda rows: row(1, value_low=Decimal(100))(row(5, value_low=Decimal(100))(rows))  # noqa: E731
    path = stage_of([Case("", "", "one", change=saturated)]).build(tmp_path)
    assert found(path, "Q04", "evidence, observed, subject") == [("2 of 6 targets", "33.3%", "unit-year")]


def test_few_saturated_targets_are_not_told(tmp_path: Path):
    path = stage_of([Case("", "", "one", change=row(1, value_low=Decimal(100)))]).build(tmp_path)
    assert found(path, "Q04") == []


def evaluated(**changes: object) -> staging.Stage:
    """A budget document, and the evaluation of the same project, one of whose targets is changed."""
    stage = stage_of([Case("", "", "budget"), Case("", "", "evaluation", is_evaluation=True, change=row(0, **changes))])
    one, other = stage.entities.project_standings
    both = (one, dataclasses.replace(other, project_id=one.project_id, is_current=False, restates_row_id=one.row_id))
    stage.entities = dataclasses.replace(stage.entities, project_standings=both)
    return stage


def test_a_target_that_the_evaluation_restates_rightly_passes(tmp_path: Path):
    assert found(evaluated().build(tmp_path), "R04") == []


def test_a_target_that_the_evaluation_lowers_is_told_with_both_figures(tmp_path: Path):
    path = evaluated(value_low=Decimal(80), actual_value=Decimal(80)).build(tmp_path)
    assert found(path, "R04", "state, observed, expected") == [("fail", "≥80人", "≥100人")]


def test_the_same_target_in_another_unit_is_the_same(tmp_path: Path):
    changes = {"measure_unit": "万人", "value_low": Decimal("0.01")}
    assert found(evaluated(**changes).build(tmp_path), "R04") == []


@pytest.mark.parametrize(
    ("restated", "is_other"), [("立案后100日内", True), ("100日内（结案后）", False), (None, False)]
)
def test_a_limit_of_time_from_another_event_is_another_target(tmp_path: Path, restated: str | None, is_other: bool):
    stage = evaluated(measure_unit="日", value_text=restated)
    first, *rest = stage.indicators
    stage.indicators = (dataclasses.replace(first, measure_unit="日", value_text="结案后100日内"), *rest)
    assert len(found(stage.build(tmp_path), "R04")) == is_other


@pytest.mark.parametrize(("restated", "is_other"), [("降低≥100人", True), ("提升不低于100人", False), (None, False)])
def test_a_fall_by_as_much_is_another_target_than_a_rise(tmp_path: Path, restated: str | None, is_other: bool):
    stage = evaluated(value_text=restated)
    first, *rest = stage.indicators
    stage.indicators = (dataclasses.replace(first, value_text="提高≥100人"), *rest)
    assert len(found(stage.build(tmp_path), "R04")) == is_other


def test_the_row_of_the_execution_rate_is_no_target_of_a_budget(tmp_path: Path):
    path = evaluated(indicator_key="预算执行率", name_printed="预算执行率").build(tmp_path)
    assert found(path, "R04") == []


def test_sign_unit_words_and_upper_end_of_a_restated_target_are_held_against_the_budgets(tmp_path: Path):
    stage = evaluated(comparator="≤")
    changes: dict[str, dict[str, object]] = {
        "培训合格率": {"measure_unit": "人"},
        "人均培训成本": {"measure_unit": "人"},
        "培训完成时限": {"value_low": None, "value_text": "按时"},
        "受益学校数": {"value_high": Decimal(20)},
        "参训教师满意度": {"comparator": None},  # says nothing else than the budget's
    }
    stage.indicators = tuple(
        dataclasses.replace(one, **changes.get(one.name_printed, {}) if one.stage == "evaluation" else {})
        for one in stage.indicators
    )
    assert found(stage.build(tmp_path), "R04", "observed, expected") == [
        ("≤100人", "≥100人"),
        ("≤600人", "≤600元/人"),
        ("≥10~20所", "≥10所"),
        ("≥95人", "≥95%"),
        ("按时", "≤30天"),
    ]


@pytest.mark.parametrize("of", ["an evaluation that was replaced", "monitoring", "a project without budget"])
def test_no_other_report_is_held_against_a_budget(tmp_path: Path, of: str):
    stage = evaluated(value_low=Decimal(80))
    if of == "monitoring":
        budget, report = stage.projects
        stage.projects = (budget, dataclasses.replace(report, form="monitoring", stage="monitoring"))
        stage.indicators = tuple(
            dataclasses.replace(one, stage="monitoring") if one.stage == "evaluation" else one
            for one in stage.indicators
        )
    else:
        one, other = stage.entities.project_standings
        changes = {"is_valid": False} if of == "an evaluation that was replaced" else {"project_id": 2}
        both = (one, dataclasses.replace(other, **changes))  # type: ignore[arg-type]
        stage.entities = dataclasses.replace(stage.entities, project_standings=both)
    assert found(stage.build(tmp_path), "R04") == []


def test_a_target_that_the_budget_does_not_have_cannot_be_held_against_it(tmp_path: Path):
    path = evaluated(indicator_key="参会教师人数", name_printed="参会教师人数").build(tmp_path)
    assert found(path, "R04", "state, observed") == [("undecidable", "≥100人")]


@pytest.mark.parametrize(
    ("repair", "rule"), [("row_shifted", "S01"), ("goal_joined", "S02"), ("project_joined", "S02")]
)
def test_what_was_put_back_where_no_row_stands_is_a_finding_at_its_line(tmp_path: Path, repair: str, rule: str):
    stage = stage_of([Case("", "", "one")])
    stage.repairs = (r.RepairRow(staging.document_id(1), repair, "why", "一 | 二", "一二", 1, None, 99),)
    stage.documents = (staging.document(1, printed_rows=6, loaded_rows=6),)
    assert found(stage.build(tmp_path), rule, "source_row, row_id, subject") == [(99, None, "row")]


@pytest.mark.parametrize(
    ("repair", "row"),
    [("row_shifted", "fact_indicator_target"), ("goal_joined", "fact_project_budget"), ("unit_label_joined", None)],
)
def test_what_was_put_back_leads_to_its_row_and_counts_once_a_line(tmp_path: Path, repair: str, row: str | None):
    stage = stage_of([Case("", "", "one")])
    target = stage.indicators[0]
    place = (target.page, target.sheet, target.source_row)
    stage.repairs = tuple(
        r.RepairRow(staging.document_id(1), one, "why", "一 | 二", "一二", *place)
        for one in (repair, "unit_label_joined")
    )
    stage.documents = (staging.document(1, printed_rows=6, loaded_rows=6),)
    path = stage.build(tmp_path)
    rule = "S01" if repair == "row_shifted" else "S02"
    told = {None: None, "fact_indicator_target": target.row_id, "fact_project_budget": stage.projects[0].row_id}[row]
    assert (target.source_row, told, row) in found(path, rule, "source_row, row_id, row_table")
    with staging.opened(path) as connection:
        assert connection.execute(f"SELECT failed FROM rule_result WHERE rule_id = '{rule}'").fetchall() == [(1,)]


def test_what_was_put_back_in_an_evaluation_leads_to_its_row(tmp_path: Path):
    stage = stage_of([Case("", "", "evaluation", is_evaluation=True)])
    first = stage.indicators[0]
    place = (first.page, first.sheet, first.source_row)
    stage.repairs = (r.RepairRow(staging.document_id(1), "row_shifted", "why", "一 | 二", "一二", *place),)
    told = found(stage.build(tmp_path), "S01", "row_id, row_table, source_row")
    assert told == [(first.row_id, "fact_indicator_actual", first.source_row)]


def test_a_document_that_was_replaced_is_judged_and_not_counted_for_its_year(tmp_path: Path):
    stage = stage_of([Case("", "", "one", {"goal": None, "form": "project_form"})])
    stage.entities = dataclasses.replace(
        stage.entities,
        document_standings=(r.DocumentStanding(staging.document_id(1), False, None, None),),
        project_standings=(staging.standing(1010, project_id=1, is_current=False, standing_reason="replaced"),),
    )
    path = stage.build(tmp_path)
    assert found(path, "C01", "is_current") == [(False,)]
    with staging.opened(path) as connection:
        assert connection.execute("SELECT scope FROM quality_score").fetchall() == [("document",)]


def test_the_good_project_is_told_by_its_six_indicators():
    assert [one.indicator_no for one in good_rows(1)] == [1, 2, 3, 4, 5, 6]


def test_a_rule_that_speaks_of_other_rows_than_it_says_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = SqlFile("C01", {"rows": ("projects",)}, "SELECT row_id FROM judged_indicators")
    monkeypatch.setattr(judging, "rules", lambda: (targets,))
    # A code version of its own: what this stage is without that rule may have been built before.
    other = dataclasses.replace(staging.INFO, code_version="another rule")
    stage = staging.Stage(indicators=(staging.indicator(1001),))
    with pytest.raises(BuildError, match="`rows: projects` speak of other rows: C01"):
        stage.build(tmp_path, other)
