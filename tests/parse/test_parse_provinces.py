"""Forms and lists as single provinces print them: their own words for the columns and labels that all of them have."""

from __future__ import annotations

import pytest

from pipeline.normalize.frame import Frame
from pipeline.normalize.typed_project import type_project
from tests.parse.drawn import read_rows
from tests.parse.forms import (
    GOAL,
    INDICATORS,
    NAME,
    M,
    beside,
    checked,
    document,
    grid,
    indicators,
    money,
    read,
    reasons,
    shown,
    texts,
    title,
)


def test_a_beijing_list_speaks_of_the_nature_value_and_measure_of_the_performance(tmp_path):
    heading = ["单位名称", "项目名称", "预算数", "一级指标", "二级指标", "三级指标"]
    words = ["绩效指标性质", "本年绩效指标值", "绩效度量单位", "其他说明"]
    row = ["307001-青禾县养老中心", "养老驿站", "1,000.00", "产出指标", "数量指标", "运营驿站", "≥", "12", "家", ""]
    reading = read_rows(tmp_path / "a.txt", [[*heading, *words], row])
    (project,) = reading.projects
    assert shown(project, "name", "comparator", "value", "measure_unit") == [("运营驿站", "≥", "12", "家")]
    assert not [finding for finding in reading.findings if finding.rule_id == "P01"]


@pytest.mark.parametrize("words", [("半年（程）目标值", "全年（程）目标值"), ("半年指标值", "全年指标值")])
def test_a_jiangsu_form_prints_the_half_year_beside_the_year_and_the_year_is_the_target(words):
    form = [
        title(),
        beside(("项目名称", NAME)),
        [*(M(word, 1, 2) for word in ("一级指标", "二级指标", "三级指标")), M("指标值", 4), M("备注", 1, 2)],
        [M(words[0], 2), M(words[1], 2)],
        ["产出指标", "数量指标", "建成站点", M("5个", 2), M("12个", 2), ""],
    ]
    (project,) = read(form).projects
    assert shown(project, "name", "value") == [("建成站点", "12个")]


def test_a_guangdong_form_prints_goals_and_values_of_the_whole_term_left_of_those_of_the_year():
    form = [
        title(),
        beside(("项目名称", NAME)),
        [M("总体绩效目标", 2, 2), M("实施周期总体目标", 3), M("年度总体目标", 3)],
        [M("三年建成36个。", 3), M(GOAL, 3)],
        ["一级指标", "二级指标", M("三级指标", 2), M("实施周期指标值", 2), M("年度指标值", 2)],
        ["产出指标", "数量指标", M("建成站点", 2), M("36个", 2), M("12个", 2)],
    ]
    (project,) = read(form).projects
    assert texts(project, "goal", "overall_goal") == (GOAL, "三年建成36个。")
    assert shown(project, "name", "value") == [("建成站点", "12个")]


def test_a_form_of_bought_services_is_named_by_the_service_and_belongs_to_the_buyer():
    form = [
        title("政府购买服务项目绩效目标表（2024年度）"),
        beside(("购买服务项目名称", NAME)),
        beside(("购买主体", "青禾县社区服务中心"), ("承接主体", "公开招标确定")),
        *indicators(INDICATORS),
    ]
    (project,) = read(form).projects
    assert texts(project, "name", "unit_label") == (NAME, "青禾县社区服务中心")


@pytest.mark.parametrize(("label", "field"), [("业务主管部门", "department_label"), ("预算执行单位", "unit_label")])
def test_bodies_have_other_names_in_other_provinces(label, field):
    form = [title(), beside(("项目名称", NAME)), beside((label, "青禾县林业局")), *indicators(INDICATORS)]
    (project,) = read(form).projects
    assert texts(project, field) == ("青禾县林业局",)


@pytest.mark.parametrize("label", ["项目名称及编码", "项目名称和代码", "项目名称及项目编码"])
def test_a_label_for_name_and_code_names_the_project(label):
    (project,) = read([title(), beside((label, f"{NAME}[51112424T000011130463]")), *indicators()]).projects
    typed = type_project(project, 1, Frame("d" * 64, (None, None), (None, None), 2024, None, {}))
    assert (typed.rows[0].name, typed.rows[0].project_code) == (NAME, "51112424T000011130463")


def test_a_label_for_the_code_of_a_projects_name_names_no_project():
    form = [title(), beside(("项目名称", NAME)), beside(("项目名称代码", "000123")), *indicators()]
    assert [texts(project, "name") for project in read(form).projects] == [(NAME,)]
    assert not read([row for row in form if row[0] != M("项目名称")]).projects


