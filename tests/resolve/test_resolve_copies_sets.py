"""Copied sets of indicators, and the finance system's own templates told apart from them."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.names import indicator_key
from pipeline.resolve.copies import indicator_set_copies, is_template, printed_sets, template_indicators
from pipeline.resolve.copies import sets as sets_of
from pipeline.resolve.copies.sets import PrintedSet
from pipeline.resolve.copies.spots import Spot
from pipeline.resolve.printed import PrintedIndicatorRow
from tests.resolve.printed import project

TEMPLATE = frozenset({1, 2, 3, 4})


def printed(row_id: int, *members: int, year: int | None = 2024, comparator: str = "≥", **place: int) -> PrintedSet:
    """A project's set; its own project, unit 31 of department 21 in region 11 unless the test says otherwise."""
    spot = Spot(
        row_id,
        year,
        place.get("of", row_id),
        place.get("unit", 31),
        place.get("department", 21),
        place.get("region", 11),
    )
    return PrintedSet(spot, frozenset(members), frozenset((member, comparator) for member in members))


def copies(*sets: PrintedSet, templates: frozenset[int] = TEMPLATE) -> dict[int, tuple[Any, ...]]:
    """Return what is copied: row -> (original row, likeness, score, relation, shared, own, others, origin)."""
    found = indicator_set_copies(sets, templates)
    return {
        c.row_id: (c.original_row_id, c.likeness, c.score, c.relation, c.shared, c.own, c.others, c.origin)
        for c in found
    }


def test_the_same_set_in_two_projects_is_copied_by_the_second() -> None:
    assert copies(printed(101, 11, 12), printed(102, 11, 12)) == {
        102: (101, "exact", 1.0, "same_unit", 2, 0, 0, "copied")
    }


def test_a_set_of_nothing_but_template_indicators_is_the_systems_own() -> None:
    found = copies(printed(101, 1, 2, 3, 4), printed(102, 1, 2, 3, 4, unit=32, department=22))
    assert found == {102: (101, "exact", 1.0, "same_region", 4, 0, 0, "template")}


def test_one_indicator_of_its_own_makes_a_set_copied() -> None:
    assert copies(printed(101, 1, 2, 3, 11), printed(102, 1, 2, 3, 11))[102][-1] == "copied"


def test_a_single_indicator_is_no_set() -> None:
    assert copies(printed(101, 11), printed(102, 11)) == {}


def test_equal_sets_are_found_in_every_region_of_a_year_but_not_in_another_year() -> None:
    assert copies(printed(101, 11, 12), printed(102, 11, 12, unit=9, department=8, region=7))[101][3] == "other_region"
    assert copies(printed(101, 11, 12), printed(102, 11, 12, year=2025)) == {}
    assert copies(printed(101, 11, 12, year=None), printed(102, 11, 12, year=None)) == {}


def test_all_copies_of_a_set_have_one_original() -> None:
    found = copies(*(printed(100 + n, 11, 12, unit=n) for n in range(1, 6)))
    assert {original for original, *_ in found.values()} == {101}
    assert len(found) == 4


def test_a_set_that_shares_most_is_near_and_says_how_much() -> None:
    found = copies(printed(101, 11, 12, 13, 14, 15), printed(102, 11, 12, 13, 14, 16, 17))
    assert found == {}
    found = copies(printed(101, 11, 12, 13, 14, 15), printed(102, 11, 12, 13, 14, 16))
    assert found == {102: (101, "near", 0.6667, "same_unit", 4, 1, 1, "copied")}


def test_two_shared_indicators_make_no_near_copy_however_short_the_sets() -> None:
    assert copies(printed(101, 11, 12, 13), printed(102, 11, 12)) == {}


def test_near_sets_are_looked_for_in_their_region_alone() -> None:
    near = (printed(101, 11, 12, 13, 14), printed(102, 11, 12, 13, unit=32, department=22, region=12))
    assert copies(*near) == {}


def test_sets_that_share_only_template_indicators_are_no_near_copies() -> None:
    assert copies(printed(101, 1, 2, 3, 4, 11), printed(102, 1, 2, 3, 4, 12)) == {}


