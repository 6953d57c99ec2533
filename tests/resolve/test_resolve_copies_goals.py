"""Copied goals: what is a copy, of which row, how sure, and what only looks like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import GoalCopy
from pipeline.resolve.copies import alike, goal_copies
from pipeline.resolve.printed import PrintedProject
from tests.resolve.printed import project

SCHOOLS = "完成6所义务教育学校校舍维修，面积7600平方米，开学前投入使用。"
RUNNING = "保障机关日常运转，严格执行预算，压减一般性支出。"
BRIDGES = "对县乡道桥梁开展定期检测和技术状况评定。"

Row = tuple[PrintedProject, tuple[int, int, int, int]]


def row(goal: str | None, of: int, row_id: int, **changes: Any) -> Row:
    """A goal of project number `of`; unit 31 of department 21 in region 11 unless the test says otherwise."""
    place = (of, changes.pop("unit", 31), changes.pop("department", 21), changes.pop("region", 11))
    changes.setdefault("project_key", f"项目{of}")
    return project(f"2024年项目{of}", row_id=row_id, goal=goal, **changes), place


def copies(*rows: Row, leaving_out: Iterable[int] = ()) -> dict[int, tuple[int, str, float, str]]:
    """Return what is copied: row -> (original row, likeness, score, relation)."""
    places = {printed.row_id: place for printed, place in rows}
    found = goal_copies([printed for printed, _ in rows], places, frozenset(places) - frozenset(leaving_out))
    return {c.row_id: (c.original_row_id, c.likeness, c.score, c.relation) for c in found}


def test_a_goal_of_two_projects_is_copied_by_the_second_row() -> None:
    assert copies(row(RUNNING, 1, 101), row(RUNNING, 2, 102)) == {102: (101, "exact", 1.0, "same_unit")}


def test_width_brackets_and_spaces_make_no_other_goal() -> None:
    one, other = "对〔县乡道〕桥梁、隧道开展定期检测, 评定", "对（县乡道）桥梁,隧道 开展定期检测，评定"
    assert copies(row(one, 1, 101), row(other, 2, 102))[102][:2] == (101, "exact")


@pytest.mark.parametrize(
    ("place", "relation"),
    [
        ({}, "same_unit"),
        ({"unit": 32}, "same_department"),
        ({"unit": 32, "department": 22}, "same_region"),
        ({"unit": 32, "department": 22, "region": 12}, "other_region"),
        ({"unit": 31, "region": 12}, "same_unit"),
    ],
)
def test_the_relation_is_the_nearest_place_that_both_share(place: dict[str, int], relation: str) -> None:
    assert copies(row(RUNNING, 1, 101), row(RUNNING, 2, 102, **place))[102][3] == relation


def test_two_unknown_places_are_not_one_place() -> None:
    unknown = {"unit": 0, "department": 0, "region": 0}
    assert copies(row(RUNNING, 1, 101, **unknown), row(RUNNING, 2, 102, **unknown))[102][3] == "other_region"


def test_all_copies_of_a_goal_have_one_original() -> None:
    found = copies(*(row(RUNNING, n, 100 + n, unit=30 + n, fiscal_year=2020 + n) for n in range(1, 6)))
    assert {original for original, *_ in found.values()} == {101}
    assert len(found) == 4


def test_the_original_is_the_first_in_order_of_year_and_place_not_of_row_ids() -> None:
    found = copies(row(RUNNING, 1, 101, department=29), row(RUNNING, 2, 102), row(RUNNING, 3, 103, fiscal_year=2023))
    assert {copy: original for copy, (original, *_) in found.items()} == {101: 103, 102: 103}


def test_a_goal_unchanged_for_years_is_that_of_the_first() -> None:
    found = copies(*(row(BRIDGES, 1, 100 + year, fiscal_year=year) for year in (2023, 2024, 2025)))
    assert found == {2124: (2123, "exact", 1.0, "year_before"), 2125: (2123, "exact", 1.0, "year_before")}


def test_a_projects_own_year_before_comes_before_another_project() -> None:
    found = copies(row(RUNNING, 1, 101, fiscal_year=2022), row(RUNNING, 2, 102, fiscal_year=2023), row(RUNNING, 2, 103))
    assert found == {102: (101, "exact", 1.0, "same_unit"), 103: (102, "exact", 1.0, "year_before")}


def test_an_equal_goal_of_another_project_comes_before_a_like_one_of_its_own() -> None:
    found = copies(
        row(SCHOOLS, 1, 101, fiscal_year=2023),
        row(SCHOOLS.replace("7600", "8000"), 2, 102),
        row(SCHOOLS.replace("7600", "8000"), 1, 103),
    )
    assert found[103] == (102, "exact", 1.0, "same_unit")


def test_last_years_goal_with_new_numbers_is_near_and_differs_in_nothing_else() -> None:
    this = "完成7所义务教育学校校舍维修，面积8,000.5平方米，开学前投入使用。"
    assert copies(row(SCHOOLS, 1, 101, fiscal_year=2023), row(this, 1, 102)) == {102: (101, "near", 1.0, "year_before")}


def test_a_goal_with_new_numbers_every_year_has_one_original() -> None:
    years = {2023: "7600", 2024: "8000", 2025: "7200"}
    found = copies(*(row(SCHOOLS.replace("7600", n), 1, 100 + y, fiscal_year=y) for y, n in years.items()))
    assert found == {2124: (2123, "near", 1.0, "year_before"), 2125: (2123, "near", 1.0, "year_before")}


def test_last_years_goal_a_little_reworded_is_near() -> None:
    found = copies(row(BRIDGES, 1, 101, fiscal_year=2023), row(BRIDGES.replace("定期", "年度"), 1, 102))
    likeness, score, relation = found[102][1:]
    assert (likeness, relation) == ("near", "year_before")
    assert alike.NEAR <= score < 1


def test_a_goal_that_comes_back_after_another_one_is_near_its_own() -> None:
    goals = {2022: SCHOOLS, 2023: BRIDGES, 2024: SCHOOLS.replace("7600", "8000")}
    found = copies(*(row(goal, 1, 100 + year, fiscal_year=year) for year, goal in goals.items()))
    assert found == {2124: (2122, "near", 1.0, "year_before")}


def test_a_goal_that_was_written_anew_is_no_copy() -> None:
    assert copies(row(BRIDGES, 1, 101, fiscal_year=2023), row(SCHOOLS, 1, 102)) == {}


def test_near_copies_are_looked_for_in_the_department_of_the_same_year() -> None:
    like = RUNNING.replace("机关", "单位")
    assert copies(row(RUNNING, 1, 101), row(like, 2, 102)) == {102: (101, "near", 0.9167, "same_unit")}
    assert copies(row(RUNNING, 1, 101), row(like, 2, 102, unit=32)) == {102: (101, "near", 0.9167, "same_department")}
    assert copies(row(RUNNING, 1, 101), row(like, 2, 102, unit=32, department=22)) == {}
    assert copies(row(RUNNING, 1, 101, fiscal_year=2023), row(like, 2, 102)) == {}


def test_near_copies_are_not_looked_for_among_all_whose_unit_is_unknown() -> None:
    unknown = {"unit": 0, "department": 0}
    assert copies(row(RUNNING, 1, 101, **unknown), row(RUNNING.replace("机关", "单位"), 2, 102, **unknown)) == {}


def test_a_near_copy_of_another_project_is_no_original_of_a_third() -> None:
    like = RUNNING.replace("机关", "单位")
    assert set(copies(row(RUNNING, 1, 101), row(like, 2, 102), row(like.replace("严格", "认真"), 3, 103))) == {102}


def test_a_near_copy_in_the_unit_comes_before_a_likelier_one_in_the_department() -> None:
    long = RUNNING + BRIDGES
    like = long.replace("机关", "单位")
    found = copies(
        row(like, 1, 101, unit=30),
        row(long, 2, 102, fiscal_year=2023),
        row(long, 2, 103),
        row(like + "等", 3, 104),
    )
    assert found[104][0] == 103


def test_a_goal_may_be_like_one_that_is_copied_itself() -> None:
    found = copies(
        row(RUNNING, 1, 101, fiscal_year=2023), row(RUNNING, 1, 102), row(RUNNING.replace("机关", "单位"), 2, 103)
    )
    assert found == {102: (101, "exact", 1.0, "year_before"), 103: (102, "near", 0.9167, "same_unit")}


def test_a_goal_that_goes_on_where_another_one_ends_is_near() -> None:
    cut = "完成企业职工养老、机关养老、职业年金、工伤保险发放（其中退休"
    whole = cut + "11.17万人，在职17.85万人），并做好参保登记、待遇核定和关系转移，按月公示名单"
    original, likeness, score, _ = copies(row(cut, 1, 101), row(whole, 2, 102))[102]
    assert (original, likeness) == (101, "near")
    assert 0 < score < alike.NEAR


def test_a_few_words_that_another_goal_begins_with_are_no_copy() -> None:
    beginning = "开展农产品质量安全定量检测和速测"
    assert copies(row(beginning, 1, 101), row(beginning + "，守住不发生重大事件的底线，公开检测结果", 2, 102)) == {}


@pytest.mark.parametrize(
    "goal",
    [
        None,
        "",
        "保障单位正常运转。",
        "2024年完成120人、85场次。",
        "请填写项目年度绩效目标，分条列出并量化（100字以内）",
        "项目1、项目1、项目1（2024年）",
    ],
)
def test_a_goal_that_says_nothing_of_its_own_is_copied_by_nobody(goal: str | None) -> None:
    name = "2024年项目1、项目1、项目1"
    rows = [row(goal, n, 100 + n, project_key="项目1、项目1、项目1") for n in (1, 2)]
    assert copies(*((printed_as(printed, name), place) for printed, place in rows)) == {}


def printed_as(printed: PrintedProject, name: str) -> PrintedProject:
    return project(name, row_id=printed.row_id, goal=printed.goal, project_key=printed.project_key)


@pytest.mark.parametrize("goal", ["城乡居民养老保险县级配套资金", "城乡居民养老保险县级配套资金（据实结算）。"])
def test_a_goal_that_is_only_the_projects_name_is_no_copy(goal: str) -> None:
    name, key = "城乡居民养老保险县级配套资金（据实结算）", "城乡居民养老保险县级配套资金"
    rows = [(project(name, row_id=n, goal=goal, project_key=key), (n, 31, 21, 11)) for n in (1, 2)]
    assert copies(*rows) == {}


def test_rows_that_do_not_count_copy_nothing_and_are_copied_by_nobody() -> None:
    rows = (row(RUNNING, 1, 101), row(RUNNING, 2, 102), row(RUNNING, 3, 103))
    assert copies(*rows, leaving_out=[101]) == {103: (102, "exact", 1.0, "same_unit")}


def test_only_approved_rows_are_compared() -> None:
    assert copies(row(RUNNING, 1, 101), row(RUNNING, 2, 102, phase="调整")) == {}


@pytest.mark.parametrize("goal", [RUNNING, RUNNING.replace("机关", "单位")])
def test_a_project_printed_twice_in_a_year_does_not_copy_itself(goal: str) -> None:
    assert copies(row(RUNNING, 1, 101), row(goal, 1, 102)) == {}


def test_a_goal_of_an_unknown_year_is_no_original_of_a_known_one() -> None:
    found = copies(row(RUNNING, 1, 101, fiscal_year=None), row(RUNNING, 2, 102))
    assert found == {101: (102, "exact", 1.0, "same_unit")}


def test_a_goal_is_compared_with_a_bounded_number_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    extract = alike.process.extractOne

    def counting(text: str, texts: list[str], **how: Any) -> object:
        compared.append(len(texts))
        return extract(text, texts, **how)

    monkeypatch.setattr(alike.process, "extractOne", counting)
    monkeypatch.setattr(alike, "_MOST", 10)
    characters = [chr(0x4E00 + 7 * n) for n in range(2000)]
    rows = [row(f"保障全县{''.join(characters[n * 9 :][:9])}工作有序开展", n, n, unit=n) for n in range(1, 200)]
    assert copies(*rows) == {}
    assert max(compared) == 10


GOALS = (
    RUNNING,
    RUNNING.replace("机关", "单位"),
    SCHOOLS,
    SCHOOLS.replace("7600", "8000"),
    BRIDGES,
    BRIDGES + "并公示",
)
ROWS = st.lists(
    st.builds(
        lambda goal, of, year, unit: (goal, of, year, unit),
        st.sampled_from(GOALS),
        st.integers(1, 4),
        st.sampled_from([2022, 2023, 2024, None]),
        st.integers(0, 3),
    ),
    max_size=12,
)


def county(drawn: list[tuple[str, int, int | None, int]]) -> list[Row]:
    return [
        row(goal, of, n, fiscal_year=year, unit=unit, department=unit and 20 + unit // 2)
        for n, (goal, of, year, unit) in enumerate(drawn, start=1)
    ]


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_makes_no_difference(drawn: list[tuple[str, int, int | None, int]], random: Any) -> None:
    rows = county(drawn)
    assert copies(*rows) == copies(*random.sample(rows, len(rows)))


@given(ROWS)
def test_every_chain_of_copies_ends_at_an_original(drawn: list[tuple[str, int, int | None, int]]) -> None:
    rows = county(drawn)
    places = {printed.row_id: place for printed, place in rows}
    years = {printed.row_id: printed.fiscal_year or 9999 for printed, _ in rows}
    found = goal_copies([printed for printed, _ in rows], places, frozenset(places))
    told = {copy.row_id: copy for copy in found}
    assert max(Counter(copy.row_id for copy in found).values(), default=1) == 1
    for copy in found:
        assert order(copy.original_row_id, places, years) < order(copy.row_id, places, years)
        assert (copy.relation == "year_before") == (places[copy.row_id][0] == places[copy.original_row_id][0])
        original = told.get(copy.original_row_id)
        if copy.relation != "year_before" and original:
            assert is_another_story(copy, original)


def order(row_id: int, places: dict[int, tuple[int, int, int, int]], years: dict[int, int]) -> tuple[int, ...]:
    return (years[row_id], *places[row_id][:0:-1], row_id)


def is_another_story(copy: GoalCopy, original: GoalCopy) -> bool:
    """An original that is copied by another project copies none itself in the same way; its own years it may."""
    if copy.likeness == "exact":
        return original.likeness == "near"
    return original.likeness == "exact" or original.relation == "year_before"
