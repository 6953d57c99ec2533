"""New, renamed, ended, split and merged: the steps in the lives of projects, and what no document says."""

from __future__ import annotations

import dataclasses

import pytest

from tests.resolve.linked import NEW, OLD, became, decision, linked
from tests.resolve.printed import MARCH, document, project

KEPT = "公用经费"


def years(*names: str, start: int = 2023, **changes: object) -> list:
    """Budgets of years that follow each other: each name in `names` a year, parted by blanks within one."""
    return [
        project(name, f"{start + n}", fiscal_year=start + n, **changes)
        for n, told in enumerate(names)
        for name in told.split()
    ]


def test_a_project_is_new_where_its_unit_published_the_year_before_without_it():
    assert linked(*years(KEPT, f"{KEPT} 甲")).steps() == [("new", 2024, None, "甲")]


def test_a_project_has_ended_where_its_unit_published_a_later_year_without_it():
    assert linked(*years(f"{KEPT} 甲", KEPT)).steps() == [("ended", 2024, "甲", "甲")]


def test_what_is_not_loaded_says_nothing():
    assert linked(*years("甲 乙")).steps() == []
    rows = [*years("甲"), *years("乙", start=2025)]
    assert linked(*rows).steps() == [("ended", 2025, "甲", "甲")]
    assert linked(*years(KEPT), *years("甲", start=2024, unit_code="301002")).steps() == []


def test_a_project_that_ended_has_ended_in_the_next_year_that_is_loaded():
    rows = [*years(f"{KEPT} 甲"), *years(KEPT, start=2026)]
    assert linked(*rows).steps() == [("ended", 2026, "甲", "甲")]


def test_an_evaluation_alone_is_no_published_budget():
    rows = [*years("甲", stage="evaluation"), *years("甲 乙", start=2024)]
    assert linked(*rows).steps() == []


def test_a_year_without_a_project_between_two_years_with_it_ends_nothing():
    assert linked(*years(f"{KEPT} 甲", KEPT, f"{KEPT} 甲")).steps() == []


def test_a_form_for_a_whole_department_is_no_project():
    rows = [*years(KEPT, KEPT, KEPT), project("部门整体", "w", category="部门整体", fiscal_year=2024)]
    assert linked(*rows).steps() == []


def test_a_project_whose_name_changes_under_its_code_is_renamed():
    rows = years("甲", "乙", project_code="A1")
    found = linked(*rows)
    assert found.steps() == [("renamed", 2024, "甲", "乙")]
    assert found.lineages[0].decided_by == "rule"
    assert found.lineages[0].project_id == found.lineages[0].earlier_project_id == found.project_ids[0]


def test_another_year_in_front_of_a_name_renames_nothing():
    rows = [project(f"{year}年养护", f"{year}", project_key="养护", fiscal_year=year) for year in (2023, 2024)]
    assert linked(*rows).steps() == []


def test_a_project_that_a_person_calls_renamed_is_neither_new_nor_ended():
    line = decision("same", "甲", "乙")
    found = linked(*years("甲", "乙"), decisions=[line])
    assert found.steps() == [("renamed", 2024, "甲", "乙")]
    assert found.lineages[0].decided_by == str(line.line)


def test_each_of_two_renamings_names_its_own_line_whichever_id_leads():
    lines = [decision("same", "甲", "乙"), decision("same", "乙", "丙")]
    for lead in (lambda ids: ids[0], lambda ids: ids[-1]):
        found = linked(*years("甲", "乙", "丙"), decisions=lines, lead=lead)
        assert [one.decided_by for one in found.lineages] == [str(line.line) for line in lines]


def test_a_project_that_a_correction_dropped_has_ended_there():
    rows = [*years(f"{KEPT} 甲 乙", f"{KEPT} 甲 乙"), project(KEPT, "c"), project("甲", "c")]
    found = linked(*rows, documents=[document("c", is_correction=True)])
    assert found.steps() == [("ended", 2024, "乙", "乙")]


def test_what_a_later_document_renames_within_a_year_is_no_step_of_that_year():
    rows = [*years(f"{KEPT} 甲", f"{KEPT} 甲"), project(KEPT, "c"), project("乙", "c")]
    documents = [document("2024", published_on=MARCH.replace(day=1)), document("c", published_on=MARCH.replace(day=9))]
    assert linked(*rows, documents=documents).steps() == [("ended", 2024, "甲", "甲"), ("new", 2024, None, "乙")]


def test_a_recoded_units_projects_are_neither_new_nor_ended():
    rows = [*years(f"{KEPT} 甲", **OLD), *years(f"{KEPT} 乙", start=2024, **NEW)]
    assert linked(*rows).steps() == []
    assert linked(*rows, bodies=[became("recode", OLD, NEW)]).steps() == [
        ("ended", 2024, "甲", "甲"),
        ("new", 2024, None, "乙"),
    ]


def test_a_split_project_becomes_others_and_they_are_not_new():
    lines = [decision("split", "甲", name) for name in ("乙", "丙")]
    found = linked(*years(f"{KEPT} 甲", f"{KEPT} 乙 丙"), decisions=lines)
    assert found.steps() == [("split", 2024, "甲", name) for name in sorted("乙丙", key=lambda n: _id(found, n))]
    assert {one.decided_by for one in found.lineages} == {str(line.line) for line in lines}
    assert len(found.leading) == 4


def _id(found, name: str) -> int:
    return next(one.project_id for one in found.leading if one.name == name)


def test_projects_that_went_into_another_have_not_ended_and_the_other_is_not_new():
    lines = [decision("merged", name, "丙") for name in ("甲", "乙")]
    found = linked(*years(f"{KEPT} 甲 乙", f"{KEPT} 丙"), decisions=lines)
    assert sorted(found.steps()) == [("merged", 2024, "乙", "丙"), ("merged", 2024, "甲", "丙")]


def test_a_project_that_went_into_one_that_was_there_did_so_in_the_year_after_its_last():
    found = linked(*years("甲 丙", "丙", "丙"), decisions=[decision("merged", "甲", "丙")])
    assert found.steps() == [("merged", 2024, "甲", "丙")]


def test_a_year_in_the_line_says_when():
    found = linked(*years("甲 丙", "丙", "丙"), decisions=[decision("merged", "甲", "丙", right_year=2025)])
    assert found.steps("merged") == [("merged", 2025, "甲", "丙")]


@pytest.mark.parametrize("word", ["split", "merged"])
def test_a_step_between_names_of_one_project_is_no_step_and_is_told(word: str):
    found = linked(*years("甲", "乙", project_code="A1"), decisions=[decision(word, "甲", "乙")])
    assert found.steps(word) == []
    assert "one project" in found.links.unmatched[0].problem


def test_the_name_of_a_year_is_that_of_the_money_that_was_not_handed_down_ahead():
    ahead = project("提前下达新甲", "2024", project_key="新甲", tranche="提前下达", fiscal_year=2024, project_code="A1")
    rows = [*years("甲", project_code="A1"), ahead, dataclasses.replace(ahead, row_id=9**9, name="新甲", tranche=None)]
    assert linked(*rows).steps("renamed") == [("renamed", 2024, "甲", "新甲")]
