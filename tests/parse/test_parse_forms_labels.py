"""Labels of forms: which cell each of them speaks of, and whose text is nobody's business."""

from __future__ import annotations

import pytest

from tests.parse.forms import GOAL, NAME, M, beside, form, indicators, read, read_pages, reasons, shown, texts, title


def _project(*rows):
    (project,) = read([title(), *rows, *indicators()]).projects
    return project


def test_blanks_and_line_breaks_inside_labels_mean_nothing():
    project = _project(
        beside(("项 目\n名 称", NAME)),
        beside(("主管\n部门", "青禾县民政局"), ("实　施　单　位", "青禾县社区服务中心")),
        beside(("年度\n总体\n目标", GOAL)),
    )
    assert texts(project, "name", "department_label", "unit_label", "goal") == (
        NAME,
        "青禾县民政局",
        "青禾县社区服务中心",
        GOAL,
    )


def test_label_and_text_may_share_a_cell():
    project = _project(
        [M(f"项目名称：{NAME}", 8)],
        [M("主管部门：青禾县民政局", 4), M("实施单位：青禾县社区服务中心", 4)],
        [M(f"年度目标：{GOAL}", 8)],
    )
    assert texts(project, "name", "department_label", "unit_label", "goal") == (
        NAME,
        "青禾县民政局",
        "青禾县社区服务中心",
        GOAL,
    )


def test_a_goal_may_stand_below_its_label():
    assert texts(_project(beside(("项目名称", NAME)), [M("年度目标", 8)], [M(GOAL, 8)]), "goal") == (GOAL,)


def test_goals_of_term_and_year_stand_under_their_own_labels():
    project = _project(
        beside(("项目名称", NAME)),
        [M("总体目标", 1, 2), M("中期目标（2024年—2026年）", 4), M("年度目标", 3)],
        [M("三年建成36个。", 4), M(GOAL, 3)],
    )
    assert texts(project, "goal", "overall_goal") == (GOAL, "三年建成36个。")


def test_a_blank_goal_of_the_year_is_not_that_of_the_term():
    project = _project(
        beside(("项目名称", NAME)),
        [M("总体目标", 1, 2), M("中期目标（2024年—2026年）", 4), M("年度目标", 3)],
        [M("三年建成36个。", 4), M("", 3)],
    )
    assert texts(project, "goal", "overall_goal") == (None, "三年建成36个。")


def test_what_was_reached_is_not_the_goal():
    reading = read(
        form([M("年度总体目标", 1, 2), M("预期目标", 4), M("实际完成情况", 3)], [M("", 4), M("已建成。", 3)])
    )
    assert reading.projects[0].goal is None
    assert "实际完成情况" in reasons(reading)


@pytest.mark.parametrize("goal", ["完成", "项目支出", "质量指标", "合计", "目标：完成建设任务", "无"])
def test_a_goal_may_be_a_word_of_the_vocabulary(goal):
    assert texts(_project(beside(("项目名称", NAME)), beside(("年度目标", goal))), "goal") == (goal,)


@pytest.mark.parametrize("label", ["主管部门", "实施单位", "项目类别", "年度目标"])
def test_a_blank_field_takes_nothing_from_its_neighbours(label):
    rows = [
        [beside((label, ""), ("拨付方式", "直接拨付"))],
        [beside((label, ""), ("拨付方式", ""))],
        [beside((label, ""), ("项目编码", "")), beside(("拨付方式", "直接拨付"))],
        [beside((label, ""), ("项目编码", "")), beside(("拨付方式", ""), ("支付方式", ""))],
        [beside((label, ""), ("项目编码", "")), beside(("年度资金总额", "12.5"), ("其他资金", "0"))],
    ]
    fields = ("department_label", "unit_label", "category", "goal", "code")
    for around in rows:
        assert texts(_project(beside(("项目名称", NAME)), *around), *fields) == (None,) * 5, around


