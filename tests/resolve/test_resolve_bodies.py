"""Regions, departments and units: what is one, what stays two, and what nobody says."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.bodies.adopt import with_adopted_labels
from pipeline.resolve.bodies.budget_units import with_budget_units
from pipeline.resolve.bodies.organisations import Organisations, organisations
from pipeline.resolve.regions import region_id, regions
from tests.resolve.printed import project


def units(bodies: Organisations) -> list[tuple[str | None, str | None, int | None, int | None]]:
    return sorted(((u.code, u.name, u.valid_from_year, u.valid_to_year) for u in bodies.units), key=repr)


def test_a_unit_with_one_code_and_name_is_one_through_the_years():
    bodies = organisations([project(fiscal_year=2023), project(fiscal_year=2025)])
    assert units(bodies) == [("301001", "青禾县教育局", 2023, 2025)]
    assert len(bodies.departments) == 1


def test_another_code_or_name_in_another_year_is_another_unit_until_a_person_says_otherwise():
    recoded = organisations([project(fiscal_year=2023), project(unit_code="301007")])
    renamed = organisations([project(fiscal_year=2023), project(unit_name="青禾县教育体育局")])
    assert len(recoded.units) == len(renamed.units) == 2


def test_inside_a_year_the_code_alone_tells_the_unit_and_the_usual_name_is_taken():
    rows = [project(unit_name="青禾县教"), project(document="b"), project(document="c")]
    assert units(organisations(rows)) == [("301001", "青禾县教育局", 2024, 2024)]


def test_of_names_printed_equally_often_the_shortest_is_taken():
    rows = [project(unit_name="青禾县教育局机关"), project(document="b", unit_name="县教育局")]
    assert [name for _, name, *_ in units(organisations(rows))] == ["县教育局"]


def test_names_that_differ_in_width_alone_are_one():
    rows = [project(unit_name="青禾县(本级)", fiscal_year=2023), project(unit_name="青禾县（本级）")]
    assert len(organisations(rows).units) == 1


def test_a_name_without_a_code_takes_the_only_code_that_bears_it():
    rows = [project(), project(document="b", unit_code=None)]
    assert units(organisations(rows)) == [("301001", "青禾县教育局", 2024, 2024)]


def test_a_name_that_two_codes_bear_stays_without_a_code():
    rows = [project(), project(unit_code="301002"), project(document="b", unit_code=None)]
    assert len(organisations(rows).units) == 3


def test_a_code_without_a_name_takes_the_name_of_its_year_and_not_of_another():
    rows = [project(), project(document="b", unit_name=None), project(document="c", unit_name=None, fiscal_year=2023)]
    assert units(organisations(rows)) == [("301001", "青禾县教育局", 2024, 2024), ("301001", None, 2023, 2023)]


def test_a_code_means_nothing_outside_its_region():
    rows = [project(), project(region_code="990125000", region_name="别县")]
    assert len(organisations(rows).units) == len(organisations(rows).departments) == 2


def test_the_unknown_unit_of_each_department_is_a_member_of_its_own():
    nobody = {"unit_code": None, "unit_name": None}
    rows = [project(**nobody), project(**nobody, department_code="302", department_name="县卫健局")]
    bodies = organisations(rows)
    assert len(bodies.units) == 2
    assert 0 not in {unit.unit_id for unit in bodies.units}


def test_a_project_without_department_stands_under_the_unknown_member():
    row = project(department_code=None, department_name=None)
    bodies = organisations([row])
    assert bodies.department_of == {row.row_id: 0}
    assert bodies.departments == ()


@given(st.randoms(use_true_random=False))
def test_bodies_do_not_depend_on_the_order_of_rows(random):
    rows = [
        project(document=d, unit_name=name, unit_code=code, fiscal_year=year)
        for d, name, code, year in zip(
            "abcdefgh",
            ["甲", "甲校", "甲", "乙", "乙", None, "甲", "乙校"],
            ["301001", "301001", None, "301002", None, "301001", "301001", "301002"],
            [2024, 2024, 2024, 2024, 2023, 2024, 2023, 2024],
            strict=True,
        )
    ]
    assert organisations(random.sample(rows, len(rows))) == organisations(rows)


def test_a_region_comes_with_those_above_it():
    found = {region.mof_div_code: region for region in regions([("511124000", "井研县")])}
    assert [found[code].level for code in ("511124000", "511100000", "510000000")] == ["county", "city", "province"]
    assert found["511124000"].parent_region_id == found["511100000"].region_id
    assert found["510000000"].parent_region_id is None


def test_a_region_that_the_list_does_not_hold_keeps_its_name_whoever_leaves_it_out():
    (region,) = regions([("990124000", None), ("990124000", "青禾县")])
    assert (region.name, region.level, region.parent_region_id) == ("青禾县", "county", None)


def test_the_list_knows_better_than_a_folder_what_a_code_is_called():
    assert {region.name for region in regions([("511124000", "井研")])} >= {"井研县"}


def test_a_region_without_code_is_known_by_its_name_and_no_region_is_member_0():
    (region,) = regions([(None, "青禾县")])
    assert (region.region_id, region.level) == (region_id(None, "青禾县"), "unknown")
    assert regions([(None, None)]) == ()
    assert region_id(None, None) == 0


NOWHERE = {"region_code": None, "region_name": None}
NOBODY = {"unit_code": None, "unit_name": None}


def test_a_row_without_unit_takes_the_unit_that_another_document_prints_for_it():
    *_, adopted = with_adopted_labels([project(), project(document="b", **NOBODY)])
    assert (adopted.unit_code, adopted.unit_name) == ("301001", "青禾县教育局")


def test_a_row_without_unit_does_not_take_the_unit_of_another_row_of_its_own_document():
    *_, other = with_adopted_labels([project(), project(**NOBODY)])
    assert other.unit_code is None


def test_a_row_without_unit_takes_none_where_two_units_print_it():
    *_, other = with_adopted_labels([project(), project(unit_code="301002"), project(document="b", **NOBODY)])
    assert other.unit_code is None


def test_a_row_without_amount_or_with_another_amount_takes_no_unit():
    for amount in (None, Decimal(999)):
        *_, other = with_adopted_labels([project(), project(document="b", **NOBODY, amount_yuan=amount)])
        assert other.unit_code is None


def test_a_row_without_unit_takes_the_unit_of_its_own_tranche():
    ahead = project(
        "提前下达校舍维修", project_key="校舍维修", tranche="提前下达", unit_code="301002", unit_name="青禾县二中"
    )
    *_, adopted = with_adopted_labels([project(), ahead, project(document="b", **NOBODY)])
    assert adopted.unit_code == "301001"


def test_an_evaluation_takes_the_unit_of_the_tranche_that_it_prints():
    ahead = project(
        "提前下达校舍维修", project_key="校舍维修", tranche="提前下达", unit_code="301002", unit_name="青禾县二中"
    )
    *_, adopted = with_budget_units([project(), ahead, project(document="e", stage="evaluation", **NOBODY)])
    assert adopted.unit_code == "301001"


def test_a_document_without_region_takes_the_region_of_the_document_that_it_copies():
    rows = [project("甲"), project("乙"), project("甲", "b", **NOWHERE), project("乙", "b", **NOWHERE)]
    assert [row.region_name for row in with_adopted_labels(rows)] == ["青禾县"] * 4


def test_a_document_that_shares_few_rows_with_another_takes_no_region():
    rows = [project("甲"), *(project(name, "b", **NOWHERE) for name in "甲乙丙")]
    assert [row.region_name for row in with_adopted_labels(rows)[1:]] == [None] * 3


def test_a_document_that_two_regions_print_takes_no_region():
    rows = [project(), project(document="c", region_code="990125000", region_name="别县")]
    assert with_adopted_labels([*rows, project(document="b", **NOWHERE)])[2].region_code is None


def test_what_is_printed_is_never_replaced():
    rows = [project(), project(document="b", unit_code="301009", region_code="990125000", region_name="别县")]
    assert with_adopted_labels(rows) == rows
