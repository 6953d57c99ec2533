"""Targets: comparator, numbers and unit from the columns and from the one cell that holds them all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize import problems as p
from pipeline.normalize.values import parse_value


def rules(target):
    return [problem.rule_id for problem in target.problems]


def typed(*columns):
    target = parse_value(*columns)
    return target.comparator, target.value_low, target.value_high, target.measure_unit


@pytest.mark.parametrize(
    ("printed", "comparator", "value", "unit"),
    [
        ("≥95%", "≥", "95", "%"),
        ("≧95％", "≥", "95", "%"),
        ("=5.00(万人次)", "＝", "5", "万人次"),
        ("90.00(度)", None, "90", "度"),
        ("≥13459.00(平方米)", "≥", "13459", "平方米"),
        ("≥80M", "≥", "80", "兆"),
        ("不低于60户/人.月", "≥", "60", "户/人·月"),
        ("不得低于80%", "≥", "80", "%"),
        ("3日以内", "≤", "3", "日"),
        ("100％以上", "≥", "100", "%"),
        ("≥190元每人每月", "≥", "190", "元每人每月"),
        ("≥1,200\n人次", "≥", "1200", "人次"),
        ("﹦5户", "＝", "5", "户"),
    ],
)
def test_a_cell_that_holds_everything_is_taken_apart(printed, comparator, value, unit):
    assert typed(printed) == (comparator, Decimal(value), Decimal(value), unit)
    assert rules(parse_value(printed)) == []


@pytest.mark.parametrize("printed", ["90-95%", "90～95%", "90%至95%", "90%-95%", "90.0—95.0(%)"])
def test_a_range_has_two_ends(printed):
    assert typed(printed) == (None, 90, 95, "%")


@pytest.mark.parametrize(
    "printed",
    [
        "及时",
        "合规",
        "是",
        "1600人、200人",
        "慰问人数不少于100人,宣传用品不少于20000份",
        "2024年12月底前",
        "12月31日",
        "12月",
        "2024-12-31",
        "5人3次",
        "1:3",
        "不低于上年度水平",
        "较上年提升不低于5%",
        "95-90",
    ],
)
def test_what_is_no_single_quantity_stays_text(printed):
    target = parse_value(printed)
    assert (target.value_low, target.value_high, target.value_text) == (None, None, printed)
    assert rules(target) == []


@pytest.mark.parametrize("printed", ["约5.5万人次", "补贴对象满意程度不低于80%", "控制在5%以内"])
def test_words_that_the_numbers_do_not_say_stay_beside_them(printed):
    target = parse_value(printed)
    assert target.value_low is not None
    assert target.value_text == printed


def test_about_is_no_comparator():
    assert typed("约5.5万人次") == (None, Decimal("5.5"), Decimal("5.5"), "万人次")


def test_a_negation_apart_from_its_comparator_is_left_as_text():
    assert parse_value("并不低于80%").comparator == "≥"
    assert parse_value("不会低于80%").comparator is None


def test_a_qualitative_target_is_text_even_as_a_number():
    target = parse_value("99", "定性", "分")
    assert (target.comparator, target.value_low, target.value_text) == ("定性", None, "99")
    assert rules(target) == [p.NUMBER_IS_QUALITATIVE]


def test_ninety_nine_is_no_grade():
    assert p.MEASURE_UNIT in rules(parse_value("99", "定性", "级"))
    assert rules(parse_value("8", "≥", "级")) == []


@pytest.mark.parametrize(("printed", "number_format", "value"), [("1", "0%", "100"), ("0.955", "0.0%", "95.5")])
def test_a_workbooks_percent_is_told_by_its_format(printed, number_format, value):
    assert typed(printed, None, None, number_format) == (None, Decimal(value), Decimal(value), "%")


def test_a_text_in_a_percent_cell_is_not_multiplied():
    assert typed("≧95%", None, None, "0%") == ("≥", 95, 95, "%")


def test_a_workbooks_date_is_not_a_number():
    assert parse_value("45657", None, None, "yyyy-mm-dd").value_text == "45657"


def test_the_comparator_column_wins_over_the_cell():
    target = parse_value("≤5%", "≥", "%")
    assert (target.comparator, target.value_low) == ("≥", 5)
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


def test_the_unit_column_wins_and_the_number_is_converted_where_that_is_exact():
    target = parse_value("5.5万人", "≥", "人")
    assert (target.value_low, target.measure_unit) == (Decimal(55000), "人")
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


def test_a_number_in_a_foreign_unit_is_not_loaded_in_the_columns():
    target = parse_value("95%", "≥", "次")
    assert (target.value_low, target.value_text, target.measure_unit) == (None, "95%", "次")
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


def test_a_multiplier_in_the_cell_belongs_to_the_number():
    assert typed("5.5万", "≥", "人") == ("≥", 55000, 55000, "人")


def test_an_unknown_unit_stays_as_printed_and_names_the_line_to_add():
    target = parse_value("5", "≥", "公顷里")
    assert target.measure_unit == "公顷里"
    assert rules(target) == [p.MEASURE_UNIT]
    assert "measure_unit_variants.csv" in target.problems[0].message


def test_an_unknown_comparator_is_none():
    target = parse_value("5", "大概", "人")
    assert target.comparator is None
    assert rules(target) == [p.UNKNOWN_COMPARATOR]


@pytest.mark.parametrize(("printed", "unit"), [("", "%"), ("及时", "%"), ("5", "")])
def test_a_quantitative_target_needs_a_number_and_a_unit(printed, unit):
    assert rules(parse_value(printed, "≥", unit)) == [p.NO_VALUE_OR_UNIT]


def test_a_unit_behind_the_name_fills_an_empty_one():
    assert typed("5", "≥", None, None, "万亩") == ("≥", 5, 5, "万亩")


def test_seven_decimals_are_not_cut_off():
    target = parse_value("1.1234567", "＝", "米")
    assert (target.value_low, target.value_text) == (None, "1.1234567")
    assert rules(target) == [p.TOO_MANY_DIGITS]


@given(st.decimals(min_value=0, max_value=10**12, places=6), st.sampled_from(["≥", "≤", "＝", "＞", "＜"]))
def test_a_fused_number_comes_back(number, comparator):
    assert typed(f"{comparator}{number:,.6f}(平方米)") == (comparator, number, number, "平方米")


@given(st.text(max_size=40), st.text(max_size=6), st.text(max_size=6))
def test_any_text_is_typed_or_kept(printed, comparator, unit):
    target = parse_value(printed, comparator, unit)
    assert (target.value_low is None) == (target.value_high is None)
    if target.value_low is not None:
        assert target.value_low <= target.value_high
