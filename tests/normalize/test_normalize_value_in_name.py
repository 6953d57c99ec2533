"""A target that stands in its indicator's name, as forms with one column for both have it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.normalize import problems as p
from pipeline.normalize.years import years
from tests.normalize.forms import evaluation, indicator, rules, typed


def row(name: str, value: str | None = None, comparator: str | None = None):
    """The typed row of an indicator with this name and these cells."""
    (found,) = typed(
        evaluation(indicator(name, value=value, comparator=comparator, actual=None, score=None))
    ).indicators
    return found


@pytest.mark.parametrize(
    ("printed", "name", "target"),
    [
        ("培训人数≥500人", "培训人数", ("≥", Decimal(500), "人")),
        ("1.补助标准不低于500元/人", "补助标准", ("≥", Decimal(500), "元/人")),
        ("合格率大于等于95％", "合格率", ("≥", Decimal(95), "%")),
        ("培训人数（人）：＞500", "培训人数", ("＞", Decimal(500), "人")),
        ("逾期案件＜=3件", "逾期案件", ("≤", Decimal(3), "件")),
        ("办结时间（小时）≤24", "办结时间", ("≤", Decimal(24), "小时")),
        ("办结时间（h）≤24小时", "办结时间", ("≤", Decimal(24), "小时")),
        ("空气质量优良天数≥300天", "空气质量优良天数", ("≥", Decimal(300), "天")),
        ("信访件处理≤15日", "信访件处理", ("≤", Decimal(15), "日")),
        ("种植树木=2024株", "种植树木", ("＝", Decimal(2024), "株")),
        ("培训人数≥2020", "培训人数", ("≥", Decimal(2020), None)),
        ("平均住院日（DRG）≤7天", "平均住院日（DRG）", ("≤", Decimal(7), "天")),
        ("使用年限（LED）≥5年", "使用年限（LED）", ("≥", Decimal(5), "年")),
        ("工单办结时限12345≤5个工作日", "工单办结时限12345", ("≤", Decimal(5), "个工作日")),
        ("DNT≤60分钟", "DNT", ("≤", Decimal(60), "分钟")),
    ],
)
def test_a_target_in_the_name_is_the_target_of_a_row_that_prints_no_other(printed, name, target):
    found = row(printed)
    assert (found.comparator, found.value_low, found.measure_unit) == target
    assert (found.indicator_name, found.name_printed) == (name, printed)
    assert found.indicator_key == row(name, "≥1").indicator_key
    assert found.value_printed in printed


@pytest.mark.parametrize(
    "printed",
    [
        "空气质量指数≤100的天数",
        "≥60岁老人补助人数",
        "会议≥2次，参会≥100人",
        "学生人数≥**人",
        "覆盖率100%",
        "处理超过3年案件",
        "人均年收入低于5000元",
        "逾期超过30天",
        "AQI≤100天数",
        "发放补助老人≥80岁",
    ],
)
def test_a_number_that_only_tells_what_is_counted_is_no_target(printed):
    found = row(printed)
    assert (found.value_low, found.value_printed, found.indicator_name) == (None, None, printed)


def test_a_row_with_a_value_of_its_own_keeps_its_whole_name():
    assert row("培训人数≥500人", "480").indicator_name == "培训人数≥500人"


@pytest.mark.parametrize(
    "printed",
    [
        "AQI≤100天",
        "空气质量指数（AQI）≤100天",
        "空气质量（AQI）≤100天",
        "AQI＜=100天",
        "PM2.5不超过35天",
        "颗粒物日均浓度≤75日",
        "项目数量=2024",
        "预算年度＝2024",
    ],
)
def test_a_comparison_that_may_be_a_condition_or_a_year_stays_in_the_name_and_is_told(printed):
    document = typed(evaluation(indicator(printed, value=None, actual=None, score=None)))
    (found,), (told,) = document.indicators, [one for one in document.findings if one.rule_id == "N20"]
    assert (found.value_low, found.comparator, found.indicator_name) == (None, None, printed)
    assert told.state == "undecidable"


def test_only_a_number_that_can_be_the_year_of_a_budget_is_in_doubt():
    first, last = years("budget")[0], years("budget")[-1]
    assert [row(f"培训项目数量＝{year}").value_low for year in (first - 1, first, last, last + 1)] == [
        first - 1,
        None,
        None,
        last + 1,
    ]


@pytest.mark.parametrize("printed", ["培训人数100人", "新建厂房1座", "满意度95%以上", "发放补助1,200万元"])
def test_a_number_of_something_behind_a_name_without_a_target_is_told(printed):
    found = typed(evaluation(indicator(printed, value=None, comparator=None, actual=None, score=None)))
    assert p.NO_SINGLE_NUMBER in rules(found)
    assert found.indicators[0].value_low is None


@pytest.mark.parametrize("printed", ["培训人数", "补助80岁", "2025年", "截至2025年12月底", "完成项目2025年", "指标1"])
def test_an_age_a_year_or_an_ordinal_behind_a_name_is_no_such_number(printed):
    found = typed(evaluation(indicator(printed, value=None, comparator=None, actual=None, score=None)))
    assert p.NO_SINGLE_NUMBER not in rules(found)
