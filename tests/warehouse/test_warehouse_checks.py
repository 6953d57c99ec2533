"""Each check finds what it is named after, tells where, and says what to do; a sound warehouse passes them all."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest
import staging

from pipeline import records as r
from warehouse.checks import Violation, check_names, run_check, summary
from warehouse.errors import CheckError


@pytest.mark.parametrize("name", check_names())
def test_a_sound_warehouse_passes(name: str, small: Path) -> None:
    assert run_check(name, small, previous=small) == []


def test_the_promises_are_checked() -> None:
    assert set(check_names()) == {
        "keys_unique",
        "references_hold",
        "nothing_lost",
        "amounts_add_up",
        "emptied_slices",
        "rules_counted",
    }


def test_two_rows_with_one_id_are_found(tmp_path: Path) -> None:
    twins = (staging.indicator(1001), staging.indicator(1001, indicator_no=2))
    found = run_check("keys_unique", staging.Stage(indicators=twins).build(tmp_path))
    facts = [v.row for v in found if v.row["table_name"] == "fact_indicator_target"]
    assert [(row["row_id"], row["rows_with_this_key"]) for row in facts] == [(1001, 2)]


def test_rows_of_a_project_that_no_entity_knows_are_kept_and_found(tmp_path: Path) -> None:
    stage = staging.Stage(entities=staging.entities(projects=()))
    found = run_check("references_hold", stage.build(tmp_path))
    told = {
        (v.row["table_name"], v.row["value"], v.row["rows_with_it"])
        for v in found
        if v.row["column_name"] == "project_id"
    }
    assert told >= {("fact_project_budget", 41, 1), ("fact_indicator_target", 41, 1)}


def test_rows_of_a_document_that_was_not_staged_are_kept_and_found(tmp_path: Path) -> None:
    stage = staging.Stage(documents=(staging.document(2),))
    found = run_check("references_hold", stage.build(tmp_path))
    told = {v.row["table_name"] for v in found if v.row["column_name"] == "document_id"}
    assert told >= {"fact_project_budget", "fact_indicator_target"}


def test_a_project_of_an_unresolved_unit_is_found(tmp_path: Path) -> None:
    stage = staging.Stage(entities=staging.entities(units=()))
    found = run_check("references_hold", stage.build(tmp_path))
    assert ("fact_indicator_target", "unit_id", staging.UNIT) in [
        (v.row["table_name"], v.row["column_name"], v.row["value"]) for v in found
    ]


LOST: tuple[tuple[dict[str, int], str], ...] = (
    ({"cells": 13}, "cells"),
    ({"printed_rows": 2}, "printed rows"),
    ({"printed_rows": 2, "loaded_rows": 2}, "indicator rows"),
    ({"cells": 13, "leftover_cells": 1}, "leftover cells"),
    ({"printed_rows": 2, "quarantined_rows": 1}, "quarantined rows"),
)


def test_what_was_lost_is_found_in_its_document_alone(tmp_path: Path) -> None:
    numbers = range(1, len(LOST) + 1)
    stage = staging.Stage(
        documents=tuple(staging.document(n, **changes) for n, (changes, _) in zip(numbers, LOST, strict=True)),
        projects=tuple(staging.project(100 + n, n) for n in numbers),
        indicators=tuple(staging.indicator(1000 + n, n) for n in numbers),
        entities=staging.entities(
            document_standings=tuple(r.DocumentStanding(staging.document_id(n), True, None, None) for n in numbers),
            project_standings=tuple(staging.standing(100 + n) for n in numbers),
        ),
    )
    found = run_check("nothing_lost", stage.build(tmp_path))
    assert [(v.row["document_id"], v.row["counted"]) for v in found] == [
        (staging.document_id(n), counted) for n, (_, counted) in zip(numbers, LOST, strict=True)
    ]


def test_a_leftover_cell_that_is_named_is_not_lost(tmp_path: Path) -> None:
    stage = staging.Stage(
        documents=(staging.document(cells=14, leftover_cells=2),),
        leftovers=(r.LeftoverRow(staging.document_id(1), "leftover", 2, "备注 无", "no field", 1, None, 9),),
    )
    assert run_check("nothing_lost", stage.build(tmp_path)) == []


BELOW = {"page": 1, "source_row": 9}
"""Where the total stands."""


def total(difference: str | None) -> r.ControlTotalRow:
    amount = Decimal(difference) if difference is not None else None
    return r.ControlTotalRow(
        staging.document_id(1), "table", "parts", "合计", "120,000", Decimal(120000), None, amount, 1, None, 9
    )


def test_each_total_that_does_not_add_up_needs_its_finding(tmp_path: Path) -> None:
    differences = {9: "1.00", 10: "-0.01", 11: None}
    totals = tuple(
        dataclasses.replace(total(difference), label=f"合计{row}", source_row=row)
        for row, difference in differences.items()
    )
    silent = staging.Stage(control_totals=totals).build(tmp_path / "silent")
    assert [v.row["evidence"] for v in run_check("amounts_add_up", silent)] == ["合计10", "合计11", "合计9"]
    findings = tuple(staging.finding("S07", **BELOW | {"source_row": row}) for row in differences)
    told = staging.Stage(control_totals=totals, findings=findings)
    assert run_check("amounts_add_up", told.build(tmp_path / "told")) == []


def test_the_finding_of_one_total_excuses_no_other(tmp_path: Path) -> None:
    upper = dataclasses.replace(total("1.00"), label="小计", source_row=5)
    told = staging.Stage(control_totals=(upper, total("50000.00")), findings=(staging.finding("S07", **BELOW),))
    assert [v.row["evidence"] for v in run_check("amounts_add_up", told.build(tmp_path))] == ["小计"]


def test_a_total_that_adds_up_needs_no_finding(tmp_path: Path) -> None:
    assert run_check("amounts_add_up", staging.Stage(control_totals=(total("0.00"),)).build(tmp_path)) == []


def test_money_that_is_counted_twice_is_found(tmp_path: Path) -> None:
    twice = (staging.standing(101), staging.standing(101))
    path = staging.Stage(entities=staging.entities(project_standings=twice)).build(tmp_path)
    found = run_check("amounts_add_up", path)
    assert [(v.row["expected"], v.row["found"]) for v in found] == [(Decimal(120000), Decimal(240000))]


def test_a_year_of_a_department_that_became_empty_is_found(small: Path, tmp_path: Path) -> None:
    before = staging.two_years().build(tmp_path)
    found = run_check("emptied_slices", small, previous=before)
    assert [(v.row["region_name"], v.row["department"], v.row["fiscal_year"]) for v in found] == [
        ("岚溪县", "307", 2025)
    ]


def test_what_breaks_a_check_is_told_in_one_line_that_says_once_what_to_do() -> None:
    found = [Violation("emptied_slices", {"fiscal_year": year}, "load again") for year in (2023, 2024, 2025)]
    assert summary(found, at_most=2) == "fiscal_year 2023; fiscal_year 2024; and 1 more; load again"
    assert summary(found[:1], at_most=2) == "fiscal_year 2023; load again"
    assert summary([], at_most=2) == ""


def test_rows_that_no_longer_count_leave_an_empty_slice(small: Path, tmp_path: Path) -> None:
    stage = staging.Stage(entities=staging.entities(project_standings=(staging.standing(is_current=False),)))
    assert len(run_check("emptied_slices", stage.build(tmp_path), previous=small)) == 1


def test_a_new_slice_is_no_emptied_one(small: Path, tmp_path: Path) -> None:
    assert run_check("emptied_slices", staging.two_years().build(tmp_path), previous=small) == []


def test_the_first_release_has_no_slice_to_empty(small: Path) -> None:
    assert run_check("emptied_slices", small, previous=None) == []


def test_every_violation_says_what_to_do(small: Path, tmp_path: Path) -> None:
    bad = staging.Stage(
        documents=(staging.document(cells=13, fiscal_year=2023),),
        projects=(staging.project(fiscal_year=2023), staging.project(101, project_no=2, fiscal_year=2023)),
        control_totals=(total("1"),),
        findings=(staging.finding("R01"),),
        entities=dataclasses.replace(staging.entities(), units=()),
    ).build(tmp_path)
    for name in check_names():
        found = run_check(name, bad, previous=small)
        assert found, name
        assert all(len(v.next_step) > 20 and str(v).startswith(f"{name}: ") for v in found)


def test_a_check_that_does_not_exist_is_told(small: Path) -> None:
    with pytest.raises(CheckError, match="there is no check colours: choose one of keys_unique"):
        run_check("colours", small)


def test_a_damaged_current_release_is_told_with_the_way_on(small: Path, tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").write_text("not a database")
    with pytest.raises(CheckError, match="choose another with `jixiao rollback`"):
        run_check("keys_unique", small, previous=tmp_path / "x.duckdb")


def test_a_file_that_is_no_warehouse_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").write_text("not a database")
    with pytest.raises(CheckError, match="could not run"):
        run_check("keys_unique", tmp_path / "x.duckdb")
