"""Projects through the years, and the way of all entities to the disk and back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import records
from pipeline.resolve.bodies.organisations import organisations
from pipeline.resolve.entities import resolve
from pipeline.resolve.printed import PrintedProject
from pipeline.resolve.projects.linking import Links, link
from pipeline.resolve.store import save
from pipeline.tabular import row_lists
from tests.resolve.printed import project


def linked(*projects: PrintedProject) -> Links:
    return link(projects, organisations(projects).unit_of)


def how_many(*projects: PrintedProject) -> int:
    return len(set(linked(*projects).project_of.values()))


def test_one_name_in_one_unit_is_one_project_through_the_years():
    years = [project(f"{year}年校舍维修", fiscal_year=year, project_key="校舍维修") for year in (2023, 2025)]
    links = linked(*years)
    (found,) = links.projects
    assert (found.first_year, found.last_year, found.name) == (2023, 2025, "2025年校舍维修")
    assert set(links.rule_of.values()) == {"name key"}


def test_one_name_in_two_units_is_two_projects():
    assert how_many(project(), project(unit_code="301002")) == 2


def test_one_code_is_one_project_under_any_name():
    links = linked(project("甲", project_code="A1"), project("乙", fiscal_year=2025, project_code="A1"))
    assert len(links.projects) == 1
    assert set(links.rule_of.values()) == {"project code"}


def test_two_codes_are_two_projects_under_one_name():
    assert how_many(project(project_code="A1"), project(document="b", project_code="A2")) == 2


def test_a_document_without_codes_is_linked_to_the_only_code_of_the_name():
    assert how_many(project(project_code="A1"), project(document="b")) == 1


def test_a_name_with_two_codes_is_not_linked_to_either():
    assert how_many(project(project_code="A1"), project(project_code="A2"), project(document="b")) == 3


def yearly(year: int, serial: int = 1, **changes: Any) -> PrintedProject:
    """A project of a year, under the code that the finance system gave it in that year."""
    code = f"990124{year % 100}T{serial:012}"
    return project(**{"fiscal_year": year, "document": str(year), "project_code": code, **changes})


def test_a_name_whose_code_is_given_anew_each_year_is_one_project():
    links = linked(yearly(2023), yearly(2024, 7), yearly(2025, 3), project(fiscal_year=2023, document="自评"))
    assert len(set(links.project_of.values())) == 1
    assert set(links.rule_of.values()) == {"project code", "name key"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"project_code": "99012422T000000000007"}, id="it was set up before"),
        pytest.param({"project_code": "A2"}, id="a code that holds no year"),
        pytest.param({"project_code": "99012424Y000000000007"}, id="another kind"),
        pytest.param({"project_key": "营养改善"}, id="another name"),
        pytest.param({"fiscal_year": 2023, "project_code": "99012423T000000000007"}, id="both in one year"),
    ],
)
def test_another_code_of_the_name_may_be_another_project(other):
    assert how_many(yearly(2023), yearly(2024, 7, **other)) == 2


def test_codes_given_anew_join_nothing_where_two_bear_the_name_in_a_year():
    assert how_many(yearly(2023), yearly(2024, 7), yearly(2024, 8)) == 3


def test_a_code_that_went_on_under_another_name_does_not_make_one_project_of_both():
    renamed = yearly(2023), yearly(2023, fiscal_year=2024, project_key="营养改善")
    assert how_many(*renamed, yearly(2025, 1), yearly(2025, 2, project_key="营养改善")) == 3


def test_the_second_project_of_a_name_in_one_document_is_another_one_and_the_same_in_a_copy():
    first, second = project(), project()
    copies = project(document="b"), project(document="b")
    links = linked(first, second, *copies)
    assert len(links.projects) == 2
    assert links.project_of[copies[0].row_id] == links.project_of[first.row_id]
    assert links.project_of[copies[1].row_id] == links.project_of[second.row_id]


def loans(year: int, *names: str) -> list[PrintedProject]:
    """Rows of one document and year, in this order, whose names have one key."""
    return [project(name, f"{year}", fiscal_year=year, project_key="贷款贴息") for name in names]


def projects_by_name(*rows: PrintedProject) -> dict[str, set[int]]:
    """The projects of the rows under each name."""
    links = linked(*rows)
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(row.name, set()).add(links.project_of[row.row_id])
    return found


def test_two_projects_of_one_key_are_told_apart_by_their_names_and_not_by_their_order():
    found = projects_by_name(
        *loans(2024, "贷款贴息", "贷款贴息（据实结算）"), *loans(2025, "贷款贴息（据实结算）", "贷款贴息")
    )
    assert [len(ids) for ids in found.values()] == [1, 1]
    assert len(set.union(*found.values())) == 2


def test_of_two_names_in_one_document_the_one_that_stood_alone_goes_on():
    rows = [*loans(2023, "2023年贷款贴息"), *loans(2024, "2024年贷款贴息", "2023年贷款贴息")]
    earlier = linked(rows[0]).project_of[rows[0].row_id]
    found = projects_by_name(*rows)
    assert found["2023年贷款贴息"] == {earlier}
    assert earlier not in found["2024年贷款贴息"]


def test_names_that_both_stood_alone_and_then_together_are_two_projects():
    rows = [*loans(2022, "甲贷款贴息"), *loans(2023, "乙贷款贴息"), *loans(2024, "乙贷款贴息", "甲贷款贴息")]
    found = projects_by_name(*rows)
    assert [len(ids) for ids in found.values()] == [1, 1]
    assert len(set.union(*found.values())) == 2


def test_a_project_without_a_year_has_no_span():
    (found,) = linked(project(fiscal_year=None)).projects
    assert (found.first_year, found.last_year) == (None, None)


@given(st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order_of_rows(random):
    rows = [
        project(name, d, project_code=code, fiscal_year=year)
        for d, name, code, year in zip(
            "aabbcc", "甲甲甲乙乙甲", [None, None, "A1", None, "A2", None], [2023] * 6, strict=True
        )
    ]
    assert linked(*random.sample(rows, len(rows))) == linked(*rows)


def test_nothing_staged_gives_no_entities(tmp_path: Path):
    found = resolve(tmp_path)
    assert (found.projects, found.units, found.project_standings) == ((), (), ())


def test_entities_come_back_as_they_were_saved(tmp_path: Path):
    entities = records.Entities(
        regions=(records.RegionEntity(1, "990124000", "青禾县", "county", None),),
        departments=(),
        units=(records.UnitEntity(3, 0, None, None, None, 2024),),
        projects=(),
        indicators=(records.IndicatorEntity(5, "键", "名"),),
        document_standings=(records.DocumentStanding("a", True, None, "b"),),
        project_standings=(records.ProjectStanding(1, 1, 0, 3, 4, "name key", True, True, False, None),),
        findings=(records.FindingRow("a", "D01", "info", "fail", "m", "", "", "", None, None, None),),
    )
    save(entities, tmp_path)
    for name, row_type in row_lists(records.Entities).items():
        columns = pq.ParquetFile(tmp_path / f"{name}.parquet").read().to_pydict()
        assert tuple(row_type(*row) for row in zip(*columns.values(), strict=True)) == getattr(entities, name)


def test_amounts_of_another_size_do_not_part_a_project():
    assert how_many(project(fiscal_year=2023, amount_yuan=Decimal(1)), project(amount_yuan=Decimal(10**9))) == 1
