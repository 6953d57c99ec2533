"""Lines around a table name the title, the year, the money unit, the department and the unit."""

from __future__ import annotations

import pytest

from pipeline.extract import read
from pipeline.parse import parse
from pipeline.parse.labels import is_correction, is_title, is_year_alone, label_in, labels_in, year_in
from samples.drawing import text_table
from tests.parse.drawn import read_rows
from tests.parse.table import HEADING, first, more

_NO_UNIT = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def _without_unit(line):
    return [line[at] for at in _NO_UNIT]


@pytest.mark.parametrize(
    ("text", "role", "said"),
    [
        ("金额单位：元", "money_unit", "元"),
        ("单位:万元", "money_unit", "万元"),
        ("（单位：元）", None, None),
        ("单位：青禾县文化馆", "unit", "青禾县文化馆"),
        ("部门名称：青禾县文化局", "department", "青禾县文化局"),
        ("联系电话：12345", "ignored", "12345"),
        ("开放天数：300", None, None),
    ],
)
def test_a_label_is_told_by_its_word(text, role, said):
    label = label_in(text)
    assert (label.role, label.text) == (role, said) if role else label is None


def test_several_labels_may_share_a_line():
    assert [label.role for label in labels_in("部门：青禾县文化局    单位：万元")] == ["department", "money_unit"]


def test_one_blank_parts_labels_where_the_next_word_is_a_label_too():
    told = {label.role: label.text for label in labels_in("部门：青禾县文化局 预算年度：2025 金额单位：元")}
    assert told == {"department": "青禾县文化局", "fiscal_year": "2025", "money_unit": "元"}


@pytest.mark.parametrize("text", ["中央主管 部门：某部", "二级 预算单位：某站", "项目 负责人：某人"])
def test_a_blank_inside_a_label_does_not_make_another_label_of_it(text):
    assert labels_in(text) == []


@pytest.mark.parametrize(("text", "year"), [("（2024年度）", 2024), ("二〇二五年", 2025), ("无", None)])
def test_the_year_is_read_from_the_title(text, year):
    assert year_in(text) == year


@pytest.mark.parametrize(
    ("title", "year", "rules"),
    [
        ("2022年度提前下达2023年部门预算项目绩效目标表", 2023, []),
        ("2023年结转项目2024年绩效目标表", 2024, []),
        ("青禾县2024年部门预算项目（2023-2025年）绩效目标表", 2024, []),
        ("2023-2025年项目支出绩效目标表", None, ["P03"]),
        ("2023年至2025年项目支出绩效目标表", None, ["P03"]),
        ("2023年部门预算及2024年部门预算项目绩效目标表", None, ["P03"]),
    ],
)
def test_of_several_years_in_a_title_that_beside_the_words_of_the_table_is_meant(tmp_path, title, year, rules):
    path = text_table(tmp_path / "a.txt", [HEADING, first(), more()], title=title, unit="金额单位：元")
    reading = parse(read(path))
    assert reading.fiscal_year == year
    assert [finding.rule_id for finding in reading.findings] == rules


@pytest.mark.parametrize(
    ("title", "line", "unit"),
    [
        ("2025年项目绩效目标表（单位：万元）", "青禾县", "万元"),
        ("2025年项目绩效目标表（万元）", "青禾县", "万元"),
        ("2025年项目绩效目标表", "单位：万元（保留两位小数）", "万元"),
        ("2025年项目绩效目标表", "金额单位：万元，保留两位小数", "万元"),
        ("2025年项目绩效目标表", "单位：元（万元）", None),
    ],
)
def test_the_money_unit_may_stand_in_the_title_or_before_a_note(tmp_path, title, line, unit):
    path = text_table(tmp_path / "a.txt", [HEADING, first(), more()], title=title, unit=line)
    (project,) = parse(read(path)).projects
    assert (project.money_unit.text if project.money_unit else None) == unit