def test_sets_that_share_only_what_everybody_prints_are_no_near_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    two = (printed(101, 11, 12, 13, 14), printed(102, 11, 12, 13, 15))
    assert set(copies(*two)) == {102}
    monkeypatch.setattr(sets_of, "UBIQUITOUS", 1)
    assert copies(*two) == {}


def test_the_likest_set_is_the_original_not_the_first_one() -> None:
    found = copies(
        printed(101, 11, 12, 13, 14, 21), printed(102, 11, 12, 13, 31, 32, 33), printed(103, 11, 12, 13, 31, 32)
    )
    assert found[103][:3] == (102, "near", 0.8333)


def test_a_near_copy_is_no_original_of_another_one() -> None:
    chain = (printed(101, 11, 12, 13, 14), printed(102, 11, 12, 13, 14, 15), printed(103, 11, 12, 13, 14, 15, 16))
    assert {copy: original for copy, (original, *_) in copies(*chain).items()} == {102: 101, 103: 101}


def test_a_set_may_be_like_one_that_another_region_printed_first() -> None:
    first = printed(101, 11, 12, 13, 14, unit=9, department=8, region=7)
    found = copies(first, printed(102, 11, 12, 13, 14), printed(103, 11, 12, 13, 14, 15))
    assert {copy: original for copy, (original, *_) in found.items()} == {102: 101, 103: 102}


def test_a_set_that_another_region_printed_first_is_an_original_whatever_it_is_like_itself() -> None:
    first = printed(100, 11, 12, 13, 14, 15, unit=9, department=8, region=7)
    here = (printed(101, 11, 12, 13, 14), printed(102, 11, 12, 13, 14, 15), printed(103, 12, 13, 14, 15, 16))
    assert {copy: original for copy, (original, *_) in copies(first, *here).items()} == {102: 100, 103: 102}


def test_a_near_copy_is_found_by_what_it_shares_although_template_indicators_are_rarer_there() -> None:
    others = (printed(201, 11, 20), printed(202, 11, 21), printed(203, 11, 22))
    assert copies(printed(101, 1, 2, 3, 11, 12), printed(102, 1, 2, 3, 11, 13), *others)[102][:2] == (101, "near")


def test_a_project_printed_twice_in_a_year_does_not_copy_itself() -> None:
    assert copies(printed(101, 11, 12, of=1), printed(102, 11, 12, of=1)) == {}


MEMBERS = st.frozensets(st.integers(1, 9), max_size=6)
SETS = st.lists(st.tuples(MEMBERS, st.sampled_from([2023, 2024]), st.integers(11, 13)), max_size=12)


def county(drawn: list[tuple[frozenset[int], int, int]]) -> list[PrintedSet]:
    return [printed(n, *members, year=year, region=region) for n, (members, year, region) in enumerate(drawn, start=1)]


@given(SETS, st.randoms(use_true_random=False))
def test_the_order_of_the_sets_makes_no_difference(drawn: list[tuple[frozenset[int], int, int]], random: Any) -> None:
    sets = county(drawn)
    shuffled = random.sample(sets, len(sets))
    assert copies(*sets) == copies(*shuffled)
    assert template_indicators(sets, frozenset()) == template_indicators(shuffled, frozenset())


@given(SETS)
def test_an_original_is_no_copy_of_the_same_likeness(drawn: list[tuple[frozenset[int], int, int]]) -> None:
    sets = county(drawn)
    orders = {one.spot.row_id: one.spot.order for one in sets}
    found = {copy.row_id: copy for copy in indicator_set_copies(sets, TEMPLATE)}
    for copy in found.values():
        assert orders[copy.original_row_id] < orders[copy.row_id]
        assert copy.original_row_id not in found or found[copy.original_row_id].likeness != copy.likeness


