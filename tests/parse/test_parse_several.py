"""Rows that print several indicators in one cell, and rows that only look so."""

from __future__ import annotations

import pytest

from pipeline.parse.enumerated import listed, numbered
from pipeline.parse.several import Several
from tests.parse.forms import COLUMNS, INDICATORS, beside, indicators, read, read_pages, reasons, shown, title

PARTED = [("培训人数", "≥100人"), ("培训场次", "≥3场")]


def one_row(name, value, heads=COLUMNS, *more):
    """A form with one row of indicators, in a cell each as given."""
    rows = [("产出指标", "数量指标", name, value, *more)]
    return [title(), beside(("项目名称", "技能培训")), *indicators(rows, heads, beside="绩效指标")]


def names_and_values(reading):
    return shown(reading.projects[0], "name", "value")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("1.培训人数；2.培训场次", "1.≥100人；2.≥3场"),
        ("1、培训人数2、培训场次", "1、≥100人2、≥3场"),
        ("①培训人数②培训场次", "①≥100人②≥3场"),
        ("（1）培训人数\n（2）培训场次", "（1）≥100人\n（2）≥3场"),
        ("指标1：培训人数\n指标2：培训场次", "≥100人\n≥3场"),
        ("一、培训人数\n二、培训场次", "1.≥100人\n2.≥3场"),
        ("1.培训人数；2.培训场次", "≥100人；≥3场"),
        ("1.培训人数；2.培训场次", "≥100人，≥3场"),
        ("培训人数\n培训场次", "≥100人\n≥3场"),
        ("培训人数；培训场次", "≥100人；≥3场"),
        ("1.培训人数；2.培训场次；", "（1）≥100人；（2）≥3场。"),
    ],
)
def test_names_in_one_cell_have_the_targets_that_are_numbered_or_listed_alike(name, value):
    reading = read(one_row(name, value))
    assert names_and_values(reading) == PARTED
    assert shown(reading.projects[0], "level_1", "level_2") == [("产出指标", "数量指标")] * 2
    assert [repair.rule for repair in reading.repairs] == ["indicators_parted"]
    assert (reading.account.loaded_rows, reading.account.printed_rows) == (2, 2)


def test_numbered_targets_may_be_words_and_hold_points_and_commas_of_their_own():
    reading = read(one_row("1.增长率；2.发放金额；3.制度", "1.2.5%；2.1,200,000元；3.健全、完善"))
    assert names_and_values(reading) == [("增长率", "2.5%"), ("发放金额", "1,200,000元"), ("制度", "健全、完善")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("培训人数≥100人；培训场次≥3次", ""),
        ("1.培训人数不少于100人\n2.培训场次不少于3次", ""),
    ],
)
def test_names_of_a_list_that_each_hold_their_target_are_indicators_of_their_own(name, value):
    reading = read(one_row(name, value))
    assert [text for (text,) in shown(reading.projects[0], "name")] == [
        part.split(".")[-1] for part in name.replace("\n", "；").split("；")
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("发放补贴（1.城镇；2.农村）人数", "≥100人"),
        ("1.培训人数；2.培训场次", "≥100人"),
        ("1.培训人数；2.培训场次", "≥100人；≥3场；≥5期"),
        ("1.培训人数；2.培训场次", "按计划完成，达标"),
        ("县乡公路路面病害\n处治合格率", "≥98%"),
        ("培训人数\n（含村干部）", "≥100人\n≥3场"),
        ("培训人数\n其中：女性", "≥100人\n≥30人"),
        ("完成时间", "2024年6月；2024年12月"),
        ("慰问人数、宣传用品", "慰问人数不少于100人,宣传用品不少于20000份"),
        ("增长2.5倍；达标", "合格"),
        ("收入≥5000元家庭；占比", ""),
        ("指标1：\n指标2：\n……", "100%"),
    ],
)
def test_a_row_is_one_indicator_where_its_targets_cannot_be_given_out(name, value):
    reading = read(one_row(name, value))
    assert len([p for p in reading.projects for _ in p.indicators]) <= 1
    assert "indicators_parted" not in [repair.rule for repair in reading.repairs]


def test_each_indicator_has_the_points_that_are_listed_with_it():
    heads = (*COLUMNS[:3], "计算符号", "指标值", "计量单位", "权重")
    row = ("产出指标", "数量指标", "1.培训人数\n2.培训场次", "≥\n≥", "1.100\n2.3", "人\n场", "10\n5")
    form = [title(), beside(("项目名称", "技能培训")), *indicators([row], heads)]
    assert shown(read(form).projects[0], "name", "comparator", "value", "measure_unit", "weight") == [
        ("培训人数", "≥", "100", "人", "10"),
        ("培训场次", "≥", "3", "场", "5"),
    ]


