"""A name that is printed without its code: whose code it takes, and when it takes none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.bodies.organisations import organisations
from pipeline.resolve.projects.linking import link
from tests.resolve.printed import project

EDUCATION = {"department_code": "301", "department_name": "县教育局"}
HEALTH = {"department_code": "302", "department_name": "县卫健局"}
NOBODY = {"department_code": None, "department_name": None}
BARE = {"unit_code": None}


def units(*rows):
    """Return the units of rows, each with its years."""
    found = organisations(rows).units
    return sorted(((u.code, u.name, u.valid_from_year, u.valid_to_year) for u in found), key=repr)


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_a_name_without_a_code_takes_the_only_code_that_bears_it_in_any_year(year):
    first, last = sorted((2024, year))
    assert units(project(), project(document="b", fiscal_year=year, **BARE)) == [
        ("301001", "青禾县教育局", first, last)
    ]


def test_a_project_goes_on_where_its_unit_leaves_its_code_out():
    rows = [project(fiscal_year=2023), project(**BARE), project(fiscal_year=2025)]
    bodies = organisations(rows)
    links = link(rows, bodies.unit_of, unit_alone=bodies.unit_alone)
    assert len(set(links.project_of.values())) == 1


def test_a_name_that_two_codes_bore_through_the_years_takes_neither():
    rows = [project(fiscal_year=2022), project(unit_code="301007", fiscal_year=2023), project(**BARE)]
    assert len(units(*rows)) == 3


def test_the_code_of_its_own_year_comes_before_those_of_others():
    rows = [project(), project(unit_code="301007", fiscal_year=2023), project(document="b", **BARE)]
    assert ("301001", "青禾县教育局", 2024, 2024) in units(*rows)
    assert len(units(*rows)) == 2


def test_a_code_that_bears_another_name_in_the_year_is_not_taken():
    rows = [project(fiscal_year=2023), project(unit_name="青禾县教育体育局"), project(document="b", **BARE)]
    assert (None, "青禾县教育局", 2024, 2024) in units(*rows)


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_unit_of_another_department_with_the_same_name_keeps_without_a_code(year):
    kindergarten = {"unit_name": "机关幼儿园"}
    rows = [project(**kindergarten, **EDUCATION), project(**kindergarten, **HEALTH, **BARE, fiscal_year=year)]
    assert units(*rows) == [("301001", "机关幼儿园", 2024, 2024), (None, "机关幼儿园", year, year)]


def test_a_department_that_nobody_tells_is_not_taken_to_be_the_same():
    assert len(units(project(), project(fiscal_year=2023, **BARE, **NOBODY))) == 2


def test_a_copy_without_a_department_stays_with_its_twin():
    twin, copy = project(fiscal_year=2023, **BARE), project(document="b", fiscal_year=2023, **BARE, **NOBODY)
    bodies = organisations([project(), twin, copy])
    assert len(bodies.units) == 1
    other = project(document="c", fiscal_year=2023, **BARE, **HEALTH)
    apart = organisations([project(), twin, copy, other])
    assert apart.unit_of[twin.row_id] == apart.unit_of[copy.row_id] == apart.unit_of[other.row_id]
    assert len(apart.units) == 2


NOWHERE = {"region_code": None, "region_name": None}


@pytest.mark.parametrize(
    "name",
    [
        *("县教育局", "机关幼儿园", "开发区管委会", "朝阳区教育局", "县城市管理局"),
        *("文明城市创建办公室", "老旧小区改造办公室", "农贸市场管理所", "中央商务区管委会", "直管县财政局"),
    ],
)
def test_names_of_a_region_that_nobody_tells_are_not_joined_through_the_years(name):
    rows = [project(unit_name=name, **NOWHERE), project(unit_name=name, fiscal_year=2023, **NOWHERE, **BARE)]
    assert len(units(*rows)) == 2


def test_a_name_that_says_its_place_is_one_through_the_years_though_no_list_holds_the_place():
    assert units(project(**NOWHERE), project(fiscal_year=2023, **NOWHERE, **BARE)) == [
        ("301001", "青禾县教育局", 2023, 2024)
    ]


def test_a_department_takes_the_only_code_that_bears_its_name_and_its_units_with_it():
    rows = [project(), project(fiscal_year=2023, department_code=None, **BARE)]
    (department,) = organisations(rows).departments
    assert (department.code, department.valid_from_year, department.valid_to_year) == ("301", 2023, 2024)
    assert units(*rows) == [("301001", "青禾县教育局", 2023, 2024)]


@pytest.mark.parametrize("year", [2023, 2024])
def test_the_id_of_a_name_leads_to_the_unit_whose_code_it_takes(year):
    bare = project(document="b", fiscal_year=year, department_code=None, **BARE)
    before, after = organisations([bare]), organisations([bare, project()])
    assert after.led == {
        before.unit_of[bare.row_id]: after.unit_of[bare.row_id],
        before.department_of[bare.row_id]: after.department_of[bare.row_id],
    }


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_published_project_keeps_its_id_when_its_units_code_is_known(year):
    bare = project(document="b", fiscal_year=year, **BARE)
    before = link([bare], organisations([bare]).unit_of).project_of[bare.row_id]
    rows = [bare, project()]
    bodies = organisations(rows)
    links = link(
        rows, bodies.unit_of, lead=lambda ids: before if before in ids else ids[0], unit_alone=bodies.unit_alone
    )
    assert set(links.project_of.values()) == {before}


_PRINTED = st.fixed_dictionaries(
    {
        "unit_name": st.sampled_from(["青禾县幼儿园", "青禾县机关"]),
        "unit_code": st.sampled_from([None, None, "301001", "302001"]),
        "fiscal_year": st.sampled_from([2023, 2024, 2025, None]),
        "department_code": st.sampled_from([None, "301", "302"]),
        "department_name": st.sampled_from([None, "县教育局"]),
    }
)


@given(st.lists(_PRINTED, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_which_code_a_name_takes_does_not_depend_on_the_order_of_rows(printed, random):
    rows = [project(document=str(n), **fields) for n, fields in enumerate(printed)]
    assert organisations(random.sample(rows, len(rows))) == organisations(rows)


@given(st.lists(_PRINTED, min_size=1, max_size=8))
def test_no_unit_takes_a_code_that_its_name_never_bore(printed):
    rows = [project(document=str(n), **fields) for n, fields in enumerate(printed)]
    bodies = organisations(rows)
    code_of = {unit.unit_id: unit.code for unit in bodies.units}
    borne = {(row.unit_name, row.unit_code) for row in rows}
    assert all((row.unit_name, code_of[bodies.unit_of[row.row_id]]) in borne for row in rows)


def departments(*rows):
    """Return the departments of rows, each with its years."""
    found = organisations(rows).departments
    return sorted(((d.code, d.name, d.valid_from_year, d.valid_to_year) for d in found), key=repr)


WHOLE = {"department_name": "青禾县教育局"}
"""With the region's name in front, as a document prints what a folder calls 301 县教育局."""