_HUNAN = ["单位代码", "单位（专项）名称", "资金总额", "实施期绩效目标", "一级指标", "二级指标", "三级指标", "指标值"]


def _hunan(code, name, amount, *indicator):
    return [code, name, amount, "完成任务。" if indicator else "", *(indicator or [""] * 4)]


_CHECKS = ("产出指标", "数量指标", "检查次数", "≥24次")
_SAMPLES = ("产出指标", "数量指标", "抽检批次", "≥50批次")


def test_a_hunan_list_prints_the_sum_of_a_unit_above_its_projects_and_it_is_none_of_them(tmp_path):
    lines = [
        _hunan("501", "青禾县市场监管局", "300.20"),
        _hunan("501001", "青禾县市场监管局机关", "211.20"),
        _hunan("501001", "综合执法", "85.00", *_CHECKS),
        _hunan("501001", "食品抽检", "126.20", *_SAMPLES),
        _hunan("501002", "青禾县计量所", "89.00"),
        _hunan("501002", "计量检定", "89.00", *_CHECKS),
    ]
    reading = read_rows(tmp_path / "a.txt", [_HUNAN, *lines])
    assert [texts(project, "name", "amount") for project in reading.projects] == [
        ("综合执法", "85.00"),
        ("食品抽检", "126.20"),
        ("计量检定", "89.00"),
    ]
    assert [(total.scope, total.amount.text, total.projects) for total in reading.totals] == [
        ("department", "300.20", (1, 2, 3)),
        ("unit", "211.20", (1, 2)),
        ("unit", "89.00", (3,)),
    ]


_PLAIN = ["序号", "项目名称", *_HUNAN[2:]]


def _totalled(tmp_path, amount):
    lines = [
        _hunan("一", "青禾县市场监管局本级", amount),
        _hunan("1", "综合执法", "85.00", *_CHECKS),
        _hunan("2", "食品抽检", "126.20", *_SAMPLES),
    ]
    return read_rows(tmp_path / "a.txt", [_PLAIN, *lines])


def test_a_sum_above_its_projects_in_a_column_of_projects_is_none_of_them(tmp_path):
    reading = _totalled(tmp_path, "211.20")
    assert [texts(project, "name") for project in reading.projects] == [("综合执法",), ("食品抽检",)]
    assert [(total.amount.text, total.projects) for total in reading.totals] == [("211.20", (1, 2))]


def test_a_round_amount_that_few_projects_below_come_to_by_chance_stays_a_projects(tmp_path):
    lines = [
        _hunan("1", "综合执法", "30.00", *_CHECKS),
        _hunan("2", "设备购置", "20.00"),
        _hunan("3", "食品抽检", "10.00", *_SAMPLES),
        _hunan("4", "药品抽检", "10.00", *_SAMPLES),
    ]
    reading = read_rows(tmp_path / "a.txt", [_PLAIN, *lines])
    assert [texts(project, "amount") for project in reading.projects] == [
        ("30.00",),
        ("20.00",),
        ("10.00",),
        ("10.00",),
    ]
    assert not reading.totals


def test_in_a_column_of_projects_an_amount_that_is_no_sum_stays_a_projects(tmp_path):
    reading = _totalled(tmp_path, "90.00")
    assert [texts(project, "amount") for project in reading.projects] == [("90.00",), ("85.00",), ("126.20",)]
    assert not reading.totals


def test_a_list_of_bought_services_and_one_of_bonds_name_their_money_and_who_spends_it(tmp_path):
    bought = ["购买主体", "购买服务项目名称", "预算金额", "购买方式", *_HUNAN[3:]]
    bonds = ["项目主管部门", "项目名称", "本次债券发行额度", "序号", *_HUNAN[3:]]
    row = ["青禾县民政局", "居家养老", "30.00", "公开招标", "完成任务。", *_CHECKS]
    (service,) = read_rows(tmp_path / "a.txt", [bought, row]).projects
    (bond,) = read_rows(tmp_path / "b.txt", [bonds, row]).projects
    assert texts(service, "name", "amount", "unit_label") == ("居家养老", "30.00", "青禾县民政局")
    assert texts(bond, "name", "amount", "department_label") == ("居家养老", "30.00", "青禾县民政局")


