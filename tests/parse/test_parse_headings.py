"""Which column holds which field is told by the heading's words, wherever and however they are printed."""

from __future__ import annotations

import pytest

from pipeline.normalize.money import yuan_per
from pipeline.parse import parse
from pipeline.parse.headings import candidates
from pipeline.parse.reader import UNRULED
from pipeline.records import Cell, Extract, Grid, Place
from tests.parse.drawn import read_rows, rows_of
from tests.parse.table import HEADING, UNIT, first, more


def _field(word):
    return candidates(word)[0].field


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("一级绩效指标", "level_1"),
        ("三级指标名称", "name"),
        ("计算符号", "comparator"),
        ("年度（/项目）指标值", "value"),
        ("当年预期实现值", "value"),
        ("计量单位", "measure_unit"),
        ("分值", "weight"),
        ("预算数（万元）", "amount"),
        ("单 位 名 称", "unit"),
        ("项目\n名称", "project"),
        ("项目代码", "project_code"),
        ("原因分析", "reason"),
        ("完成可能性", "remark"),
    ],
)
def test_a_heading_word_and_its_synonyms_name_one_field(word, field):
    assert _field(word) == field


def test_unit_beside_the_value_is_the_unit_of_measure(tmp_path):
    heading = ["单位", *HEADING[1:9], "单位", *HEADING[10:]]
    (project,) = read_rows(tmp_path / "a.txt", [heading, first()]).projects
    assert project.unit_label.text == UNIT
    assert project.indicators[0].measure_unit.text == "天"


def test_an_unknown_heading_is_a_finding_and_its_cells_are_left_over(tmp_path):
    reading = read_rows(tmp_path / "a.txt", [[*HEADING, "神秘栏"], [*first(), "神秘值"]])
    assert "headings.csv" in reading.findings[0].message
    assert [left.text for left in reading.leftovers] == ["神秘值"]


def test_a_heading_without_project_names_makes_the_document_fail_with_the_missing_column(tmp_path):
    reading = read_rows(tmp_path / "a.txt", [[*HEADING[:1], *HEADING[2:]], [*first()[:1], *first()[2:]]])
    assert reading.failure is not None
    assert "项目名称" in reading.failure


def test_two_tables_with_other_columns_are_both_read(tmp_path):
    other = ["项目名称", "单位名称", "三级指标", "一级指标", "二级指标", "指标值", "权重", "预算数"]
    second = ["设备购置", UNIT, "购置数量", "产出指标", "数量指标", "5", "90", "2,000.00"]
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), more(), [""], other, second])
    assert [project.name.text for project in reading.projects] == ["场馆开放", "设备购置"]
    assert [project.amount.text for project in reading.projects] == ["1,000.00", "2,000.00"]


def test_a_column_without_heading_that_holds_unit_labels_is_the_units(tmp_path):
    reading = read_rows(tmp_path / "a.txt", [["", *HEADING[1:]], first(), more()])
    assert {line[0] for line in rows_of(reading)} == {UNIT}


def test_the_money_unit_may_stand_in_the_heading(tmp_path):
    heading = [*HEADING[:2], "预算数（万元）", *HEADING[3:]]
    (project,) = read_rows(tmp_path / "a.txt", [heading, first()]).projects
    assert project.money_unit.text == "万元"


_MONITORED = ["项目名称", "年初预算数", "1-7月执行数", "一级指标", "二级指标", "三级指标", "年度指标值", "计量单位"]
_MONITORED_ROW = ["场馆开放", "720,000.00", "384,000.00", "产出指标", "数量指标", "开放天数", "≥1200", "人"]


def test_money_spent_in_seven_months_is_money_and_not_what_the_indicator_reached(tmp_path):
    heading = [*_MONITORED, "1-7月完成值", "全年预计完成值"]
    (project,) = read_rows(tmp_path / "a.txt", [heading, [*_MONITORED_ROW, "640", "1200"]]).projects
    (one,) = project.indicators
    assert (one.actual.text, one.forecast.text) == ("640", "1200")
    assert [(fund.phase, fund.amount.text) for fund in project.funds] == [
        ("批复", "720,000.00"),
        ("监控", "384,000.00"),
    ]


def test_money_spent_in_seven_months_stands_for_no_reached_value_where_none_is_printed(tmp_path):
    (project,) = read_rows(tmp_path / "a.txt", [_MONITORED, _MONITORED_ROW]).projects
    assert project.form == "monitoring"
    assert project.indicators[0].actual is None


def test_executed_beside_the_target_value_is_what_the_indicator_reached(tmp_path):
    heading = [*_MONITORED[:2], *_MONITORED[3:7], "1-7月执行数"]
    line = [*_MONITORED_ROW[:2], *_MONITORED_ROW[3:7], "640"]
    (project,) = read_rows(tmp_path / "a.txt", [heading, line]).projects
    assert project.indicators[0].actual.text == "640"


