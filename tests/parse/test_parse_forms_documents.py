"""Documents of forms: which lines are whose form, what is no form, and what is told where none can be read."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from tests.parse.forms import (
    INDICATORS,
    NAME,
    PLEASED,
    SITES,
    M,
    beside,
    checked,
    document,
    form,
    grid,
    indicators,
    read,
    read_pages,
    reasons,
    shown,
    texts,
    title,
)

_MONEY = beside(("年度资金总额（万元）", "12.50"))
_CARE = "社区养老补贴"
_YEARS = ((2023, "元"), (2024, "万元"))


def _names(reading):
    return [project.name.text if project.name else None for project in reading.projects]


def test_several_forms_on_one_sheet_are_several_projects():
    reading = read([*form(_MONEY), *form(_MONEY, name=_CARE)])
    assert _names(reading) == [NAME, _CARE]
    assert all(shown(project) == list(INDICATORS) for project in reading.projects)


def test_forms_without_titles_between_them_are_parted_by_the_names():
    reading = read([*form(_MONEY), *form(_MONEY, name=_CARE)[1:]])
    assert _names(reading) == [NAME, _CARE]
    assert [texts(project, "amount") for project in reading.projects] == [("12.50",), ("12.50",)]


def test_each_form_has_the_year_of_its_own_title():
    second = [title("项目支出绩效目标申报表（2025年度）"), *form(_MONEY, name=_CARE)[1:]]
    assert [project.fiscal_year for project in read([*form(_MONEY), *second]).projects] == [2024, 2025]


def test_a_title_with_a_year_and_a_money_unit_in_one_line_below_it_begins_a_form():
    above = [[title("项目支出绩效目标表"), [M(f"（{year}年度）", 4), M(f"单位：{unit}", 4)]] for year, unit in _YEARS]
    money = beside(("年度资金总额", "45"))
    reading = read([*above[0], *form(money)[1:], *above[1], *form(money, name=_CARE)[1:]])
    assert [(p.fiscal_year, p.money_unit.text) for p in reading.projects] == list(_YEARS)
    assert [texts(project, "amount") for project in reading.projects] == [("45",), ("45",)]


def _following(*between):
    """Two forms in one table below captions; the second has no title, and `between` stands above it."""
    said = [title("项目支出绩效目标申报表（2023年度）"), [M("填报单位：青禾县民政局（公章）      金额单位：万元", 8)]]
    first, second = ([beside(("项目名称", name)), beside(("预算金额", "36")), *indicators()] for name in (NAME, _CARE))
    return read([*said, *first, *between, *second]).projects


def test_captions_hold_for_the_forms_that_follow_in_the_table_without_a_title():
    said = [(*texts(project, "money_unit", "unit_label"), project.fiscal_year) for project in _following()]
    assert said == [("万元", "青禾县民政局", 2023)] * 2


def _table_by_table(*between):
    """Two forms in tables of their own below one title and unit; lines of text stand between them."""
    first, second = ([beside(("项目名称", name)), beside(("预算金额", "36")), *indicators()] for name in (NAME, _CARE))
    lines = [Grid(text, "text", grid([[text]], page=1).rows) for text in between]
    said = [title("2024年项目支出绩效目标表"), [M("单位：万元", 8)]]
    return checked(document(grid([*said, *first], page=1), *lines, grid(second, page=1))).projects


@pytest.mark.parametrize("between", [(), ("- 21 -",), ("第 21 页",)])
def test_captions_hold_for_the_form_in_the_next_table_though_a_page_number_stands_between(between):
    assert [texts(project, "money_unit") for project in _table_by_table(*between)] == [("万元",)] * 2


@pytest.mark.parametrize("between", ["二、乡镇项目", "单位：元"])
def test_captions_end_where_a_text_stands_above_the_next_form(between):
    assert texts(_table_by_table(between)[1], "money_unit") != ("万元",)


@pytest.mark.parametrize("said", [[M("单位：元", 8)], beside(("年度资金总额（元）", "360000"))])
def test_captions_end_where_a_form_says_another_money_unit(said):
    first, last = ([beside(("项目名称", name)), beside(("预算金额", "36")), *indicators()] for name in (NAME, "丙"))
    named = beside(("项目名称", _CARE))
    other = [said, named] if len(said) == 1 else [named, said]
    above = [title("2024年项目支出绩效目标表"), [M("单位：万元", 8)]]
    tables = (grid([*above, *first], page=1), grid([*other, *indicators()], page=1), grid(last, page=2))
    projects = checked(document(*tables)).projects
    assert [texts(project, "money_unit") for project in projects] == [("万元",), ("元",), (None,)]


def test_years_that_head_the_columns_of_money_are_not_the_forms_year():
    heads = ["项目资金（万元）", "2024年", "2025年", M("2026年", 5)]
    money = ["年度资金总额", "10", "20", M("30", 5)]
    reading = read([title("项目支出绩效目标申报表"), beside(("项目名称", NAME)), heads, money, *indicators()])
    assert reading.fiscal_year is None


def test_a_form_with_a_title_of_its_own_takes_no_captions_from_the_one_before():
    first, second = _following(title("项目支出绩效目标申报表（2024年度）"))
    assert texts(first, "money_unit", "unit_label") == ("万元", "青禾县民政局")
    assert (*texts(second, "money_unit", "unit_label"), second.fiscal_year) == (None, None, 2024)


def test_what_a_form_says_of_itself_is_not_carried_on_to_the_next():
    first = [beside(("项目名称", NAME)), beside(("实施单位", "青禾县福利院")), *indicators()]
    projects = read([title(), *first, beside(("项目名称", _CARE)), beside(("预算金额", "36")), *indicators()]).projects
    assert [texts(project, "unit_label") for project in projects] == [("青禾县福利院",), (None,)]


@pytest.mark.parametrize("stamp", ["（公章）", "(盖章)", "（签章）", "（章）"])
def test_the_place_for_a_stamp_is_no_part_of_a_units_name(stamp):
    rows = [title(), beside(("项目名称", NAME)), beside(("实施单位", f"青禾县福利院{stamp}")), *indicators()]
    assert texts(read(rows).projects[0], "unit_label") == ("青禾县福利院",)


def test_a_running_title_on_the_next_page_begins_no_form():
    rows = form(_MONEY)
    reading = read_pages(rows[:-1], [title(), ["", *PLEASED[:3], M(PLEASED[3], 4)]])
    assert _names(reading) == [NAME]
    assert shown(reading.projects[0]) == list(INDICATORS)


def test_labels_and_indicators_may_be_two_tables_of_a_page():
    head = grid([title(), beside(("项目名称", NAME)), _MONEY], page=1)
    reading = checked(document(head, grid(indicators(), page=1)))
    assert (_names(reading), shown(reading.projects[0])) == ([NAME], list(INDICATORS))


def test_indicators_may_go_on_in_a_second_table_under_the_same_heading():
    head = [title(), beside(("项目名称", NAME)), *indicators(INDICATORS[:2])]
    reading = checked(document(grid(head, page=1), grid(indicators(INDICATORS[2:]), page=1)))
    assert shown(reading.projects[0]) == list(INDICATORS)
    assert not reading.quarantined


def test_a_blank_template_is_no_record_and_no_fault():
    rows = [("产出指标", "数量指标", "指标1：", ""), ("产出指标", "质量指标", "……", "")]
    blank = form(beside(("年度资金总额", "")), beside(("年度目标", "目标1：\n目标2：\n……")), name="", rows=rows)
    reading = read(blank)
    assert (reading.projects, reading.quarantined, reading.findings, reading.failure) == ((), (), (), None)
    assert "nobody filled in" in reasons(reading)


def test_a_form_whose_project_has_no_name_is_quarantined_with_a_word():
    reading = read(form(_MONEY, name=""))
    assert not reading.projects
    assert "whose project has no name" in (reading.failure or "")
    assert len(reading.quarantined) == len(INDICATORS)


@pytest.mark.parametrize(
    "above", [("主管部门", "青禾县民政局"), ("单位名称", "青禾县民政局"), ("填报单位", "青禾县民政局")]
)
def test_an_unknown_label_of_the_name_does_not_make_a_form_a_departments(above):
    reading = read([title(), beside(("事项名称", NAME)), beside(above), _MONEY, *indicators()])
    assert not reading.projects
    assert "form_labels.csv" in (reading.failure or "")


def test_a_department_may_have_a_form_of_its_own_under_any_title():
    reading = read(
        [title("单位绩效目标申报表（2024年度）"), beside(("单位名称", "青禾县民政局")), _MONEY, *indicators()]
    )
    assert [(project.form, project.name) for project in reading.projects] == [("whole_department", None)]


def test_a_departments_evaluation_has_no_project_and_keeps_its_scores():
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    rows = [("产出指标", "数量指标", "救助人数", "≥100人", "120人", "20", "20")]
    top = [title("部门整体支出绩效自评表（2023年度）"), beside(("部门名称", "青禾县民政局"))]
    (project,) = read([*top, *indicators(rows, heads), [M("总分", 6), M("97.2", 2)]]).projects
    assert (project.form, project.name) == ("self_evaluation", None)
    assert texts(project, "department_label", "total_score") == ("青禾县民政局", "97.2")
    assert shown(project, "actual", "score") == [("120人", "20")]


@pytest.mark.parametrize("down", [1, 2])
def test_a_list_whose_column_of_names_is_unknown_is_no_departments_form(down):
    heads = ["事项", "一级指标", "二级指标", "三级指标", "指标值", "备注"]
    more = (
        ["质量指标", "发放率", "100%", ""] if down == 2 else ["养老补贴", "产出指标", "质量指标", "发放率", "100%", ""]
    )
    first = [M("村级站点", 1, down), M("产出指标", 1, down), "数量指标", "建成站点", "≥12个", ""]
    reading = read([[M("部门整体绩效目标表", 6)], [M("部门名称：青禾县民政局", 6)], heads, first, more])
    assert not reading.projects
    assert "事项" in (reading.failure or "")


def test_a_text_under_the_grid_does_not_make_a_form_a_list():
    below = [M("本表一式两份", 1), M("报财政局备案", 7)]
    assert _names(read([*form(_MONEY), below])) == [NAME]


def test_a_standard_for_points_is_no_record_and_no_fault():
    rows = [
        title("部门整体支出绩效评价指标体系"),
        beside(("部门名称", "青禾县民政局")),
        ["一级指标", "二级指标", "三级指标", "分值", "指标解释", M("评分标准", 3)],
        ["投入", "目标设定", "目标合理性", "5", "目标是否明确", M("①符合法规得1分；②符合职责得1分", 3)],
    ]
    reading = read(rows)
    assert (reading.projects, reading.failure) == ((), None)
    assert "without a column of values" in reasons(reading)


def test_a_grid_whose_column_of_values_is_unknown_is_quarantined():
    heads = ("一级指标", "二级指标", "三级指标", "分值", "拟达水平")
    reading = read([title(), beside(("项目名称", NAME)), *indicators([(*SITES[:3], "50", "≥12个")], heads)])
    assert not reading.projects
    assert "headings.csv" in (reading.failure or "")
    assert any("拟达水平" in finding.message for finding in reading.findings)


def test_the_money_unit_of_another_table_is_not_that_of_a_form():
    other = [
        ["一般公共预算支出表", "", ""],
        ["", "", "单位：万元"],
        ["科目编码", "科目名称", "合计"],
        ["207", "文化", "1.00"],
    ]
    rows = form(beside(("年度资金总额", "1200")))
    reading = checked(document(grid(other, sheet="1"), grid(rows, sheet="2")))
    assert _names(reading) == [NAME]
    assert (reading.money_unit, reading.projects[0].money_unit) == (None, None)


def test_a_hidden_sheet_holds_no_form():
    hidden = grid(form(_MONEY), sheet="1")
    reading = checked(document(type(hidden)(hidden.name, "table", hidden.rows, is_hidden=True)))
    assert not reading.projects
    assert "hidden" in reasons(reading)


def test_each_form_of_a_document_may_name_its_department_in_its_title():
    titles = ("云陵县水利局2024年项目支出绩效目标表", "云陵县民政局2024年项目支出绩效目标表")
    reading = read(*([title(one), beside(("项目名称", NAME)), *indicators()] for one in titles))
    assert [project.titled_department for project in reading.projects] == ["云陵县水利局", "云陵县民政局"]