@pytest.mark.parametrize("code", ["301", None])
def test_a_department_with_its_regions_name_in_front_is_the_one_without(code):
    rows = [project(department_code=code), project(fiscal_year=2025, department_code=code, **WHOLE)]
    assert departments(*rows) == [(code, "青禾县教育局", 2024, 2025)]


def test_a_name_without_a_code_takes_the_code_that_its_folder_gave_it_in_another_year():
    rows = [project(), project(fiscal_year=2025, department_code=None, **WHOLE)]
    assert departments(*rows) == [("301", "青禾县教育局", 2024, 2025)]


def test_the_id_of_a_shorter_name_that_was_published_leads_to_the_department_that_it_is_now():
    before = organisations([project()])
    after = organisations([project(), project(fiscal_year=2025, **WHOLE)])
    (old,), (new,) = before.departments, after.departments
    assert after.led[old.department_id] == new.department_id


@pytest.mark.parametrize("code", ["301", None])
def test_a_department_as_the_finance_system_calls_it_is_the_one_that_its_forms_print(code):
    system = {"department_name": "县教育局部门"}
    rows = [project(department_code=code), project(fiscal_year=2025, department_code=code, **system)]
    assert departments(*rows) == [(code, "县教育局部门", 2024, 2025)]


def test_a_word_that_means_any_department_is_the_name_of_none():
    rows = [project(department_name=name, fiscal_year=year) for year, name in ((2024, "主管"), (2025, "主管部门"))]
    assert len(departments(*rows)) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"department_code": "302", **WHOLE},
        {"department_name": "青禾县教育考试局"},
        {"department_name": "青禾镇教育局"},
        {"region_code": "990125000", "region_name": "白石县", "department_name": "县教育局"},
    ],
)
def test_no_other_code_name_or_region_joins(other):
    assert len(departments(project(), project(fiscal_year=2025, **other))) == 2


def test_a_market_is_no_city():
    rows = [
        project(region_name="青禾市", department_code=None, department_name=name, fiscal_year=year)
        for year, name in ((2024, "市场监督管理局"), (2025, "青禾市市场监督管理局"), (2026, "市市场监督管理局"))
    ]
    assert departments(*rows) == [(None, "青禾市市场监督管理局", 2024, 2026)]