def test_a_bare_amount_that_the_projects_below_do_not_add_up_to_is_neither_a_sum_nor_a_project(tmp_path):
    lines = [_hunan("501001", "综合执法", "85.00"), _hunan("501001", "食品抽检", "126.20", *_SAMPLES)]
    reading = read_rows(tmp_path / "a.txt", [_HUNAN, *lines])
    assert [texts(project, "name") for project in reading.projects] == [("食品抽检",)]
    assert not reading.totals
    assert "it cannot be told" in reasons(reading)


@pytest.mark.parametrize(
    "lines",
    [
        [("设备购置", "100"), ("食品抽检", "100", *_SAMPLES)],
        [("综合执法", "50", *_CHECKS), ("设备购置", "100"), ("食品抽检", "100", *_SAMPLES)],
        [("设备购置", "100"), ("服装购置", "50"), ("食品抽检", "100", *_SAMPLES)],
    ],
)
def test_a_project_without_goal_above_another_of_the_same_amount_is_not_taken_for_a_units_sum(lines, tmp_path):
    reading = read_rows(tmp_path / "a.txt", [_HUNAN, *(_hunan("501001", *line) for line in lines)])
    assert not reading.totals
    assert reading.quarantined


def test_a_units_sum_further_below_does_not_make_a_project_without_goal_a_sum(tmp_path):
    projects = [("综合执法", "50.00", *_CHECKS), ("设备购置", "126.20"), ("食品抽检", "126.20", *_SAMPLES)]
    unit = [("青禾县计量所", "139.00"), ("计量检定", "89.00", *_CHECKS), ("仪器校准", "50.00", *_SAMPLES)]
    reading = read_rows(tmp_path / "a.txt", [_HUNAN[1:], *(_hunan("", *row)[1:] for row in (*projects, *unit))])
    assert [total.label.text for total in reading.totals] == ["青禾县计量所"]
    assert any("设备购置" in cell.text for cell in reading.quarantined)


def test_the_projects_below_a_sum_that_is_in_doubt_are_not_those_of_the_unit_above(tmp_path):
    amounts = [("青禾县市场监管局", "211.20"), ("综合执法", "85.00", *_CHECKS), ("食品抽检", "126.20", *_SAMPLES)]
    rows = [*amounts, ("青禾县计量所", "90.00"), ("计量检定", "89.00", *_CHECKS)]
    reading = read_rows(tmp_path / "a.txt", [_HUNAN[1:], *(_hunan("", *row)[1:] for row in rows)])
    labels = [texts(project, "unit_label") for project in reading.projects]
    assert labels == [("青禾县市场监管局",), ("青禾县市场监管局",), (None,)]


def _split(*below):
    above = [title(width=4), beside(("项目名称", NAME), width=4), *indicators(INDICATORS[:1], width=4)]
    return checked(document(grid(above, sheet="a"), grid(below, sheet="a")))


def test_a_form_that_word_split_in_two_tables_goes_on_with_the_indicators_of_the_second():
    (project,) = _split(
        ["产出指标", "质量指标", "验收合格率", "100%"], ["效益指标", "社会效益指标", "受益人数", "≥90人"]
    ).projects
    assert [name for (name,) in shown(project, "name")] == ["建成站点", "验收合格率", "受益人数"]


@pytest.mark.parametrize(
    "below",
    [
        ["产出指标", "质量指标", "验收合格率"],
        ["办公设备", "台", "购置电脑", "12"],
        ["产出指标", "质量指标", "验收合格率", ""],
    ],
)
def test_a_table_behind_a_form_with_other_columns_or_words_is_not_its_rest(below):
    (project,) = _split(below).projects
    assert [name for (name,) in shown(project, "name")] == ["建成站点"]


def _hubei(*, year_filled=True):
    value = "≥12万剂次" if year_filled else ""
    name = "接种剂次" if year_filled else ""
    return [
        title("项目支出绩效目标申报表（2024年度）", 6),
        beside(("项目名称", NAME), width=6),
        ["长期目标1", M("三年接种36万剂次。", 5)],
        ["年度目标1", M("接种12万剂次；", 5)],
        ["年度目标2", M("宣传20场。", 5)],
        [M("长期绩效目标表", 6)],
        ["目标名称", "一级指标", "二级指标", "指标名称", M("指标值", 2)],
        ["长期目标1", "产出指标", "数量指标", "三年接种剂次", M("≥36万剂次", 2)],
        [M("年度绩效目标表", 6)],
        [*(M(word, 1, 2) for word in ("目标名称", "一级指标", "二级指标", "指标名称")), M("指标值", 2)],
        ["上年", "预计当年实现"],
        ["年度目标1", "产出指标", "数量指标", name, "11万剂次" if year_filled else "", value],
    ]


