"""Cells that are easily taken for something else: the next label, the other block, a sum for a task."""

from __future__ import annotations

from tests.parse.forms import M, beside, form, indicators, money, read, reasons, shown, texts, title

_BESIDE = ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"]


def _project(*rows):
    (project,) = read(form(*rows)).projects
    return project


def test_the_years_indicators_are_told_although_the_edges_above_them_are_not_aligned():
    rows = [
        title("项目支出绩效目标申报表（2020年度）"),
        beside(("项目名称", "水库除险加固")),
        [M("总体目标", 1, 2), M("实施期目标（2020年—2022年）", 3), M("年度目标", 4)],
        [M("三年完成3座。", 3), M("今年完成1座。", 4)],
        [M("绩效指标", 1, 2), *_BESIDE],
        ["产出指标", "数量指标", "加固水库", "3座", "数量指标", "加固水库", "1座"],
    ]
    reading = read(rows)
    assert shown(reading.projects[0]) == [("产出指标", "数量指标", "加固水库", "1座")]
    assert not reading.findings


def test_a_label_of_money_beside_a_blank_unit_is_no_units_name():
    rows = [
        ["项目名称", "主管部门", "实施单位", "预算金额（万元）", M("项目类别", 4)],
        ["便民服务", "青禾县民政局", "青禾县社区服务中心", "20", M("特定目标类", 4)],
    ]
    (project,) = read([title(), *rows, *indicators()]).projects
    assert texts(project, "unit_label", "amount", "category") == ("青禾县社区服务中心", "20", "特定目标类")


def test_a_blank_unit_is_not_filled_with_the_word_of_money_beside_it():
    project = _project(["项目实施单位", "", "预算金额", "20", M("", 4)])
    assert project.unit_label.text == "青禾县社区服务中心"
    (bare,) = read(
        [title(), beside(("项目名称", "便民")), ["实施单位", "资金总额", M("20", 6)], *indicators()]
    ).projects
    assert bare.unit_label is None


def test_the_heading_of_an_adjusted_goal_is_no_goal():
    project = _project(
        [M("当年绩效目标", 1, 2), M("年初绩效目标", 3), M("全年（调整）绩效目标", 2), M("全年目标实际完成情况", 2)],
        [M("购置设备8台。", 3), M("购置设备10台。", 2), M("已购置。", 2)],
    )
    assert project.goal.text == "购置设备8台。"


def test_an_unknown_kind_of_goal_is_not_taken_for_the_text_of_the_goal_before():
    project = _project([M("年度目标", 2), M("往年延续绩效目标", 6)])
    assert project.goal is None


def _tasks(*rows):
    heads = [M("年度主要任务", 1, len(rows) + 1), "任务名称", M("主要内容", 4), M("预算金额（万元）", 2)]
    top = [title("部门整体支出绩效目标表（2024年度）"), beside(("部门名称", "青禾县交通局"))]
    return [*top, heads, *([name, M(text, 4), M(amount, 2)] for name, text, amount in rows)]


def test_the_sum_of_key_tasks_is_no_task_but_the_departments_total():
    rows = _tasks(("公路养护", "养护", "100"), ("桥梁检测", "检测", "20"), ("金额合计", "", "120"))
    (project,) = read([*rows, *indicators()]).projects
    assert [fund[1:] for fund in money(project)] == [
        ("task", "批复", "100"),
        ("task", "批复", "20"),
        ("total", "批复", "120"),
    ]
    assert project.amount.text == "120"


def test_the_sum_of_key_tasks_is_not_the_total_of_a_department_that_prints_other_money():
    rows = _tasks(("公路养护", "养护", "100"), ("合计", "", "100"))
    (project,) = read([*rows, beside(("基本支出", "300"), ("项目支出", "150")), *indicators()]).projects
    assert project.amount is None
    assert ("year", "task_total", "批复", "100") in money(project)


def test_the_sources_below_the_key_tasks_are_the_departments_money_and_no_task():
    rows = _tasks(("公路养护", "养护", "928.80"), ("桥梁检测", "检测", "342.36"))
    sources = [
        ["部门整体支出预算（万元）", "资金总额", M("财政拨款", 4), M("其他资金", 2)],
        ["", "1500.25", M("1400.25", 4), M("100.00", 2)],
    ]
    (project,) = read([*rows, *sources, *indicators()]).projects
    assert project.amount.text == "1500.25"
    assert [fund[1:] for fund in money(project)] == [
        ("total", "批复", "1500.25"),
        ("fiscal", "批复", "1400.25"),
        ("other", "批复", "100.00"),
        ("task", "批复", "928.80"),
        ("task", "批复", "342.36"),
    ]


def test_a_number_is_no_name_of_a_key_task():
    rows = _tasks(("公路养护", "养护", "100"), ("1500.25", "", "30"))
    (project,) = read([*rows, *indicators()]).projects
    assert [fund[1:] for fund in money(project)] == [("task", "批复", "100")]


def test_phases_stand_beside_their_amounts_too():
    project = _project(["年初预算数（万元）", "10", "全年执行数（万元）", "9", M("执行率", 2), M("90%", 2)])
    assert money(project) == [("year", "total", "批复", "10"), ("year", "total", "执行", "9")]
    assert (project.form, *texts(project, "amount", "execution_rate")) == ("self_evaluation", "10", "90%")


def test_a_cell_may_say_a_phase_and_its_amount_in_one():
    said = ["年初预算数：1,500", "调整后预算数：500", "执行数：480.25", "执行率：96.05%", M("得分：9.6", 3)]
    project = _project([M("预算执行情况（万元）"), *said])
    amounts = [
        ("year", "total", "批复", "1,500"),
        ("year", "total", "调整", "500"),
        ("year", "total", "执行", "480.25"),
    ]
    assert money(project) == amounts
    assert texts(project, "execution_rate", "execution_score", "money_unit") == ("96.05%", "9.6", "万元")
    assert project.form == "self_evaluation"


def test_a_score_that_a_cell_says_without_money_beside_it_is_not_that_of_the_money():
    project = _project([M("得分：92", 8)])
    assert (project.execution_score, project.funds) == (None, ())


def test_a_plain_budget_column_beside_a_column_of_what_was_spent_is_read():
    project = _project(
        [M("项目资金（元）", 2), M("预算数", 2), M("执行数", 2), M("执行率", 2)],
        [M("资金总额", 2), M("1,000.00", 2), M("900.00", 2), M("90%", 2)],
    )
    assert [fund[2:] for fund in money(project)] == [("批复", "1,000.00"), ("执行", "900.00")]


def test_two_totals_of_the_year_that_differ_leave_the_budget_open():
    reading = read(form(beside(("资金总额", "120"), ("预算金额", "100"))))
    assert reading.projects[0].amount is None
    assert "资金总额 120；预算金额 100" in {finding.evidence for finding in reading.findings}
    assert "differ" in reasons(reading)


def test_one_total_that_is_printed_twice_is_the_budget():
    assert _project(beside(("资金总额", "1,200.00"), ("预算金额", "1200"))).amount.text == "1,200.00"


def test_sources_stand_as_headings_over_their_amounts_beside_remarks():
    project = _project(
        [M("项目资金（万元）", 2, 2), M("资金总额", 2), M("财政拨款", 2), M("备注", 2)],
        [M("100", 2), M("90", 2), M("无", 2)],
    )
    assert [fund[1:] for fund in money(project)] == [("total", "批复", "100"), ("fiscal", "批复", "90")]
