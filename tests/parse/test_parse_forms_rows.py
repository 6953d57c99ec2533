"""Indicator rows of forms: indicators, classes, placeholders, totals, and rows that are told instead of guessed."""

from __future__ import annotations

import pytest

from tests.parse.forms import (
    NAME,
    PLEASED,
    QUALITY,
    SITES,
    M,
    beside,
    cut,
    form,
    indicators,
    read,
    read_pages,
    reasons,
    shown,
    texts,
    title,
)

_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_DONE = ("产出指标", "数量指标", "建成站点", "≥12个", "13个", "50", "50", "")
_SAVED = ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "85%", "40", "38", "两处未完工")


def _evaluation(*below, rows=(_DONE, _SAVED)):
    grid = indicators(rows, _HEADS, beside="绩效指标", width=10)
    return [title("项目支出绩效自评表（2023年度）", 10), beside(("项目名称", NAME), width=10), *grid, *below]


def _wide(*cells):
    """A row under the grid whose first cell covers class, class and name."""
    return [M(cells[0], 4), *cells[1:-1], M(cells[-1], 2)]


def test_the_total_row_of_an_evaluation_is_its_score_and_no_indicator():
    reading = read(_evaluation([M("总分", 6), "100", "98", M("", 2)]))
    assert texts(reading.projects[0], "total_score") == ("98",)


def test_the_points_of_a_sum_may_be_printed_with_their_word():
    reading = read(_evaluation([M("合计", 6), "100分", "98分", M("", 2)]))
    assert texts(reading.projects[0], "total_score") == ("98分",)
    assert len(reading.projects[0].indicators) == 2


@pytest.mark.parametrize("word", ["小计", "产出指标小计"])
def test_a_sum_of_one_class_is_neither_an_indicator_nor_the_score(word):
    rows = (_DONE, ("产出指标", "数量指标", word, "", "", "50", "50", ""), _SAVED)
    reading = read(_evaluation(rows=rows))
    assert shown(reading.projects[0], "name") == [("建成站点",), ("群众满意度",)]
    assert reading.projects[0].total_score is None


def test_a_sum_of_the_grids_points_alone_is_not_the_score():
    reading = read(_evaluation([M("合计", 6), "90", "88", M("", 2)], [M("总分", 6), "100", "98", M("", 2)]))
    assert texts(reading.projects[0], "total_score") == ("98",)


@pytest.mark.parametrize("heads", [("指标值", "权重"), ("指标值",)])
def test_a_total_of_points_in_a_form_of_targets_is_no_score(heads):
    rows = [("产出指标", "数量指标", "建成站点", *["≥12个", "100"][: len(heads)])]
    grid = indicators(rows, ("一级指标", "二级指标", "三级指标", *heads))
    reading = read([title(), beside(("项目名称", NAME)), *grid, [M("总分", 3), M("100", 5)]])
    assert reading.projects[0].form == "project_form"
    assert reading.projects[0].total_score is None


def test_a_score_beside_its_points_in_a_line_of_labels_is_not_guessed():
    rows = [title(), beside(("项目名称", NAME)), beside(("自评得分", "100"), ("", "98")), *indicators()]
    reading = read(rows)
    assert reading.projects[0].total_score is None
    assert "which one is the score cannot be told" in reasons(reading)


def test_the_execution_rate_in_one_wide_cell_is_a_row_of_the_grid():
    (project,) = read(_evaluation(_wide("预算执行率", "100%", "80%", "10", "8", ""))).projects
    assert shown(project, "name", "value", "actual", "weight", "score")[-1] == ("预算执行率", "100%", "80%", "10", "8")


def test_the_execution_rate_may_print_points_alone():
    (project,) = read(_evaluation(_wide("预算执行率", "", "", "10", "8", ""))).projects
    assert shown(project, "name", "value", "weight", "score")[-1] == ("预算执行率", None, "10", "8")


def test_values_without_a_name_are_quarantined():
    reading = read(_evaluation(_wide("", "100%", "80%", "10", "8", "")))
    (row,) = reading.quarantined
    assert "without an indicator's name" in row.reason


def test_a_number_in_the_column_of_names_is_quarantined():
    reading = read(form(rows=[SITES, ("产出指标", "数量指标", "1,200", "80"), PLEASED]))
    assert shown(reading.projects[0]) == [SITES, PLEASED]
    assert [row.text for row in reading.quarantined] == ["1,200 | 80"]


def test_prefixes_stay_and_placeholders_are_no_indicators():
    rows = [
        ("产出指标", "数量指标", "指标1：建成站点", "≥12个"),
        ("产出指标", "数量指标", "指标2：", ""),
        ("产出指标", "数量指标", "……", ""),
    ]
    reading = read(form(rows=rows))
    assert shown(reading.projects[0], "name") == [("指标1：建成站点",)]
    assert [left.text for left in reading.leftovers] == ["指标2：", "……"]


def test_a_value_beside_a_placeholder_is_quarantined():
    reading = read(form(rows=[SITES, ("产出指标", "数量指标", "指标2：", "≥5个"), PLEASED]))
    assert shown(reading.projects[0]) == [SITES, PLEASED]
    assert "not filled in" in reading.quarantined[0].reason


def test_a_class_without_an_indicator_is_left_and_classes_of_others_stay():
    reading = read(form(rows=[SITES, ("产出指标", "时效指标", "", ""), ("效益指标", "", "", ""), PLEASED]))
    assert shown(reading.projects[0]) == [SITES, PLEASED]
    assert [left.text for left in reading.leftovers] == ["时效指标", "效益指标"]