def test_a_hubei_form_has_a_block_of_the_year_below_that_of_the_term_and_numbers_its_goals():
    (project,) = read(_hubei()).projects
    assert texts(project, "goal", "overall_goal") == ("接种12万剂次；宣传20场。", "三年接种36万剂次。")
    assert shown(project, "name", "value", "baseline") == [("接种剂次", "≥12万剂次", "11万剂次")]
    assert project.fiscal_year == 2024


def test_the_block_of_the_term_is_read_where_that_of_the_year_is_blank():
    reading = read(_hubei(year_filled=False))
    (project,) = reading.projects
    assert shown(project, "name", "value") == [("三年接种剂次", "≥36万剂次")]
    assert "only the indicators of the whole term are filled in" in "".join(one.message for one in reading.findings)


def test_the_block_of_the_year_may_be_headed_with_the_years_number():
    form = [[M("2024年绩效目标", 6)] if row == [M("年度绩效目标表", 6)] else row for row in _hubei()]
    (project,) = read(form).projects
    assert shown(project, "name", "value") == [("接种剂次", "≥12万剂次")]


def test_a_hubei_form_prints_the_sources_of_the_year_below_the_budgets_of_project_and_year():
    form = [
        title(),
        beside(("项目名称", NAME)),
        beside(("项目总预算", "780"), ("项目当年预算", "260.5")),
        [M("项目资金来源", 2, 4), M("来源项目", 3), M("金额（万元）", 3)],
        [M("合计", 3), M("260.5", 3)],
        [M("1.一般公共预算财政拨款收入", 3), M("200.5", 3)],
        [M("2.政府性基金预算财政拨款收入", 3), M("60", 3)],
        *indicators(),
    ]
    (project,) = read(form).projects
    assert money(project) == [
        ("project", "total", "批复", "780"),
        ("year", "total", "批复", "260.5"),
        ("year", "total", "批复", "260.5"),
        ("year", "fiscal", "批复", "200.5"),
        ("year", "government_fund", "批复", "60"),
    ]
    assert texts(project, "amount") == ("260.5",)


_MONEY = ["一般公共预算", "基本支出", "项目支出"]
_OF_WHOLE = [
    [
        M("单位名称", 1, 2),
        M("年度预算申请", 4),
        M("整体绩效目标", 1, 2),
        M("部门整体支出年度绩效指标", 4),
    ],
    ["资金总额", *_MONEY, "一级指标", "二级指标", "三级指标", "指标值"],
    [*(M(text, 1, 2) for text in ("青禾县统计局", "386.52", "380.52", "256.52", "130", "完成统计任务。")), *_CHECKS],
    [*_SAMPLES],
]


def test_a_hunan_list_of_whole_departments_has_bodies_in_the_place_of_projects():
    reading = read([title("部门整体支出绩效目标表（2025年度）", 10), [M("单位：万元", 10)], *_OF_WHOLE])
    (whole,) = reading.projects
    assert (whole.name, whole.form) == (None, "whole_department")
    assert texts(whole, "unit_label", "amount", "goal") == ("青禾县统计局", "386.52", "完成统计任务。")
    assert [name for (name,) in shown(whole, "name")] == ["检查次数", "抽检批次"]
    assert not [finding for finding in reading.findings if finding.severity == "error"]


def test_a_list_of_units_without_projects_is_of_whole_departments_only_where_its_title_says_so():
    reading = read([title("部门预算绩效目标表（2025年度）", 10), [M("单位：万元", 10)], *_OF_WHOLE])
    assert not reading.projects


def _of_years(*words, title_year=2024):
    heading = ["单位名称", "项目名称", *words, "三级指标", "指标性质", "2023年指标值", "2024年指标值"]
    row = ["青禾县图书馆", "免费开放", "600,000", "620,000", "开馆天数", "≥", "320", "330"]
    return read([title(f"项目支出绩效目标表（{title_year}年度）"), [M("单位：元", 8)], heading, row])


def test_a_column_headed_with_the_year_of_its_document_holds_the_amount_and_the_target():
    reading = _of_years("2023年预算数", "2024年度预算数（元）")
    (project,) = reading.projects
    assert texts(project, "amount") == ("620,000",)
    assert shown(project, "name", "comparator", "value") == [("开馆天数", "≥", "330")]
    assert {finding.evidence for finding in reading.findings} == {"2023年预算数", "2023年指标值"}


