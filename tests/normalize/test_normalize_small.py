"""Weights, directions, ids and the lists themselves."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import vocabulary
from pipeline.normalize import problems
from pipeline.normalize.dates import parse_date
from pipeline.normalize.directions import inferred_direction, printed_direction
from pipeline.normalize.ids import stable_id
from pipeline.normalize.measure_units import canonical_unit, converted
from pipeline.normalize.rates import parse_rate
from pipeline.normalize.weights import parse_weight


@pytest.mark.parametrize("printed", ["40", "40%", "40.00", "40分", "４０"])
def test_a_weight_is_points_of_a_hundred(printed):
    assert parse_weight(printed).weight == 40


def test_a_weight_stored_as_a_percent_is_points():
    assert parse_weight("0.4", "0%").weight == 40


@pytest.mark.parametrize("printed", ["1 0", "1. 5", "①5", "四十", "-5", "101", "4,0", "40人"])
def test_an_unreadable_weight_is_reported(printed):
    reading = parse_weight(printed)
    assert reading.weight is None
    assert [problem.rule_id for problem in reading.problems] == [problems.UNREADABLE_WEIGHT]


def test_no_weight_is_no_problem():
    assert parse_weight("") == parse_weight("-") == parse_weight("/")
    assert not parse_weight("").problems


@pytest.mark.parametrize(
    ("printed", "direction"),
    [("正向指标", "正向"), ("反向\n指标", "反向"), ("逆向", "反向"), ("", None), ("斜向", None)],
)
def test_a_printed_direction(printed, direction):
    assert printed_direction(printed) == direction


@pytest.mark.parametrize(
    ("comparator", "direction"),
    [("≥", "正向"), ("＞", "正向"), ("≤", "反向"), ("＜", "反向"), ("＝", None), ("定性", None)],
)
def test_a_comparator_implies_a_direction_or_none(comparator, direction):
    assert inferred_direction(comparator) == direction


@given(st.lists(st.one_of(st.none(), st.text(), st.integers())))
def test_an_id_is_a_positive_bigint_and_stays_the_same(parts):
    assert 0 < stable_id("kind", *parts) < 2**63
    assert stable_id("kind", *parts) == stable_id("kind", *parts)


def test_nothing_and_the_empty_text_are_two_things():
    assert stable_id("kind", None) != stable_id("kind", "")
    assert stable_id("kind", "ab", "c") != stable_id("kind", "a", "bc")
    assert stable_id("kind", "a") != stable_id("sort", "a")


def test_an_id_is_the_same_on_every_machine():
    assert stable_id("project_row", "a" * 64, 1) == 5181710172664215331


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("％", "%"),
        ("百分比", "%"),
        ("㎡", "平方米"),
        ("m2", "平方米"),
        ("日", "日"),
        ("户/人.月", "户/人·月"),
        ("（人次）", "人次"),
        ("元/块", "元/块"),
        ("天/件", "天/件"),
        ("天/每件", "天/件"),
        ("次/村·年", "次/村·年"),
        ("元/片瓦", None),
        ("合格/不合格", None),
    ],
)
def test_a_unit_has_one_name(printed, unit):
    assert canonical_unit(printed) == unit


def test_units_are_converted_only_within_a_dimension():
    assert converted(Decimal(1), "万人次", "人次") == 10000
    assert converted(Decimal(1), "%", "人") is None
    assert converted(Decimal(5), "个百分点", "%") is None, "a change of a share is no share"
    assert converted(Decimal(1), "次", "人") is None, "both count, but not the same things"
    assert converted(Decimal(1), "万人", "人") == 10000
    assert converted(Decimal(1), "小时", "天") is None, "a 24th is not exact"
    assert converted(Decimal("3.8"), "万元/人", "元/人") == 38000
    assert converted(Decimal("3.8"), "万元/人", "元/户") is None, "what one costs of different things"
    assert converted(Decimal(12), "小时", "天") == Decimal("0.5"), "half a day is"
    assert converted(Decimal("2.2"), "万辆次", "辆次") == 22000
    assert converted(Decimal(36), "微克/立方米", "毫克/立方米") == Decimal("0.036")
    assert converted(Decimal(500), "公斤/亩", "斤/亩") == 1000
    assert converted(Decimal("0.05"), "万人", "名") == 500, "only people are counted in 名"
    assert converted(Decimal(5), "个村", "村") == 5


def test_words_for_the_same_things_are_units_and_lead_to_one_word():
    units = {row["name"]: row for row in vocabulary.rows("measure_units")}
    for row in vocabulary.rows("same_things"):
        assert units[row["word"]]["dimension"] == units[row["thing"]]["dimension"] == "count"
        assert row["thing"] not in {one["word"] for one in vocabulary.rows("same_things")}


@pytest.mark.parametrize("path", sorted(vocabulary.FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_every_list_is_well_formed(path):
    lines = list(csv.reader(path.open(encoding="utf-8", newline="")))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(vocabulary.rows(path.stem)) == len(lines) - 1


def test_every_variant_names_a_listed_unit():
    names = {row["name"] for row in vocabulary.rows("measure_units")}
    assert {row["name"] for row in vocabulary.rows("measure_unit_variants")} <= names
    assert len(names) > 150


def test_what_is_told_of_a_dimension_is_told_of_one_that_units_have():
    dimensions = {row["dimension"] for row in vocabulary.rows("measure_units")}
    assert {row["dimension"] for row in vocabulary.rows("measure_dimensions")} <= dimensions


def test_every_comparator_word_stands_for_a_listed_symbol():
    symbols = {row["symbol"] for row in vocabulary.rows("comparators")}
    assert {row["symbol"] for row in vocabulary.rows("comparator_variants")} <= symbols | {""}


def test_every_rule_that_is_used_is_listed():
    used = {value for name, value in vars(problems).items() if name.isupper() and isinstance(value, str)}
    assert all(problems.severity_of(rule_id) in {"error", "warning", "info"} for rule_id in used)
    assert len(used) > 20


@pytest.mark.parametrize("printed", ["9 8%", "①98%", "98%①", "1、98%"])
def test_an_execution_rate_beside_another_number_is_not_loaded(printed):
    rate, found = parse_rate(printed, None, None, [])
    assert (rate, [problem.rule_id for problem in found]) == (None, [problems.EXECUTION_RATE])


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024-1-1 10:00", date(2024, 1, 1)),
        ("2024/1/2 20:00", date(2024, 1, 2)),
        ("2024-01-01T00:00:00", date(2024, 1, 1)),
        ("2024年1月1日10:00", date(2024, 1, 1)),
        ("2024 年 1 月 1 日", date(2024, 1, 1)),
        ("2024. 1. 1", date(2024, 1, 1)),
        ("20240101", date(2024, 1, 1)),
        ("2024.1.1 1", None),
        ("2024-1-1①", None),
        ("2024-1-110:00", None),
    ],
)
def test_the_time_of_a_day_is_no_part_of_its_date(printed, day):
    assert parse_date(printed, "start date")[0] == day