def test_an_indicator_without_a_value_is_kept_without_one():
    reading = read(form(rows=[SITES, ("产出指标", "时效指标", "及时率", "")]))
    assert shown(reading.projects[0])[1] == ("产出指标", "时效指标", "及时率", None)


def test_values_of_several_lines_stay_one_value():
    rows = [("产出指标", "数量指标", "建成站点", "≥12个；\n≥3个（山区）", "13个；\n2个", "30", "30", "")]
    (project,) = read(_evaluation(rows=rows)).projects
    assert shown(project, "value", "actual") == [("≥12个；≥3个（山区）", "13个；2个")]


def test_points_may_stand_before_the_value_and_in_the_class():
    heads = ("一级指标", "二级指标", "三级指标", "分值", "指标值")
    rows = [("产出指标(70分)", "数量指标", "建成站点", "20", "≥12个")]
    (project,) = read([title(), beside(("项目名称", NAME)), *indicators(rows, heads)]).projects
    assert shown(project, "level_1", "name", "weight", "value") == [("产出指标(70分)", "建成站点", "20", "≥12个")]


def test_an_unknown_column_is_told_once_and_left():
    heads = ("一级指标", "二级指标", "三级指标", "指标值", "颜色")
    rows = [("产出指标", "数量指标", "建成站点", "≥12个", "蓝")]
    reading = read([title(), beside(("项目名称", NAME)), *indicators(rows, heads)])
    assert [finding.evidence for finding in reading.findings if finding.rule_id == "P01"] == ["颜色"]
    assert any(left.text == "蓝" for left in reading.leftovers)


def test_a_form_without_goal_and_money_is_loaded_and_told():
    heads = ("一级指标", "二级指标", "三级指标", "指标值")
    rows = [("产出指标", "数量指标", "建成站点", "≥12个")]
    reading = read([title(), beside(("项目名称", NAME)), *indicators(rows, heads)])
    assert [finding.rule_id for finding in reading.findings] == ["P09"]
    assert len(reading.projects) == 1


def test_labels_and_texts_under_the_grid_are_no_rows():
    below = [
        [M("自评总分", 2), M("98分", 3), M("自评等级", 2), M("优", 3)],
        [M("其他需要说明的问题", 2), M("无", 8)],
        [M("本表由单位填写", 10)],
    ]
    reading = read(_evaluation(*below))
    assert len(reading.projects[0].indicators) == 2
    assert texts(reading.projects[0], "total_score") == ("98分",)
    assert {left.text: left.reason for left in reading.leftovers} == {
        "优": "a field of the form that is not loaded: 自评等级",
        "无": "a field of the form that is not loaded: 其他需要说明的问题",
        "本表由单位填写": "text outside the table",
    }


def test_a_page_edge_inside_a_class_changes_nothing():
    rows = form(rows=[SITES, ("产出指标", "数量指标", "培训人数", "≥30人"), QUALITY, PLEASED])
    whole = shown(read(rows).projects[0])
    for at in range(4, len(rows)):
        assert shown(read_pages(*cut(rows, at)).projects[0]) == whole, at


def test_a_row_that_a_page_edge_cuts_is_one_indicator():
    upper = form(rows=[("产出指标", "数量指标", "建成便民服务", "≥12个")])
    lower = [["", "", "", "站点", M("", 4)], ["", *PLEASED[:3], M(PLEASED[3], 4)]]
    (project,) = read_pages(upper, lower).projects
    assert shown(project, "name", "value") == [("建成便民服务站点", "≥12个"), ("群众满意度", "≥90%")]


def test_a_class_that_a_page_edge_cuts_is_one_class():
    upper = form(rows=[SITES, ("满意度指标", "服务对象满", "群众满意度", "≥90%")])
    lower = [["", "", "意度指标", "职工满意度", M("≥85%", 4)]]
    (project,) = read_pages(upper, lower).projects
    assert shown(project, "level_2", "name")[1:] == [
        ("服务对象满意度指标", "群众满意度"),
        ("服务对象满意度指标", "职工满意度"),
    ]


def test_comparator_value_and_unit_under_one_heading_are_one_value():
    top = [title(), beside(("项目名称", NAME)), ["一级指标", "二级指标", M("三级指标", 2), M("指标值", 4)]]
    reading = read([*top, ["产出指标", "数量指标", M("建成站点", 2), "≥", M("12", 2), "个"]])
    assert shown(reading.projects[0], "name", "value") == [("建成站点", "≥12个")]
    assert not reading.leftovers


def test_two_values_under_one_heading_are_quarantined():
    top = [title(), beside(("项目名称", NAME)), ["一级指标", "二级指标", M("三级指标", 2), M("指标值", 4)]]
    reading = read([*top, ["产出指标", "数量指标", M("建成站点", 2), M("10个", 2), M("12个", 2)]])
    assert "several texts stand under the heading 指标值" in reading.quarantined[0].reason


def test_an_actual_in_one_cell_beside_two_indicators_is_told():
    head, *_ = indicators((_DONE, _SAVED), _HEADS, width=9)
    rows = [
        ["产出指标", "数量指标", "建成站点", "≥12个", M("13个", 1, 2), "50", "50", M("", 2)],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "40", "38", M("", 2)],
    ]
    reading = read([title("项目支出绩效自评表（2023年度）", 9), beside(("项目名称", NAME), width=9), head, *rows])
    assert shown(reading.projects[0], "name", "actual") == [("建成站点", "13个"), ("群众满意度", None)]
    (found,) = (found for found in reading.findings if "beside several indicators" in found.message)
    assert (found.rule_id, found.evidence) == ("P09", "13个")
