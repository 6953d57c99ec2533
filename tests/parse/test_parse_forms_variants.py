"""One small form of each kind that is published: what it prints is read, whatever the form is called."""

from __future__ import annotations

from tests.parse.forms import (
    GOAL,
    NAME,
    PLEASED,
    QUALITY,
    SITES,
    M,
    beside,
    checked,
    document,
    grid,
    indicators,
    money,
    read,
    shown,
    texts,
    title,
)

_TWICE = ("一级指标", "二级指标", "三级指标", "指标值") * 2


def test_a_shanghai_form_prints_the_project_left_and_the_year_right():
    fused = [
        ("产出目标", "数量目标", "养护面积", "≥13459.00(平方米)"),
        ("满意度目标", "服务对象满意度", "满意度", "≥90.00(%)"),
    ]
    form = [
        title("财政项目支出绩效目标申报表（2026年度）"),
        beside(("项目名称", NAME), ("项目类别", "一次性项目")),
        beside(("计划开始日期", "2026-01-01"), ("计划完成日期", "2026-12-31")),
        [M("项目资金（元）", 1, 4), M("项目资金总额", 2), "900.00", M("年度资金申请总额", 2), M("300.00", 2)],
        [M("其中：财政资金", 2), "900.00", M("其中：当年财政拨款", 2), M("200.00", 2)],
        [M("其他资金", 2), "0.00", M("上年结转资金", 2), M("100.00", 2)],
        [M("", 2), "", M("其他资金", 2), M("0.00", 2)],
        beside(("项目总目标", "三年建成。")),
        beside(("年度绩效目标", GOAL)),
        *indicators(fused, ("一级指标", "二级指标", "三级指标", "年度（/项目）指标值")),
    ]
    (project,) = read(form).projects
    assert texts(project, "name", "amount", "money_unit", "goal", "overall_goal") == (
        NAME,
        "300.00",
        "元",
        GOAL,
        "三年建成。",
    )
    assert texts(project, "category", "start_date", "end_date") == ("一次性项目", "2026-01-01", "2026-12-31")
    assert money(project) == [
        ("project", "total", "批复", "900.00"),
        ("year", "total", "批复", "300.00"),
        ("project", "fiscal", "批复", "900.00"),
        ("year", "fiscal", "批复", "200.00"),
        ("project", "other", "批复", "0.00"),
        ("year", "carried_over", "批复", "100.00"),
        ("year", "other", "批复", "0.00"),
    ]
    assert shown(project, "name", "value") == [("养护面积", "≥13459.00(平方米)"), ("满意度", "≥90.00(%)")]
    assert project.fiscal_year == 2026


def test_a_whole_department_has_tasks_with_money_and_no_project():
    form = [
        title("2024年市级部门整体预算绩效目标表"),
        beside(("部门名称", "青禾县民政局")),
        [M("部门预算支出（万元）", 1, 3), M("按支出类型划分", 2), M("基本支出", 2), M("1,000.000000", 3)],
        [M("", 2), M("项目支出", 2), M("500.000000", 3)],
        [M("", 2), M("合计", 2), M("1,500.000000", 3)],
        beside(("总体绩效目标", GOAL)),
        [M("年度主要任务", 1, 3), M("名称", 2), M("主要内容", 2), M("拟投入的资金（万元）", 2), "期望达到的目标"],
        [M("低保", 2), M("发放低保金", 2), M("300.5", 2), "应保尽保"],
        [M("养老", 2), M("养老补贴", 2), M("200万元", 2), "按时发放"],
        *indicators(beside="年度绩效指标"),
    ]
    (project,) = read(form).projects
    assert project.form == "whole_department"
    assert project.name is None
    assert texts(project, "department_label", "amount", "money_unit") == ("青禾县民政局", "1,500.000000", "万元")
    assert money(project)[:2] == [("year", "basic", "批复", "1,000.000000"), ("year", "project", "批复", "500.000000")]
    assert [(fund.label.text, fund.amount.text) for fund in project.funds if fund.source == "task"] == [
        ("低保", "300.5"),
        ("养老", "200万元"),
    ]
    assert shown(project) == [SITES, QUALITY, PLEASED]


def test_a_wuhan_application_calls_the_third_level_its_contents():
    form = [
        title("2020年项目申报表", 7),
        beside(("项目名称", NAME), ("项目起止时间", "2020年1月-2020年12月"), width=7),
        beside(("项目总预算（万元）", "360"), ("项目当年预算（万元）", "120"), width=7),
        beside(("项目立项依据", "《公共图书馆法》"), width=7),
        *indicators([SITES, PLEASED], ("一级指标", "二级指标", "指标内容", "指标值", "备注"), width=7)[:1],
        ["产出指标", "数量指标", "建成站点", "≥12个", M("", 3)],
    ]
    reading = read(form)
    (project,) = reading.projects
    assert texts(project, "amount", "start_date", "end_date") == ("120", "2020年1月", "2020年12月")
    assert money(project) == [("project", "total", "批复", "360"), ("year", "total", "批复", "120")]
    assert shown(project) == [SITES]
    assert any("立项依据" in left.reason for left in reading.leftovers)