@given(SETS)
def test_no_near_copy_is_missed(drawn: list[tuple[frozenset[int], int, int]]) -> None:
    sets = [one for one in county(drawn) if len(one.members) > 1]
    found = copies(*sets)
    for one, other in itertools.combinations(sorted(sets, key=lambda one: one.spot.order), 2):
        shared, all_of_both = one.members & other.members, one.members | other.members
        is_near = len(shared) >= sets_of.SHARED and len(shared) / len(all_of_both) >= sets_of.NEAR
        if one.spot.order[:2] == other.spot.order[:2] and is_near and shared - TEMPLATE:
            is_copied = one.spot.row_id in found and found[one.spot.row_id][1] == "near"
            assert is_copied or other.spot.row_id in found


# --- which indicators are the system's own ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "“三公经费”控制率[计算方法为：(三公经费实际支出数/预算安排数)×100%]",
        "运转保障率",
        "科目调整次数",
        "足额保障率（参保率）",
    ],
)
def test_listed_indicators_are_templates_however_their_names_are_printed(name: str) -> None:
    assert is_template(indicator_key(name))


@pytest.mark.parametrize("name", ["维修校舍面积", "群众满意度", "三公经费变动率"])
def test_other_indicators_are_not(name: str) -> None:
    assert not is_template(indicator_key(name))


def departments(*members: int, count: int, **changes: Any) -> list[PrintedSet]:
    return [printed(100 + n, *members, unit=30 + n, department=20 + n, **changes) for n in range(count)]


def test_a_listed_indicator_is_a_template_wherever_it_stands() -> None:
    assert template_indicators([printed(101, 1, 11)], frozenset({1})) == {1}


def test_indicators_that_three_departments_print_in_one_fixed_set_are_a_template() -> None:
    assert template_indicators(departments(11, 12, count=3), frozenset()) == {11, 12}
    assert template_indicators(departments(11, 12, count=2), frozenset()) == frozenset()


def test_an_indicator_that_also_stands_in_another_set_is_no_template() -> None:
    sets = [*departments(11, 12, count=3), printed(200, 12, 13)]
    assert template_indicators(sets, frozenset()) == {11}


def test_an_indicator_with_another_comparator_is_no_template() -> None:
    sets = [*departments(11, 12, count=3), *departments(11, 12, count=1, comparator="=")]
    assert template_indicators(sets, frozenset()) == frozenset()


def test_a_single_indicator_or_an_unknown_department_shows_no_template() -> None:
    assert template_indicators(departments(11, count=3), frozenset()) == frozenset()
    unknown = [*departments(11, 12, count=2), printed(200, 11, 12, department=0)]
    assert template_indicators(unknown, frozenset()) == frozenset()


# --- the sets of the printed rows ------------------------------------------------------------------------------


def indicator(name: str, document: str = "a", **changes: Any) -> PrintedIndicatorRow:
    told = {"row_id": 1, "project_no": 1, "is_clipped": False, "comparator": "≥", "stage": "target", **changes}
    empty = dict.fromkeys(("level_1", "level_2", "value_printed", "measure_unit", "weight"))
    return PrintedIndicatorRow(
        document_id=document, indicator_key=name, indicator_name=name, name_printed=name, **(empty | told)
    )


def read(*rows: PrintedIndicatorRow, current: frozenset[int] = frozenset({101, 102})) -> dict[int, frozenset[int]]:
    projects = [
        project(row_id=101, document="a", project_no=1),
        project(row_id=102, document="b", project_no=1),
        project(row_id=103, document="b", project_no=1, phase="调整"),
    ]
    ids = {"甲": 11, "乙": 12, "丙": 0}
    places = {row_id: (row_id, 31, 21, 11) for row_id in (101, 102, 103)}
    found = printed_sets(projects, rows, lambda row: ids[row.indicator_key], places, current)
    return {one.spot.row_id: one.members for one in found}


def test_a_set_holds_each_known_target_indicator_of_a_project_once() -> None:
    rows = [indicator("甲"), indicator("甲", comparator="="), indicator("乙"), indicator("丙"), indicator("乙", "b")]
    assert read(*rows) == {101: {11, 12}, 102: {12}}


def test_what_evaluations_print_and_rows_that_do_not_count_are_left_out() -> None:
    assert read(indicator("甲"), indicator("乙", stage="evaluation")) == {101: {11}}
    assert read(indicator("甲"), indicator("乙", "b"), current=frozenset({102, 103})) == {102: {12}}