def test_of_two_money_units_above_one_table_none_holds(tmp_path):
    rows = [["单位：万元"], HEADING, first(), more(), ["单位：元"], first("设备购置"), more()]
    reading = read_rows(tmp_path / "a.txt", rows)
    assert [p.money_unit.text if p.money_unit else None for p in reading.projects] == [None, "元"]
    assert [(f.rule_id, f.state, f.evidence) for f in reading.findings] == [("P01", "undecidable", "元、万元")]


def test_the_money_unit_of_another_table_above_is_none_of_this_tables(tmp_path):
    rows = [["科目", "合计"], ["教育", "5"], ["项目绩效目标表"], ["单位：万元"], HEADING, first(), more()]
    (project,) = read_rows(tmp_path / "a.txt", rows).projects
    assert project.money_unit.text == "万元"


def test_a_sentence_is_no_title():
    assert is_title("部门预算项目绩效目标表（2024年度）")
    assert not is_title("完成绩效目标，编制报表。")


@pytest.mark.parametrize(
    "text", ["2023年县级项目绩效目标清单", "青禾县2023年项目绩效目标情况", "二〇二三年绩效目标一览（公开）"]
)
def test_a_list_of_a_years_targets_may_be_titled_without_the_word_for_a_table(text):
    assert is_title(text)


@pytest.mark.parametrize("text", ["绩效目标情况", "2023年度绩效目标完成情况", "三、2023年绩效目标情况"])
def test_the_name_of_a_block_and_the_heading_of_a_chapter_are_no_titles(text):
    assert not is_title(text)


def test_a_year_alone_may_be_printed_in_chinese_digits():
    assert is_year_alone("（二〇二三年度）")


def test_each_table_has_the_unit_that_stands_above_it(tmp_path):
    heading, rows = _without_unit(HEADING), [_without_unit(first()), _without_unit(more())]
    lines = [["单位名称：307001-青禾县文化馆"], heading, *rows, ["单位名称：307002-青禾县图书馆"], heading, *rows]
    reading = read_rows(tmp_path / "a.txt", lines)
    assert [project.unit_label.text for project in reading.projects] == ["307001-青禾县文化馆", "307002-青禾县图书馆"]


def test_a_unit_line_inside_the_table_holds_for_the_rows_below(tmp_path):
    rows = [_without_unit(first()), _without_unit(more())]
    lines = [_without_unit(HEADING), ["单位名称：307001-甲馆"], *rows, ["单位名称：307002-乙馆"], *rows]
    reading = read_rows(tmp_path / "a.txt", lines)
    assert [project.unit_label.text for project in reading.projects] == ["307001-甲馆", "307002-乙馆"]


def test_a_second_title_is_no_row(tmp_path):
    title = ["部门预算项目绩效目标表（2025年度）"]
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), more(), [""], title, HEADING, first("设备购置")])
    assert [project.name.text for project in reading.projects] == ["场馆开放", "设备购置"]
    assert not reading.quarantined


def test_titles_of_two_years_are_a_finding(tmp_path):
    title = ["部门预算项目绩效目标表（2024年度）"]
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), title, [*HEADING[:-1]], first("设备购置")[:-1]])
    assert [finding.rule_id for finding in reading.findings] == ["P03"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024年度2023年结转项目绩效目标申报表", 2024),
        ("2024年县级部门预算（含2023年结转）绩效目标表", 2024),
        ("2023年结转项目绩效目标表", 2023),
    ],
)
def test_the_year_of_money_that_is_left_over_is_not_the_tables(title, year):
    assert year_in(title) == year


@pytest.mark.parametrize("text", ["单位：元、万元", "单位：万元/元", "金额单位：元或万元"])
def test_several_money_units_are_neither_one_of_them_nor_a_body(text):
    assert label_in(text) is None