def test_columns_of_other_years_than_the_document_hold_nothing_of_it():
    reading = _of_years("2023年预算数", "2024年预算数", title_year=2025)
    assert not [project for project in reading.projects if project.amount or project.indicators]


def test_a_column_headed_with_the_year_is_left_beside_one_of_the_same_field_without_it():
    reading = _of_years("预算数", "2024年预算数")
    assert texts(reading.projects[0], "amount") == ("600,000",)
    assert "2024年预算数" in {finding.evidence for finding in reading.findings}


def test_a_column_headed_with_the_year_may_be_one_of_the_years_goal():
    assert texts(_of_years("2023年预算数", "2024年度目标").projects[0], "goal") == ("620,000",)


def test_the_column_of_the_year_under_a_heading_of_goals_holds_the_years_goal_and_no_year():
    words = [M(word, 1, 2) for word in ("一级指标", "二级指标", "三级指标", "指标值")]
    heading = [M("单位名称", 1, 2), M("项目名称", 1, 2), M("预算数", 1, 2), M("绩效目标", 2), *words]
    row = ["青禾县图书馆", "免费开放", "620,000", "开放一年。", "开放三年。", *_CHECKS]
    reading = read([title(width=9), heading, ["年度", "中期"], row])
    assert texts(reading.projects[0], "goal") == ("开放一年。",)
    assert reading.projects[0].fiscal_year == 2024


@pytest.mark.parametrize(("kind", "comparator"), [("≥", "≥"), ("定量", "定量"), ("定性", "定性")])
def test_the_kind_of_a_value_is_its_sign_where_a_hunan_list_prints_one(kind, comparator, tmp_path):
    lines = [[*_HUNAN, "指标值类型"], [*_hunan("501001", "综合执法", "85.00", *_CHECKS), kind]]
    (project,) = read_rows(tmp_path / "a.txt", lines).projects
    assert shown(project, "comparator", "value") == [(comparator, "≥24次")]


def test_a_chongqing_form_calls_the_column_of_names_an_indicator_beside_the_word_of_the_block():
    form = [
        title(width=6),
        beside(("专项资金名称", NAME), width=6),
        [M("绩效指标", 1, 3), "指标", "指标权重", "计量单位", "指标性质", "指标值"],
        ["扶持企业数", "30", "家", "≥", "26"],
        ["社零增速", "30", "%", "≥", "6.5"],
    ]
    (project,) = read(form).projects
    assert shown(project, "name", "value", "measure_unit", "weight") == [
        ("扶持企业数", "26", "家", "30"),
        ("社零增速", "6.5", "%", "30"),
    ]


def test_a_sign_in_the_column_of_directions_is_the_comparator_where_no_other_column_holds_one():
    form = [
        title(),
        beside(("项目名称", NAME)),
        ["一级指标", "二级指标", "三级指标", "指标方向", "目标值", M("计量单位", 3)],
        ["产出指标", "数量指标", "检查次数", "≥", "24", M("次", 3)],
        ["产出指标", "数量指标", "通报次数", "反向", "2", M("次", 3)],
    ]
    (project,) = read(form).projects
    assert shown(project, "comparator", "value", "direction") == [("≥", "24", None), (None, "2", "反向")]


_HEBEI = [
    title(width=9),
    beside(("项目名称", NAME), width=9),
    [
        *(M(word, 1, 2) for word in ("一级指标", "二级指标", "三级指标", "绩效指标描述")),
        M("指标值", 4),
        M("指标值确定依据", 1, 2),
    ],
    ["符号", "值", "单位", "文字描述"],
    ["产出指标", "数量指标", "检查次数", "检查的次数", "≥", "24", "次", "", "年度计划"],
    ["效益指标", "社会效益指标", "市场秩序", "秩序的变化", "文字描述", "", "", "明显改善", "年度计划"],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "满意的比例", "≥", "90", "%", "九成以上满意", "调查"],
]


def test_a_hebei_form_has_a_column_of_words_for_targets_without_a_number():
    reading = read(_HEBEI)
    (project,) = reading.projects
    assert shown(project, "name", "comparator", "value", "measure_unit") == [
        ("检查次数", "≥", "24", "次"),
        ("市场秩序", "文字描述", "明显改善", None),
        ("群众满意度", "≥", "90", "%"),
    ]
    assert "九成以上满意" in "".join(left.text for left in reading.leftovers)