_SPENT = ["项目名称", "全年预算数", "全年执行数", "一级指标", "二级指标", "三级指标", "指标值", "实际完成值"]
_SPENT_ROW = ["场馆开放", "90.00", "81.00", "产出指标", "数量指标", "开放天数", "≥300天", "310天"]


def _unit_of(tmp_path, *heads):
    heading = [_SPENT[0], *heads, *_SPENT[len(heads) + 1 :]]
    (project,) = read_rows(tmp_path / "a.txt", [heading, _SPENT_ROW], unit="单位：元").projects
    return project.money_unit.text


def test_the_money_unit_may_stand_in_the_headings_of_what_was_adjusted_and_spent_alone(tmp_path):
    assert _unit_of(tmp_path, "全年预算数（万元）", "全年执行数（万元）") == "万元"


@pytest.mark.parametrize("heads", [("全年预算数（元）", "全年执行数（万元）"), ("全年预算数", "全年执行数（万元）")])
def test_columns_of_money_with_several_units_leave_all_amounts_without_one(tmp_path, heads):
    assert yuan_per(_unit_of(tmp_path, *heads)) is None


def test_money_is_the_heading_of_a_lists_amount(tmp_path):
    heading = ["项目名称", "资金（万元）", *_SPENT[3:7]]
    (project,) = read_rows(tmp_path / "a.txt", [heading, [*_SPENT_ROW[:2], *_SPENT_ROW[3:7]]]).projects
    assert (project.amount.text, project.money_unit.text) == ("90.00", "万元")


def _by_year(tmp_path, *years):
    """A list that prints a year in front of each of its rows, which are otherwise alike."""
    rows = [[year, *first(name=name)] for year, name in years]
    return read_rows(tmp_path / "a.txt", [["年度", *HEADING], *rows], title="项目支出绩效目标表")


def test_a_list_may_print_the_fiscal_year_in_a_column(tmp_path):
    reading = _by_year(tmp_path, ("2023", "开放天数"), ("2023年度", "开放场馆"), ("", "开放场次"))
    assert (reading.fiscal_year, [project.fiscal_year for project in reading.projects]) == (2023, [2023])
    assert len(reading.projects[0].indicators) == 3


def test_a_project_in_two_years_of_one_list_is_two_budgets(tmp_path):
    reading = _by_year(tmp_path, ("2023", "开放天数"), ("2024", "开放天数"))
    assert [(one.name.text, one.fiscal_year) for one in reading.projects] == [("场馆开放", 2023), ("场馆开放", 2024)]


@pytest.mark.parametrize(("above", "year"), [("", None), ("2023", 2023)])
def test_a_project_above_two_years_of_a_column_has_neither(above, year, tmp_path):
    reading = _by_year(tmp_path, (above, "开放场馆"), ("2023", "开放天数"), ("2024", "开放次数"))
    assert (reading.fiscal_year, reading.projects[0].fiscal_year) == (year, year)


def test_a_year_in_a_column_that_no_title_names_is_told_since_it_may_be_the_year_of_a_start(tmp_path):
    rows = [["年度", *HEADING], ["2021", *first()]]
    reading = read_rows(tmp_path / "a.txt", rows, title="项目支出绩效目标表（2024年度）")
    assert ("2021", "2024") in {(found.observed, found.expected) for found in reading.findings}


def test_another_year_beside_no_name_of_a_project_is_not_read_as_the_year_before(tmp_path):
    reading = read_rows(tmp_path / "a.txt", [["年度", *HEADING], ["2023", *first()], ["2024", *more()], ["", *more()]])
    assert [len(one.indicators) for one in reading.projects] == [1]
    assert len(reading.quarantined) == 2


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("一级指标 二级指标 三级指标 指标值", True),
        ("单位名称 项目名称 预算数 年度目标 一级指标 二级指标 三级指标 指标性质 指标值", True),
        ("一级指标 二级指标 三级指标", False),
        ("项目名称 单位 金额 备注", False),
        ("一级指标、二级指标、三级指标和指标值应当填写完整", False),
        ("各单位应当填写 一级指标 二级指标 三级指标 指标值 等内容。", False),
    ],
)
def test_headings_in_one_text_parted_by_blanks_tell_that_their_table_is_not_read(line, is_told):
    lines = ["2024年项目支出绩效目标表", line, "产出指标 数量指标 培训人数 ≥100人"]
    rows = tuple((Cell(text, Place(n, 1)),) for n, text in enumerate(lines, 1))
    reading = parse(Extract("text", 1, (Grid("page 1", "table", rows),)))
    assert not reading.projects
    assert (reading.failure == UNRULED) is is_told