@pytest.mark.parametrize(
    ("title", "is_later"),
    [
        ("部门预算项目绩效目标表（2024年度）（更正）", True),
        ("2024年项目支出绩效目标表（调整后）", True),
        ("2024年度项目支出绩效目标调整表", True),
        ("2024年项目支出绩效目标表", False),
        ("2024年度调整后部门预算项目绩效目标表", True),
        ("部门预算项目绩效目标表（调整）", True),
        ("2024年项目调整申报表", True),
        ("产业结构调整专项资金绩效目标表", False),
        ("2024年乡镇行政区划调整后续工作项目绩效目标表", False),
        ("学校布局调整后闲置校舍改造项目绩效目标表", False),
        ("2024年调整后续建项目绩效目标表", False),
        ("城市总体规划（调整）项目支出绩效目标表", False),
        ("项目绩效指标表及工资标准调整表", False),
        ("县志修订项目绩效目标表", False),
        ("绩效评价指标修订经费绩效目标表", False),
        ("规划修编及修订经费项目支出绩效自评表", False),
        ("行政区划调整后续经费绩效目标表", False),
        ("2024年城市总体规划（修订）项目支出绩效目标表", False),
        ("城市总体规划（调整后）项目支出绩效目标表", False),
        ("户籍信息更正项目绩效目标表", False),
        ("2024年村志修订后印刷项目绩效目标表", False),
        ("办公软件更新版本升级项目绩效目标表", False),
        ("建设用地指标调整项目绩效目标表", False),
        ("村庄规划修改版印制项目绩效目标表", False),
        ("项目支出绩效目标表（县志修订项目）", False),
        ("2024年县志修订项目绩效目标表（修订）", True),
        ("2024年项目支出绩效目标表（更正版）", True),
        ("项目支出绩效目标表（2024年修订）", True),
        ("项目支出绩效目标表(第二次更正)", True),
        ("项目支出绩效目标表【更正】", True),
        ("【更正】2024年项目支出绩效目标表", True),
        ("2024年部门预算（更正）绩效目标表", True),
        ("2024年部门整体支出（修订）绩效目标表", True),
        ("2024年修订后部门预算项目绩效目标表", True),
        ("2024年项目绩效目标更正表", True),
        ("2024年项目支出绩效目标表修订稿", True),
        ("2024年项目支出绩效目标表-更正", True),
        ("关于更正2024年项目支出绩效目标表的公告", True),
        ("2024年项目支出绩效目标表（重新公开）", True),
        ("2024年项目支出绩效目标申报书（修改稿）", True),
        ("2024年项目支出绩效目标调整表", True),
        ("2024年项目支出绩效目标表（年中调整）", True),
        ("2024年项目支出绩效目标表（3月15日更正）", True),
        ("2024年项目支出绩效目标表（20240315更正）", True),
        ("2024年项目支出绩效目标表（已修订）", True),
        ("2024年专项资金（更正）绩效目标表", True),
        ("2024年转移支付区域（更正）绩效目标表", True),
        ("2024年绩效目标申报（修订）表", True),
        ("2024年县级项目（调整后）绩效目标表", True),
        ("更正版：2024年项目支出绩效目标表", True),
        ("附件2：更正后的2024年绩效目标表", True),
        ("青禾县教育局更正后2024年项目支出绩效目标表", True),
        ("关于2024年部门预算更正的说明", True),
        ("2024年项目支出绩效目标表 教学设备（更新）", False),
        ("更新版本升级项目绩效目标表", False),
        ("2024年项目支出绩效目标表（第二次调整后）", True),
        ("2024年项目绩效目标第二次调整表", True),
        ("2024年第二次调整后部门预算项目绩效目标表", True),
        ("2024年学校布局第二次调整后闲置校舍改造项目绩效目标表", False),
    ],
)
def test_a_title_tells_a_correction_and_what_was_adjusted_in_the_year(title, is_later):
    assert is_correction(title) == is_later


@pytest.mark.parametrize(
    "line",
    [
        "部门：青禾县教育局 2024年度 单位：万元",
        "部门：青禾县教育局　（2024年）　单位：万元",
        "2024年  部门：青禾县教育局  单位：万元",
    ],
)
def test_a_year_between_labels_is_the_fiscal_year_and_no_part_of_the_departments_name(line):
    told = {label.role: label.text for label in labels_in(line)}
    assert (told["department"], year_in(told["fiscal_year"]), told["money_unit"]) == ("青禾县教育局", 2024, "万元")


def test_a_year_behind_a_signature_is_no_fiscal_year():
    assert [label.role for label in labels_in("联系电话：12345　2024年")] == ["ignored"]
