"""Cells that only point to another place: followed where the grid leaves no doubt, and told where it does."""

from dataclasses import replace

import pytest

from pipeline.normalize import problems as p
from pipeline.normalize.pointers import is_pointer
from pipeline.normalize.values import parse_value
from tests.normalize.forms import PLACE, evaluation, indicator, printed, rules, typed


def evaluated(value, actual, apart=1):
    """An indicator whose actual stands so many columns to the right of its target."""
    cell = replace(printed(actual), place=replace(PLACE, column=PLACE.column + apart))
    document = typed(evaluation(replace(indicator(value=value, score=None), actual=cell)))
    (row,) = document.indicators
    return row, [rule for rule in rules(document) if rule.startswith("N")]


@pytest.mark.parametrize(
    "text", ["同左", "同左列", "（同上）", "同前", "见附件", "详见附表", "详见附件2", "详见后附", "〃", "见备注。"]
)
def test_a_cell_that_says_nothing_itself_is_told_and_no_target(text):
    target = parse_value(text)
    assert is_pointer(text)
    assert (target.comparator, target.value_low, target.value_text) == (None, None, text)
    assert [problem.rule_id for problem in target.problems] == [p.POINTS_ELSEWHERE]


@pytest.mark.parametrize(
    "text", ["同上年持平", "同步完成", "见效", "见证取样", "附件齐全", "上传附件", "同比持平", "附说明", None]
)
def test_words_that_only_begin_alike_point_nowhere(text):
    assert not is_pointer(text)


@pytest.mark.parametrize(("value", "number", "text"), [("100%", 100, "100%"), ("及时", None, "及时")])
def test_same_as_left_is_the_target_where_that_is_the_cell_on_the_left(value, number, text):
    row, found = evaluated(value, "同左")
    assert (row.actual_printed, row.actual_value, row.actual_text, found) == ("同左", number, text, [])


def test_same_as_left_of_a_bound_is_no_figure():
    row, found = evaluated("≥95%", "同左")
    assert (row.actual_value, row.actual_text, found) == (None, "≥95%", [p.UNREADABLE_ACTUAL])


def test_same_as_left_of_a_blank_cell_is_told():
    row, found = evaluated("", "同左")
    assert (row.actual_value, row.actual_text, found) == (None, "同左", [p.POINTS_ELSEWHERE])


@pytest.mark.parametrize(("actual", "apart"), [("同左", 2), ("同上", 1), ("同前", 1), ("详见附表", 1)])
def test_an_actual_that_points_elsewhere_stays_as_printed_and_is_told(actual, apart):
    row, found = evaluated("及时", actual, apart)
    assert (row.actual_value, row.actual_text, found) == (None, actual, [p.POINTS_ELSEWHERE])


def test_an_actual_that_points_elsewhere_beside_a_number_is_told_once():
    assert evaluated("≥95%", "同上")[1] == [p.UNREADABLE_ACTUAL]


@pytest.mark.parametrize(
    ("comparator", "rule"), [(None, p.POINTS_ELSEWHERE), ("定性", p.POINTS_ELSEWHERE), ("≥", p.NO_VALUE_OR_UNIT)]
)
def test_a_target_that_points_elsewhere_is_neither_number_nor_words(comparator, rule):
    cell = printed(comparator) if comparator else None
    document = typed(evaluation(replace(indicator(value="同上", score=None), comparator=cell)))
    (row,) = document.indicators
    assert (row.value_printed, row.value_low, row.value_text) == ("同上", None, None)
    assert rule in rules(document)


def test_names_and_goals_that_point_elsewhere_are_told():
    assert p.POINTS_ELSEWHERE in rules(typed(evaluation(indicator(name="同上"))))
    goal = typed(evaluation(indicator(), goal=printed("详见附件"), name=printed("同上")))
    assert rules(goal).count(p.POINTS_ELSEWHERE) == 2
