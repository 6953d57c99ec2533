"""Expected counts: a slice that is missing is a loss, a count that changed is for a person to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
import staging

from warehouse.errors import CheckError, ReleaseError
from warehouse.expected import Slice, count_slices, differences, read_expected, write_expected

BUDGETS_2025 = Slice("fact_project_budget", "990101000", "2025", "307")


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of two years of one department."""
    return staging.two_years().build(tmp_path_factory.mktemp("two years"))


def test_facts_are_counted_by_department_and_year_other_tables_as_a_whole(two_years: Path):
    rows = count_slices(two_years).rows
    assert rows[BUDGETS_2025] == 1
    assert rows[Slice("project_link", "", "2025", "")] == 1
    assert rows[Slice("dim_unit", "", "", "")] == 2
    assert not any(one.table.startswith("release") for one in rows)


def test_what_was_written_is_read_back(two_years: Path, tmp_path: Path):
    counted = count_slices(two_years)
    write_expected(counted, tmp_path / "expected.csv")
    assert read_expected(tmp_path / "expected.csv") == counted.rows
    line = "fact_project_budget,990101000,2025,307,岚溪县林业局,1"
    assert line in (tmp_path / "expected.csv").read_text(encoding="utf-8").splitlines()


def test_equal_releases_differ_in_no_slice(two_years: Path):
    rows = count_slices(two_years).rows
    found = differences(rows, rows)
    assert (found.missing, found.changed, found.new) == ({}, {}, {})


def test_a_year_that_is_lost_is_missing_and_swapped_it_is_new(two_years: Path, small: Path):
    both, one = count_slices(two_years).rows, count_slices(small).rows
    assert differences(both, one).missing[BUDGETS_2025] == 1
    assert differences(one, both).new[BUDGETS_2025] == 1
    assert differences(one, both).missing == {}


def test_a_changed_count_is_told_with_both_figures_and_is_not_missing(two_years: Path):
    rows = count_slices(two_years).rows
    found = differences(rows | {BUDGETS_2025: 9}, rows)
    assert found.changed == {BUDGETS_2025: (9, 1)}
    assert found.missing == {}


def test_findings_that_are_gone_are_a_change_and_no_loss(two_years: Path):
    rows, findings = count_slices(two_years).rows, Slice("finding", "", "2019", "")
    found = differences(rows | {findings: 4}, rows)
    assert found.changed == {findings: (4, 0)}
    assert found.missing == {}


def test_a_name_that_a_spreadsheet_would_calculate_is_guarded_and_read_back(tmp_path: Path):
    department = staging.entities().departments[0]
    named = type(department)(department.department_id, department.region_id, None, "=1+1", 2024, 2024)
    counted = count_slices(staging.Stage(entities=staging.entities(departments=(named,))).build(tmp_path))
    write_expected(counted, tmp_path / "expected.csv")
    assert ",'=1+1,'=1+1,1" in (tmp_path / "expected.csv").read_text(encoding="utf-8")
    assert read_expected(tmp_path / "expected.csv") == counted.rows


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "does not begin with table,region"),
        ("a,b\n1,2\n", "does not begin with table,region"),
        ("table,region,fiscal_year,department,department_name,rows\nrepair,,,,,many\n", "line 2"),
        ("table,region,fiscal_year,department,department_name,rows\nrepair,1\n", "line 2"),
    ],
)
def test_a_file_that_holds_no_counts_is_refused_with_its_line(tmp_path: Path, text: str, problem: str):
    (tmp_path / "expected.csv").write_text(text, encoding="utf-8")
    with pytest.raises(CheckError, match=problem):
        read_expected(tmp_path / "expected.csv")


def test_a_missing_file_and_a_file_that_is_no_release_are_named(tmp_path: Path):
    with pytest.raises(CheckError, match=r"none\.csv cannot be read"):
        read_expected(tmp_path / "none.csv")
    with pytest.raises(ReleaseError, match=r"none\.duckdb is not a readable release"):
        count_slices(tmp_path / "none.duckdb")