def test_one_number_of_points_for_several_indicators_counts_once_and_is_told():
    reading = read(one_row("1.培训人数；2.培训场次", "1.≥100人；2.≥3场", (*COLUMNS, "分值"), "20"))
    assert shown(reading.projects[0], "weight") == [("20",), (None,)]
    assert "20" in reasons(reading)
    assert "first one alone" in reasons(reading)


def test_one_unit_beside_two_targets_leaves_open_whose_it_is():
    heads = (*COLUMNS, "计量单位")
    reading = read(one_row("1.培训人数；2.培训场次", "1.100；2.3", heads, "人"))
    assert len(reading.projects[0].indicators) == 1


def test_the_lines_of_a_page_are_its_layout_and_part_nothing():
    reading = read_pages(one_row("培训人数\n培训场次", "≥100人\n≥3场"))
    assert len(reading.projects[0].indicators) == 1


def test_numbers_part_a_cell_of_a_page_too():
    reading = read_pages(one_row("1.培训人数\n2.培训场次", "1.≥100人\n2.≥3场"))
    assert names_and_values(reading) == PARTED
    shares = read_pages(one_row("1.课程合\n格率\n2.及时率", "1.95%\n2.98.5%"))
    assert names_and_values(shares) == [("课程合格率", "95%"), ("及时率", "98.5%")]


@pytest.mark.parametrize("head", ["三级指标", "三级指标及指标值", "指标值"])
def test_names_with_their_targets_may_stand_in_the_one_column_beside_the_classes(head):
    rows = [
        ("产出指标", "数量指标", "培训人数≥100人；培训场次≥3次"),
        ("产出指标", "质量指标", "合格率≥95%"),
        ("效益指标", "社会效益指标", "就业稳定"),
    ]
    form = [title(), beside(("项目名称", "技能培训")), *indicators(rows, (*COLUMNS[:2], head), beside="绩效指标")]
    names = [name for (name,) in shown(read(form).projects[0], "name")]
    assert names == ["培训人数≥100人", "培训场次≥3次", "合格率≥95%", "就业稳定"]


@pytest.mark.parametrize(("head", "texts"), [("三级指标", ("培训人数", "合格率")), ("指标值", ("100人", "95%"))])
def test_names_without_targets_or_targets_without_names_are_not_loaded(head, texts):
    rows = [("产出指标", "数量指标", texts[0]), ("产出指标", "质量指标", texts[1])]
    form = [title(), beside(("项目名称", "技能培训")), *indicators(rows, (*COLUMNS[:2], head))]
    reading = read(form)
    assert not reading.projects
    assert reading.failure


def test_a_list_counts_from_one_without_a_gap():
    assert numbered("2.甲；3.乙") == ()
    assert numbered("1.甲；3.乙") == ()
    assert numbered("1.增长2.5倍") == ()
    assert numbered("1.") == ()
    assert numbered("甲") == ()
    assert numbered("1.甲2.乙3.丙") == ("甲", "乙", "丙")
    assert listed("甲；；乙；") == [("甲", "乙")]


def test_ordinary_rows_are_left_as_they_are():
    reading = read([title(), beside(("项目名称", "技能培训")), *indicators(INDICATORS)])
    project = reading.projects[0]
    assert Several({}).parted(project) is project


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("项目\n完成时间", "2024年\n12月底前"),
        ("项目\n完成时间", "12月\n31日"),
        ("参训人员\n满意度", "≥90%\n≤100%"),
        ("宣传活动场次及\n参加人数", "≥10场\n≥500人"),
        ("1.人均增收；2.总增收", "1.5万元；2.8万元"),
        ("1.人均增收\n2.总增收", "1.5\n2.8"),
    ],
)
def test_lines_that_go_on_with_one_target_and_numbers_that_may_be_decimals_part_nothing(name, value):
    assert len(read(one_row(name, value)).projects[0].indicators) == 1


def test_a_result_is_numbered_as_the_target_beside_it():
    reading = read(one_row("1.培训人数；2.培训场次", "1.≥100人；2.≥3场", (*COLUMNS, "实际完成值"), "1.98人；2.3场"))
    assert shown(reading.projects[0], "value", "actual") == [("≥100人", "98人"), ("≥3场", "3场")]
    listed_ = read(one_row("满意度\n差错率", "≥90%\n≤5%"))
    assert names_and_values(listed_) == [("满意度", "≥90%"), ("差错率", "≤5%")]


@pytest.mark.parametrize("column", ["分值", "实际完成值"])
def test_targets_beside_points_or_results_are_not_the_names(column):
    rows = [("产出指标", "数量指标", "≥100人", "20"), ("产出指标", "质量指标", "≥95%", "20")]
    form = [title(), beside(("项目名称", "技能培训")), *indicators(rows, (*COLUMNS[:2], "指标值", column))]
    reading = read(form)
    assert not reading.projects
    assert reading.failure