def test_a_ministry_form_loads_the_year_and_leaves_the_term_beside_it():
    term = [("产出指标", "数量指标", "建成站点", "≥36个"), PLEASED]
    form = [
        title("项目支出绩效目标申报表（2020年度）", 9),
        beside(("项目名称", NAME), width=9),
        [M("项目资金（万元）", 1, 3), M("中期资金总额：", 2), M("288", 2), M("年度资金总额：", 2), M("96", 2)],
        [M("其中：财政拨款", 2), M("288", 2), M("其中：财政拨款", 2), M("90", 2)],
        [M("其他资金", 2), M("0", 2), M("其他资金", 2), M("6", 2)],
        [M("总体目标", 1, 2), M("中期目标（2020年—2022年）", 4), M("年度目标", 4)],
        [M("三年建成36个。", 4), M(GOAL, 4)],
        [M("绩效指标", 1, 3), *_TWICE],
        *[[*left, *right] for left, right in zip(term, [SITES, PLEASED], strict=True)],
    ]
    reading = read(form)
    (project,) = reading.projects
    assert texts(project, "amount", "goal", "overall_goal") == ("96", GOAL, "三年建成36个。")
    assert [(fund[0], fund[1]) for fund in money(project)] == [
        ("project", "total"),
        ("year", "total"),
        ("project", "fiscal"),
        ("year", "fiscal"),
        ("project", "other"),
        ("year", "other"),
    ]
    assert shown(project) == [SITES, PLEASED]
    assert sum("whole term" in left.reason for left in reading.leftovers) == 2


def test_where_only_the_term_is_filled_in_it_is_loaded_and_told():
    form = [
        title("项目支出绩效目标申报表（2020年度）"),
        beside(("项目名称", NAME)),
        [M("中期目标", 4), M("年度目标", 4)],
        [M("三年建成36个。", 4), M("", 4)],
        list(_TWICE),
        [*SITES, "产出指标", "数量指标", "", ""],
    ]
    reading = read(form)
    assert shown(reading.projects[0]) == [SITES]
    assert any("only the indicators of the whole term" in finding.message for finding in reading.findings)


def test_a_shaanxi_workbook_has_a_sheet_for_each_project_behind_an_index():
    index = [["序号", "项目名称", "页码"], ["1", NAME, "1"], ["2", "社区养老补贴", "2"]]
    forms = [
        [
            title("省级部门预算归类项目绩效目标表（2020年度）"),
            beside(("项目名称", name)),
            [M("资金金额（万元）", 1, 2), M("实施期资金总额：", 3), M(amount, 4)],
            [M("其中：财政拨款", 3), M(amount, 4)],
            *indicators(),
        ]
        for name, amount in ((NAME, "86.5"), ("社区养老补贴", "1,230.456"))
    ]
    grids = [grid(rows, sheet=f"{n}") for n, rows in enumerate([index, *forms])]
    reading = checked(document(*grids))
    assert [texts(project, "name", "amount", "money_unit") for project in reading.projects] == [
        (NAME, None, "万元"),
        ("社区养老补贴", None, "万元"),
    ]
    assert money(reading.projects[1])[0] == ("project", "total", "批复", "1,230.456")
    assert all(project.fiscal_year == 2020 for project in reading.projects)


def test_a_daqing_form_prints_the_level_of_the_year_before():
    form = [
        title("绩效目标申报表（2021年度）", 6),
        beside(("项目名称", NAME), width=6),
        [*(M(word, 1, 2) for word in ("一级指标", "二级指标", "三级指标")), M("指标值", 2), M("备注", 1, 2)],
        ["上年度实际水平", "本年度计划水平"],
        ["产出指标", "数量指标", "建成站点", "10个", "12个", ""],
    ]
    (project,) = read(form).projects
    assert shown(project, "name", "value", "baseline") == [("建成站点", "12个", "10个")]


def test_a_hubei_form_calls_the_third_level_a_standard():
    form = [
        title("项目支出绩效目标表（2022年度）"),
        beside(("项目名称", NAME)),
        ["一级指标", "二级指标", "绩效标准", "前年", "上年", M("当年预期实现值", 3)],
        ["产出指标", "数量指标", "建成站点", "8个", "10个", M("12个", 3)],
    ]
    (project,) = read(form).projects
    assert shown(project, "name", "value", "baseline") == [("建成站点", "12个", "10个")]
