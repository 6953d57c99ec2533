"""The crosswalk of units and departments: which bodies a person's line names, and what follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.bodies.crosswalk import UnitChains
from pipeline.resolve.decisions import StewardError
from tests.resolve.linked import NEW, OLD, Linked, became, linked
from tests.resolve.printed import project


def successors(found: Linked) -> dict[str | None, str | None]:
    """Code of each unit -> code of its successor."""
    code = {unit.unit_id: unit.code for unit in found.crossed.bodies.units}
    return {unit.code: code.get(unit.successor_id or 0) for unit in found.crossed.bodies.units}


def units(*codes: str, years: tuple[int, ...] = (2023, 2024)) -> list:
    """A project of a unit in each year, under the code that it has then."""
    return [
        project(document=f"{code}-{year}", unit_code=code, unit_name=f"单位{code}", fiscal_year=year)
        for code, year in zip(codes, years, strict=True)
    ]


def named(code: str) -> dict[str, str]:
    return {"unit_code": code, "unit_name": f"单位{code}"}


RECODED = [project(**OLD, fiscal_year=2023), project(document="b", **NEW)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (OLD, NEW),
        ({"unit_code": "301003"}, {"unit_code": "301007"}),
        ({"unit_name": "青禾县农技中心"}, {"unit_code": "301007"}),
        ({"unit_code": "301003"}, {"unit_name": "青禾县农技中心"}),
    ],
    ids=["code and name", "codes", "a name before", "a name from then on"],
)
def test_a_line_names_a_body_by_its_code_its_name_or_both(left: dict[str, str], right: dict[str, str]):
    assert successors(linked(*RECODED, bodies=[became("recode", left, right)])) == {"301003": "301007", "301007": None}


@pytest.mark.parametrize("region", ["990124", "990124000", "青禾县"])
def test_a_line_names_a_region_by_its_code_of_six_or_nine_digits_or_by_its_name(region: str):
    assert successors(linked(*RECODED, bodies=[became("recode", OLD, NEW, region=region)]))["301003"] == "301007"


def test_a_body_keeps_its_own_id_code_name_and_years():
    without, crossed = linked(*RECODED), linked(*RECODED, bodies=[became("recode", OLD, NEW)])
    assert without.crossed.bodies.unit_of == crossed.crossed.bodies.unit_of
    assert [(u.code, u.valid_from_year, u.valid_to_year) for u in crossed.crossed.bodies.units] == [
        (u.code, u.valid_from_year, u.valid_to_year) for u in without.crossed.bodies.units
    ]


@pytest.mark.parametrize(
    "line",
    [
        became("recode", {"unit_code": "301099"}, NEW),
        became("recode", OLD, {"unit_code": "301099"}),
        became("recode", OLD, NEW, 2023),
        became("recode", OLD, NEW, 2025),
        became("recode", OLD, NEW, region="990125"),
        became("recode", OLD, NEW, body="department"),
        became("recode", {"unit_code": "301003", "unit_name": "别名"}, NEW),
    ],
    ids=["left", "right", "left not before", "right not from", "another region", "another kind", "another name"],
)
def test_a_line_that_names_no_loaded_body_decides_nothing_and_is_told(line):
    found = linked(*RECODED, bodies=[line])
    assert found.crossed.successions == ()
    (told,) = found.crossed.unmatched
    assert (told.line, "is" in told.problem) == (line.line, True)


def test_of_a_code_that_several_bodies_bore_the_one_before_the_year_is_meant():
    rows = [
        project(document="a", unit_code="301003", unit_name="旧站", fiscal_year=2022),
        project(document="b", **OLD, fiscal_year=2023),
        project(document="c", **NEW),
    ]
    found = linked(*rows, bodies=[became("recode", {"unit_code": "301003"}, NEW)])
    assert [u.name for u in found.crossed.bodies.units if u.successor_id] == ["青禾县农技中心"]


def test_a_line_that_fits_two_successors_decides_nothing_and_says_what_to_write():
    rows = [*RECODED, project(document="c", unit_code="301008", unit_name="青禾县农技中心")]
    found = linked(*rows, bodies=[became("recode", OLD, {"unit_name": "青禾县农技中心"})])
    assert found.crossed.successions == ()
    assert "write both its code and its name" in found.crossed.unmatched[0].problem


def test_a_row_leads_over_all_steps_to_the_unit_that_is_now():
    rows = units("301003", "301005", "301007", years=(2022, 2023, 2024))
    lines = [
        became("recode", named("301003"), named("301005"), 2023),
        became("recode", named("301005"), named("301007"), 2024),
    ]
    found = linked(*rows, bodies=lines)
    now = found.crossed.current(found.crossed.bodies.unit_of)
    assert {now[row.row_id] for row in rows} == {found.crossed.bodies.unit_of[rows[2].row_id]}


def test_a_unit_that_was_split_has_no_single_successor():
    rows = [*units("301003", "301005"), *units("301003", "301006")]
    lines = [became("split", named("301003"), named(code)) for code in ("301005", "301006")]
    found = linked(*rows, bodies=lines)
    assert successors(found)["301003"] is None
    assert len(found.crossed.successions) == 2


def test_a_unit_of_which_a_part_was_split_off_goes_on_itself():
    rows = [*units("301003", "301003"), *units("301003", "301005")]
    assert successors(linked(*rows, bodies=[became("split", named("301003"), named("301005"))]))["301003"] is None


def test_units_that_were_merged_have_one_successor():
    rows = [*units("301003", "301007"), *units("301004", "301007")]
    lines = [became("merge", named(code), named("301007")) for code in ("301003", "301004")]
    assert successors(linked(*rows, bodies=lines)) == {"301003": "301007", "301004": "301007", "301007": None}


def test_departments_have_successors_as_well():
    rows = [
        project(department_code="301", department_name="县教育局", fiscal_year=2023),
        project(document="b", department_code="301", department_name="县教育体育局"),
    ]
    sides = {"unit_code": "301", "unit_name": "县教育局"}, {"unit_code": "301", "unit_name": "县教育体育局"}
    found = linked(*rows, bodies=[became("rename", *sides, body="department")])
    ids = {one.name: one.department_id for one in found.crossed.bodies.departments}
    assert {one.name: one.successor_id for one in found.crossed.bodies.departments} == {
        "县教育局": ids["县教育体育局"],
        "县教育体育局": None,
    }


def test_a_line_pairs_bodies_of_one_region_only():
    rows = [
        project(**OLD, fiscal_year=2023),
        project(document="b", **NEW, region_code=None, region_name="青禾县"),
    ]
    found = linked(*rows, bodies=[became("recode", OLD, NEW, region="青禾县")])
    assert found.crossed.successions == ()
    assert len(found.crossed.unmatched) == 1


def test_lines_that_lead_in_a_circle_only_among_what_is_loaded_stop_the_load():
    rows = [*units("301003", "301003"), *units("301007", "301007")]
    lines = [
        became("merge", {"unit_code": "301003"}, {"unit_code": "301007"}),
        became("merge", {"unit_name": "单位301007"}, {"unit_name": "单位301003"}),
    ]
    with pytest.raises(StewardError, match="circle"):
        linked(*rows, bodies=lines)


def test_two_lines_that_give_a_body_two_successors_stop_the_load_and_name_both():
    rows = [*units("301003", "301007"), *units("301003", "301008")]
    lines = [
        became("recode", {"unit_code": "301003"}, named("301007")),
        became("rename", {"unit_name": "单位301003"}, named("301008")),
    ]
    with pytest.raises(StewardError, match=rf"line {lines[0].line.number}.*line {lines[1].line.number}"):
        linked(*rows, bodies=lines)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_crosswalk_does_not_depend_on_the_order_of_rows(random):
    rows = [*units("301003", "301007"), *units("301004", "301007"), *units("301007", "301009", years=(2024, 2025))]
    lines = [
        *(became("merge", named(code), named("301007")) for code in ("301003", "301004")),
        became("recode", named("301007"), named("301009"), 2025),
    ]
    found = linked(*random.sample(rows, len(rows)), bodies=lines)
    assert found.crossed == linked(*rows, bodies=lines).crossed
    assert len(UnitChains.of(found.crossed.successions).around([found.crossed.bodies.units[0].unit_id])) == 4
