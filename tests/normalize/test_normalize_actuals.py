"""Actual values: a number only where it surely stands in the target's unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline import vocabulary
from pipeline.normalize import actuals
from pipeline.normalize import problems as p
from pipeline.normalize.actuals import parse_actual
from pipeline.normalize.values import parse_value


def actual(printed, target, unit=None, comparator=None, number_format=None):
    found = parse_actual(printed, number_format, parse_value(target, comparator, unit))
    return found.value, found.text, [problem.rule_id for problem in found.problems]


@pytest.mark.parametrize(
    ("printed", "target", "unit", "value"),
    [
        ("95%", "≥90%", None, "95"),
        ("95", "≥90", "%", "95"),
        ("95.5％", "90", "%", "95.5"),
        ("=100%", "＝100%", None, "100"),
        ("0", "≤5%", None, "0"),
        ("1200", "≥1000人", None, "1200"),
        ("1200人", "1000", "人", "1200"),
        ("0.5", "≤1%", None, "0.5"),
        ("-2", "≥0", "度", "-2"),
    ],
)
def test_an_actual_is_a_number_in_the_targets_unit(printed, target, unit, value):
    assert actual(printed, target, unit) == (Decimal(value), None, [])


@pytest.mark.parametrize(
    ("printed", "target", "value"),
    [
        ("1.2万人", "≥10000人", "12000"),
        ("完成95%", "≥90%", "95"),
        ("达到95%", "≥90%", "95"),
        ("100%", "及时发放", "100"),
        ("1200人", "1000", "1200"),
        ("95%", "90", "95"),
    ],
)
def test_what_the_cell_says_beside_the_number_is_kept(printed, target, value):
    assert actual(printed, target) == (Decimal(value), printed, [])


@pytest.mark.parametrize(
    ("printed", "target", "value"),
    [("48.6万", "≤50万元", "48.6"), ("3.1万", "≥3万人次", "3.1"), ("1.2万", "≥10000人", "12000")],
)
def test_a_multiplier_that_the_actual_and_the_targets_unit_print_is_meant_once(printed, target, value):
    assert actual(printed, target) == (Decimal(value), None, [])


def test_a_multiplier_other_than_that_of_the_targets_unit_leaves_it_open():
    assert actual("4980万", "≤0.5亿元") == (None, "4980万", [p.UNREADABLE_ACTUAL])


@pytest.mark.parametrize(
    ("printed", "target", "value"),
    [
        ("600秒", "≤12分钟", "10"),
        ("90分钟", "≤2小时", "1.5"),
        ("0.5小时", "≤30分钟", "30"),
        ("30亩", "≥2公顷", "2"),
        ("38000元/人", "≤3.6万元/人", "3.8"),
    ],
)
def test_an_actual_in_another_unit_is_converted_where_the_result_is_exact(printed, target, value):
    assert actual(printed, target) == (Decimal(value), printed, [])


@pytest.mark.parametrize(("printed", "value"), [("¥298,000.00", "29.8"), ("￥ 29.8万", "29.8"), ("¥298000元", "29.8")])
def test_an_amount_with_the_sign_of_the_yuan_is_in_yuan(printed, value):
    number, _, found = actual(printed, "≤30万元")
    assert (number, found) == (Decimal(value), [])
    assert actual(printed, "≥30人")[0] is None


def test_an_actual_that_would_not_be_exact_in_the_targets_unit_stays_text():
    assert actual("50分钟", "≤2小时") == (None, "50分钟", [p.UNREADABLE_ACTUAL])


@pytest.mark.parametrize("printed", ["0.88", "1", "0.9"])
def test_a_bare_fraction_beside_a_target_in_percent_is_not_typed(printed):
    assert actual(printed, "≥90%") == (None, printed, [p.PERCENT_OR_FRACTION])
    assert actual(printed, "90", "%") == (None, printed, [p.PERCENT_OR_FRACTION])


@pytest.mark.parametrize(
    ("printed", "target"), [("1.05", "≥100%"), ("1.02", "≥98%"), ("1", "＝100%"), ("0.97", "≥95"), ("1", "≥95")]
)
def test_a_bare_share_above_one_or_beside_a_target_without_a_unit_is_not_typed(printed, target):
    assert actual(printed, target) == (None, printed, [p.PERCENT_OR_FRACTION])


@pytest.mark.parametrize(
    ("printed", "target"), [("1.5", "≥5%"), ("2.5", "≥90%"), ("1", "≥3"), ("0.5", "≥120"), ("1", "≥60次")]
)
def test_a_small_number_that_can_only_be_what_it_says_is_typed(printed, target):
    assert actual(printed, target) == (Decimal(printed), None, [])


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("126500", "≥13万人次"),
        ("32500", "≥3.2万人"),
        ("3000", "≥3.2万人"),
        ("24100", "≥2.4万亩"),
        ("156000", "≤15.6万元"),
        ("1,198,500.00", "≤120万元"),
        ("24000", "≤2.5万元/户"),
        ("4980", "≤0.5亿元"),
        ("12500", "≥12.5公里"),
    ],
)
def test_a_bare_number_far_above_its_target_may_be_counted_in_a_smaller_unit(printed, target):
    assert actual(printed, target) == (None, printed, [p.UNREADABLE_ACTUAL])


@pytest.mark.parametrize(
    ("printed", "target"), [("48.6", "≤486000元"), ("3.1", "≥30000份"), ("2.4", "≤25000元/户"), ("1.2", "≥12000米")]
)
def test_a_bare_number_far_below_its_target_may_be_counted_in_a_larger_unit(printed, target):
    assert actual(printed, target) == (None, printed, [p.UNREADABLE_ACTUAL])


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("12.65", "≥13万人次"),
        ("0", "≥13万人次"),
        ("130", "≥13万人次"),
        ("4000", "≥100人"),
        ("30", "≥5000人"),
        ("120", "≥1%"),
        ("126500", "≥0万人次"),
    ],
)
def test_a_bare_number_whose_size_leaves_no_doubt_is_in_the_targets_unit(printed, target):
    assert actual(printed, target) == (Decimal(printed), None, [])


def test_a_number_with_its_unit_is_what_it_says_however_far_from_its_target():
    assert actual("126500万人次", "≥13万人次") == (126500, None, [])


def test_what_a_workbooks_format_shows_in_another_unit_is_not_typed():
    assert actual("118000", "≤12万元", number_format='0!.0,"万元"') == (None, "118000", [p.UNREADABLE_ACTUAL])


def test_the_number_format_tells_a_percentage():
    assert actual("0.88", "≥90%", number_format="0%") == (88, None, [])


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("≥95%", "≥90%"),
        ("90-95%", "≥90%"),
        ("120次", "≥100人"),
        ("5个百分点", "≥5%"),
        ("5%", "≥5个百分点"),
        ("1.2万人", "10000"),
        ("800人、200人", "≥900人"),
        ("①1250人次", "≥1000人次"),
        ("1、120人", "≥100人"),
        ("1. 98%", "≥90%"),
        ("已完成", "≥90%"),
    ],
)
def test_what_cannot_be_held_against_the_target_stays_text_and_is_told(printed, target):
    assert actual(printed, target) == (None, printed, [p.UNREADABLE_ACTUAL])


@pytest.mark.parametrize(
    "printed",
    [
        "近300人次",
        "约300人次",
        "300余人次",
        "300多人次",
        "300人次左右",
        "服务人数约300人次",
        "预计300人次",
        "300+",
        "力争300人次",
    ],
)
def test_about_how_many_is_no_figure_to_hold_against_a_target(printed):
    assert actual(printed, "≥300人次") == (None, printed, [p.UNREADABLE_ACTUAL])


@pytest.mark.parametrize(
    ("printed", "target"), [("完成", "按时完成"), ("2023年12月20日", "2023年12月底前"), ("优", "良好以上")]
)
def test_words_beside_words_are_no_fault(printed, target):
    assert actual(printed, target) == (None, printed, [])


def test_the_day_on_which_a_work_was_done_is_no_number():
    day = parse_value("12.31", is_about_time=True)
    assert parse_actual("11.20", None, day, is_about_time=True).value is None
    assert parse_actual("11.20", None, parse_value("≤15天"), is_about_time=True).value == Decimal("11.2")


@pytest.mark.parametrize("printed", [None, "", "-", "/"])
def test_a_blank_actual_is_none(printed):
    assert actual(printed, "≥90%") == (None, None, [])


def test_a_formulas_result_is_rounded_and_told():
    share = actual("0.9666666666666667", "≥95%", number_format="0.00%")
    assert share == (Decimal("96.666667"), "0.9666666666666667", [p.TOO_MANY_DIGITS])
    days = actual("6.833333333333333", "≤7天", number_format="0.0")
    assert days == (Decimal("6.833333"), "6.833333333333333", [p.TOO_MANY_DIGITS])


def test_a_formulas_noise_is_no_digit():
    assert actual("0.9800000000000001", "≥95%", number_format="0.00%") == (98, None, [])


def test_an_actual_is_rounded_in_the_targets_unit():
    assert actual("0.0123456789亿元", "≤200万元")[0] == Decimal("123.456789")


def test_an_actual_with_too_many_digits_in_the_targets_unit_stays_text():
    assert actual("1.23456人", "≥1万人") == (None, "1.23456人", [p.TOO_MANY_DIGITS])


@pytest.mark.parametrize(
    ("printed", "target", "name", "value"),
    [
        ("下降率5%", "≥3%", "产量增长率", None),
        ("下降率5%", "提高≥3%", "", None),
        ("增长率5%", "降低≥3%", "", None),
        ("增长率5%", "≥3%", "产量增长率", Decimal(5)),
        ("下降率5%", "降低≥3%", "", Decimal(5)),
        ("5%", "提高≥3%", "", Decimal(5)),
    ],
)
def test_a_fall_is_no_figure_of_a_target_that_is_a_rise(printed, target, name, value):
    found = parse_actual(printed, None, parse_value(target), name=name)
    assert (found.value, [problem.rule_id for problem in found.problems]) == (value, [] if value else ["N18"])


def test_each_line_of_a_list_of_words_counts(monkeypatch):
    listed = vocabulary.rows
    added = {"list": "falls", "pattern": "回落", "note": ""}
    monkeypatch.setattr(vocabulary, "rows", lambda name: (*listed(name), added))
    actuals._movements.cache_clear()
    falls = actuals._movements()["falls"]
    actuals._movements.cache_clear()
    assert [bool(falls.search(text)) for text in ("下降5%", "回落5%", "提高5%")] == [True, True, False]