def test_labels_may_head_columns():
    labels, values = ["项目名称", "主管部门", "项目编码", M("实施单位", 5)], [NAME, "民政局", "0123", M("服务中心", 5)]
    project = _project(labels, values)
    assert texts(project, "name", "department_label", "code", "unit_label") == (NAME, "民政局", "0123", "服务中心")


def test_a_blank_cell_may_stand_between_a_label_and_its_text():
    project = _project(["项目名称", "", NAME, M("项目编码", 1), M("0123", 4)])
    assert texts(project, "name", "code") == (NAME, "0123")


def test_numbered_goals_in_cells_of_their_own_are_one_goal():
    project = _project(
        beside(("项目名称", NAME)),
        [M("年度目标", 1, 3), M("目标1：建成站点；", 7)],
        [M("目标2：方便群众；", 7)],
        [M("目标3：群众满意。", 7)],
    )
    assert texts(project, "goal") == ("目标1：建成站点；目标2：方便群众；目标3：群众满意。",)


def test_a_text_under_a_goal_is_not_its_rest_unless_both_are_numbered():
    reading = read(
        [title(), beside(("项目名称", NAME)), [M("年度目标", 8)], [M(GOAL, 8)], [M("县级统筹", 8)], *indicators()]
    )
    assert texts(reading.projects[0], "goal") == (GOAL,)
    assert any(left.text == "县级统筹" for left in reading.leftovers)


def test_a_name_in_two_cells_beside_its_label_is_one_name():
    project = _project([M("项目名称", 1, 2), M(NAME, 7)], [M("（据实结算）", 7)])
    assert texts(project, "name") == (f"{NAME}（据实结算）",)


def test_a_goal_that_a_page_edge_cuts_is_one_goal():
    rows = [title(), beside(("项目名称", NAME)), beside(("年度目标", "建成服务站点12个，"))]
    (project,) = read_pages(rows, [["", M("方便群众办事。", 7)], *indicators()]).projects
    assert texts(project, "goal") == (GOAL,)


def test_a_goal_may_stand_on_the_page_below_its_label():
    rows = [title(), beside(("项目名称", NAME)), [M("年度目标", 8)]]
    (project,) = read_pages(rows, [[M(GOAL, 8)], *indicators()]).projects
    assert texts(project, "goal") == (GOAL,)


def test_labels_above_the_name_may_stand_on_the_page_before():
    rows = [title(), beside(("年度目标", GOAL))]
    (project,) = read_pages(rows, [beside(("项目名称", NAME)), *indicators()]).projects
    assert texts(project, "name", "goal") == (NAME, GOAL)
    assert project.fiscal_year == 2024


@pytest.mark.parametrize(
    ("period", "dates"),
    [
        ("2024年1月-2024年12月", ("2024年1月", "2024年12月")),
        ("2024.01.01至2026.12.31", ("2024.01.01", "2026.12.31")),
        ("一年", (None, None)),
    ],
)
def test_a_period_has_two_ends_or_none(period, dates):
    assert texts(_project(beside(("项目名称", NAME), ("项目起止时间", period))), "start_date", "end_date") == dates


def test_persons_and_their_numbers_are_nowhere():
    reading = read(
        [
            title(),
            beside(("项目名称", NAME)),
            beside(("项目负责人", "李小明"), ("联系电话", "0833-3721234")),
            beside(("联系人及电话", "王大力 13912345678")),
            *indicators(),
            [M("填报人：赵一曼   联系电话：13812345678", 8)],
            [M("填报单位：青禾县民政局 联系人：钱多多", 8)],
            [M("备注：请致电13700001111或写信至a.b@example.com", 8)],
        ]
    )
    kept = repr(reading)
    secrets = [
        "李小明",
        "3721234",
        "王大力",
        "13912345678",
        "赵一曼",
        "13812345678",
        "13700001111",
        "a.b@example.com",
        "钱多多",
    ]
    assert texts(reading.projects[0], "name") == (NAME,)
    assert [secret for secret in secrets if secret in kept] == []
    assert "personal data is not kept" in reasons(reading)


