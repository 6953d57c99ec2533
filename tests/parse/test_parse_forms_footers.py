"""The foot of a form, under the columns of its indicators: the total, and what stands below it."""

from __future__ import annotations

import pytest

from tests.parse.forms import NAME, M, beside, indicators, read, reasons, shown, texts, title

_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_DONE = ("产出指标", "数量指标", "建成站点", "≥12个", "13个", "50", "50", "")
_SAVED = ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "85%", "40", "38", "两处未完工")
_NAMES = [("建成站点",), ("群众满意度",)]
_TOTAL = [M("总分", 6), "100", "98", M("", 2)]


def _evaluation(*below, rows=(_DONE, _SAVED), above=()):
    (_, *heading), *grid = indicators(rows, _HEADS, beside="绩效指标", width=10)
    block = M("绩效指标", 1, 1 + len(above) + len(rows))
    head = [title("项目支出绩效自评表（2023年度）", 10), beside(("项目名称", NAME), width=10), [block, *heading]]
    return [*head, *above, *grid, *below]


_FEET = {
    "signatures with names": [M("项目负责人：王丽", 4), M("财务负责人：赵敏", 6)],
    "signatures without names": [M("项目负责人签字：", 4), M("单位负责人签字：", 6)],
    "stamp and date": [M("单位（盖章）：", 4), M("日期：2024年5月", 6)],
    "a grade": [M("评价等次", 3), M("优", 7)],
    "another grade": [M("自评得分等次", 3), M("优秀", 7)],
    "experience": [M("主要经验及做法", 3), M("加强管理。", 7)],
    "plan": [M("下一步工作计划", 3), M("继续推进。", 7)],
}


@pytest.mark.parametrize("foot", _FEET.values(), ids=_FEET.keys())
def test_what_stands_below_the_total_is_no_indicator(foot):
    reading = read(_evaluation(_TOTAL, foot))
    assert shown(reading.projects[0], "name") == _NAMES
    assert texts(reading.projects[0], "total_score") == ("98",)


@pytest.mark.parametrize("foot", ["signatures with names", "signatures without names", "stamp and date"])
def test_signatures_are_no_indicators_without_a_total_above_them_either(foot):
    assert shown(read(_evaluation(_FEET[foot])).projects[0], "name") == _NAMES


def test_what_stands_below_the_total_is_left_by_name():
    reading = read(_evaluation(_TOTAL, _FEET["plan"]))
    assert "下一步工作计划 | 继续推进。" in [left.text for left in reading.leftovers]
    assert "below the form's total" in reasons(reading)


def test_a_row_with_points_below_the_total_is_an_indicator():
    rate = [M("", 3), "预算执行率", "100%", "80%", "10", "8", M("", 2)]
    reading = read(_evaluation(_TOTAL, rate))
    assert shown(reading.projects[0], "name", "weight", "score")[-1] == ("预算执行率", "10", "8")


def test_a_total_above_the_indicators_ends_nothing():
    rows = [(*_DONE[:5], "", "", ""), (*_SAVED[:5], "", "", "")]
    reading = read(_evaluation(rows=rows, above=[[M("总分", 5), *_TOTAL[1:]]]))
    assert shown(reading.projects[0], "name") == _NAMES


def test_an_indicator_may_name_a_telephone_number():
    rows = [("产出指标", "质量指标", "热线13812345678接通率", "≥90%", "95%", "50", "50", ""), _SAVED]
    assert len(read(_evaluation(rows=rows)).projects[0].indicators) == 2


@pytest.mark.parametrize("score", ["95.2（优）", "95.2分，优", "95.2 (良好)"])
def test_a_total_with_its_grade_is_the_score_as_printed(score):
    reading = read(_evaluation([M("总分", 6), "100", score, M("", 2)]))
    assert texts(reading.projects[0], "total_score") == (score,)


def test_a_grade_alone_in_the_column_of_scores_is_no_score():
    assert texts(read(_evaluation([M("总分", 6), "100", "优", M("", 2)])).projects[0], "total_score") == (None,)
