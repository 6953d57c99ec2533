"""Amounts: exact to the cent, or nothing with a problem."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize import problems as p
from pipeline.normalize.money import money_unit, parse_amount


def rules(amount):
    return [problem.rule_id for problem in amount.problems]


@pytest.mark.parametrize(
    ("printed", "unit", "yuan"),
    [
        ("24,871,801.31", "单位：元", "24871801.31"),
        ("10891.615675", "万元", "108916156.75"),
        ("0.000001", "万元", "0.01"),
        ("１２３．４０", "元", "123.40"),
        ("1，234.5", "元", "1234.50"),
        ("￥1,234", "元", "1234.00"),
        ("1234.5", "预算数（元）", "1234.50"),
        ("1.2E+7", "元", "12000000.00"),
        ("0.00", "元", "0.00"),
        ("12,345,\n678.90", "元", "12345678.90"),
        ("1 234 567.00", "元", "1234567.00"),
    ],
)
def test_an_amount_is_read_exactly(printed, unit, yuan):
    amount = parse_amount(printed, unit)
    assert str(amount.yuan) == yuan
    assert not amount.problems


@pytest.mark.parametrize("printed", ["13.5万元", "13.5（万元）", "13.5 万元"])
def test_the_unit_in_the_cell_beats_the_tables(printed):
    assert parse_amount(printed, "单位：元").yuan == Decimal(135000)


@pytest.mark.parametrize("printed", ["-5", "－5", "−5", "(5.00)", "（5）", "△5"])
def test_a_negative_amount_is_read_and_reported(printed):
    amount = parse_amount(printed, "元")
    assert amount.yuan == -5
    assert rules(amount) == [p.NEGATIVE_AMOUNT]


@pytest.mark.parametrize("printed", ["", " ", "-", "—", "/", "——"])
def test_a_dash_says_that_there_is_no_amount(printed):
    amount = parse_amount(printed, "元")
    assert amount.yuan is None
    assert rules(amount) == [p.BLANK_AMOUNT]


@pytest.mark.parametrize(
    "printed",
    [
        "1,23,4",
        "12,34",
        "nan",
        "inf",
        "1e30",
        "1e999999",
        "壹万元",
        "5人",
        "5)",
        "1.2.3",
        "12 5",
        "100 200",
        "①100",
        "100①",
        "12.5②",
        "待定",
        "9" * 60,
    ],
)
def test_what_is_no_plain_number_is_never_guessed(printed):
    amount = parse_amount(printed, "元")
    assert amount.yuan is None
    assert rules(amount) == [p.UNREADABLE_AMOUNT]


@pytest.mark.parametrize(("printed", "unit"), [("5", None), ("5", "单位名称"), ("5", "单位：美元"), ("5美元", "元")])
def test_without_a_chinese_money_unit_there_is_no_amount(printed, unit):
    amount = parse_amount(printed, unit)
    assert amount.yuan is None
    assert rules(amount) == [p.NO_MONEY_UNIT]


def test_an_amount_finer_than_a_cent_is_rounded_half_up_and_says_so():
    amount = parse_amount("0.125", "元")
    assert amount.yuan == Decimal("0.13")
    assert rules(amount) == [p.ROUNDED_AMOUNT]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("金额单位：元", "元"),
        ("单位:万元", "万元"),
        ("单位：人民币元", "元"),
        ("预算数（万元）", "万元"),
        ("部门: 青禾县档案馆  单位: 万元", "万元"),
        ("单位：元江县人民政府", None),
        ("单位：元/吨", None),
        ("单元楼改造", None),
        ("单位名称", None),
    ],
)
def test_a_money_unit_is_found_where_one_is_declared(text, unit):
    assert money_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [("单位：元、万元", None), ("金额单位：万元或元", None), ("单位：万元、人", "万元"), ("单位：万元，元/人", "万元")],
)
def test_of_two_declared_money_units_none_is_taken(text, unit):
    assert money_unit(text) == unit


@given(st.integers(min_value=-(10**16), max_value=10**16))
def test_a_formatted_amount_in_yuan_comes_back(cents):
    yuan = Decimal(cents).scaleb(-2)
    assert parse_amount(f"{yuan:,.2f}", "元").yuan == yuan
    assert parse_amount(f"{yuan:.2f}元", None).yuan == yuan


@given(st.integers(min_value=0, max_value=10**16))
def test_a_formatted_amount_in_ten_thousand_yuan_comes_back(cents):
    yuan = Decimal(cents).scaleb(-2)
    assert parse_amount(f"{yuan.scaleb(-4):,.6f}", "单位：万元").yuan == yuan


@pytest.mark.parametrize(
    ("printed", "yuan"), [("1 234 567", "1234567"), ("1 500元", "1500"), ("￥1 234", "1234"), ("100 200", None)]
)
def test_thousands_may_be_parted_by_blanks_where_they_can_be_nothing_else(printed: str, yuan: str | None):
    assert parse_amount(printed, "元").yuan == (Decimal(yuan) if yuan else None)