@pytest.mark.parametrize(
    "foot",
    [
        "评价组成员：赵一曼、钱多多",
        "自评小组组长：赵一曼   成员：钱多多",
        "参评人员：赵一曼　钱多多",
        "评价组成员（签字）：赵一曼  钱多多",
        "评审专家签字：赵一曼 分管领导：钱多多",
        "填表人员：赵一曼   审核人员：钱多多",
    ],
)
def test_the_persons_of_a_group_are_not_loaded(foot):
    kept = repr(read([title(), beside(("项目名称", NAME)), *indicators(), [M(foot, 8)]]))
    assert [name for name in ("赵一曼", "钱多多") if name in kept] == []


def test_the_persons_of_a_group_may_stand_in_a_cell_each():
    reading = read(form(["评价组成员", "赵一曼", "钱多多", M("项目类别", 2), M("延续项目", 3)]))
    assert [name for name in ("赵一曼", "钱多多") if name in repr(reading)] == []
    assert texts(reading.projects[0], "category") == ("延续项目",)


def test_a_group_of_persons_that_is_counted_is_an_indicator():
    rows = [("产出指标", "数量指标", "评审专家", "≥5人"), ("产出指标", "数量指标", "工作人员", "≥20人")]
    assert shown(read(form(rows=rows)).projects[0], "name", "value") == [("评审专家", "≥5人"), ("工作人员", "≥20人")]


def test_fields_that_are_not_loaded_are_left_under_their_label():
    reading = read(form(beside(("项目立项依据", "县政府常务会议纪要"))))
    (left,) = reading.leftovers
    assert (left.text, left.reason) == ("县政府常务会议纪要", "a field of the form that is not loaded: 项目立项依据")


@pytest.mark.parametrize(
    "first", [("中央主管部门", "水利部"), ("省级主管部门", "某省水利厅"), ("市级主管部门", "某市水利局")]
)
def test_the_department_is_the_lowest_that_is_in_charge(first):
    project = _project(beside(("项目名称", NAME)), beside(first), beside(("县级主管部门", "青禾县水利局")))
    assert texts(project, "department_label") == ("青禾县水利局",)


def test_a_ministry_is_no_department_of_a_countys_project_but_a_province_may_be_the_lowest_in_charge():
    ministry = _project(beside(("项目名称", NAME)), beside(("中央主管部门", "水利部")))
    province = _project(beside(("项目名称", NAME)), beside(("省级主管部门", "某省水利厅")))
    assert (ministry.department_label, *texts(province, "department_label")) == (None, "某省水利厅")


@pytest.mark.parametrize("label", ["转移支付（项目）名称", "专项（项目）名称"])
def test_a_transfer_is_named_where_a_project_would_be(label):
    assert texts(_project(beside((label, "就业补助资金"))), "name") == ("就业补助资金",)


def test_a_second_text_of_a_field_is_left_and_not_swapped_in():
    reading = read(form(beside(("二级项目名称", "另一个项目"))))
    assert texts(reading.projects[0], "name") == (NAME,)
    assert any(left.text == "另一个项目" for left in reading.leftovers)


@pytest.mark.parametrize("label", ["地方主管部门", "市县主管部门"])
def test_the_local_department_in_charge_of_a_transfer_is_the_projects_department(label):
    project = _project(beside(("项目名称", NAME)), beside(("中央主管部门", "水利部")), beside((label, "某县水利局")))
    assert texts(project, "department_label") == ("某县水利局",)


def test_a_label_that_the_cell_of_a_goal_repeats_is_none_of_the_goal():
    (project,) = read(form(beside(("年度总体目标", f"预期目标：{GOAL}")))).projects
    assert texts(project, "goal") == (GOAL,)


@pytest.mark.parametrize("goal", ["目标1：建成站点12个。", "主要任务：建成站点12个。"])
def test_other_words_before_a_colon_are_part_of_the_goal(goal):
    (project,) = read(form(beside(("年度总体目标", goal)))).projects
    assert texts(project, "goal") == (goal,)
