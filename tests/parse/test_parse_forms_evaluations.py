"""Forms that report: self-evaluations after the year and monitoring during it, each as a small document."""

from __future__ import annotations

from tests.parse.forms import (
    GOAL,
    NAME,
    PLEASED,
    QUALITY,
    SITES,
    M,
    beside,
    indicators,
    money,
    read,
    shown,
    texts,
    title,
)

_EVALUATED = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")


def test_a_chongqing_evaluation_has_no_second_level_and_no_label_beside_its_money():
    form = [
        title("2023年度项目支出绩效自评表"),
        beside(("项目名称", NAME), ("项目编码", "99012423T000000012345")),
        [M("项目资金\n（万元）", 1, 3), "年初预算数", M("全年（调整）预算数", 2), "全年执行数", M("执行率", 2), "得分"],
        ["850", M("812.35", 2), "810", M("99.71%", 2), "9.97"],
        ["其中：财政资金 850", M("812.35", 2), "810", M("99.71%", 2), ""],
        ["指标类型", "指标名称", "指标\n性质", "指标值", "计量\n单位", "指标\n权重", "全年\n完成值", "评价标准"],
        ["产出指标", "改造数量", "≥", "6", "座", "20", "6", "少一座扣3分"],
        ["管理类指标", "资金使用", "定性", "合规", "", "10", "合规", ""],
    ]
    reading = read(form)
    (project,) = reading.projects
    assert project.form == "self_evaluation"
    assert texts(project, "code", "amount", "execution_rate", "execution_score") == (
        "99012423T000000012345",
        "850",
        "99.71%",
        "9.97",
    )
    assert [fund for fund in money(project) if fund[1] == "total"] == [
        ("year", "total", "批复", "850"),
        ("year", "total", "调整", "812.35"),
        ("year", "total", "执行", "810"),
    ]
    assert shown(project, "level_1", "level_2", "name", "comparator", "value", "measure_unit", "weight", "actual") == [
        ("产出指标", None, "改造数量", "≥", "6", "座", "20", "6"),
        ("管理类指标", None, "资金使用", "定性", "合规", None, "10", "合规"),
    ]
    assert [left.text for left in reading.leftovers] == ["99.71%", "少一座扣3分"]


def test_an_anhui_evaluation_has_phases_actual_values_scores_and_reasons():
    rows = [
        ("产出指标", "数量指标", "指标1：建成站点", "≥12个", "13个", "40", "40", ""),
        ("产出指标", "数量指标", "……", "", "", "", "", ""),
        ("满意度指标", "服务对象满意度指标", "指标1：群众满意度", "≥90%", "88%", "50", "48.5", "两处未完工"),
    ]
    form = [
        title("项目支出绩效自评表（2022年度）", 10),
        beside(("项目名称", NAME), width=10),
        [M("项目资金（万元）", 1, 4), M("", 3), "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [M("年度资金总额", 3), "260", "245.5", "240.1", "10", "97.80%", "9.78"],
        [M("其中：当年财政拨款", 3), "260", "245.5", "240.1", "－", "97.80%", "－"],
        [M("上年结转资金", 3), "", "", "", "－", "", "－"],
        [M("年度总体目标", 1, 2), M("预期目标", 5), M("实际完成情况", 4)],
        [M(GOAL, 5), M("建成13个。", 4)],
        *indicators(rows, _EVALUATED, beside="绩效指标", width=10),
        [M("总分", 6), "100", "98.28", M("", 2)],
    ]
    reading = read(form)
    (project,) = reading.projects
    assert texts(project, "amount", "execution_rate", "execution_score", "total_score", "goal") == (
        "260",
        "97.80%",
        "9.78",
        "98.28",
        GOAL,
    )
    assert [fund[1:] for fund in money(project)] == [
        ("total", "批复", "260"),
        ("total", "调整", "245.5"),
        ("total", "执行", "240.1"),
        ("fiscal", "批复", "260"),
        ("fiscal", "调整", "245.5"),
        ("fiscal", "执行", "240.1"),
    ]
    assert shown(project, "name", "value", "actual", "weight", "score", "reason") == [
        ("指标1：建成站点", "≥12个", "13个", "40", "40", None),
        ("指标1：群众满意度", "≥90%", "88%", "50", "48.5", "两处未完工"),
    ]
    assert any("placeholder" in left.reason for left in reading.leftovers)


def test_a_monitoring_form_has_a_heading_of_two_rows_and_no_value_in_its_ticks():
    form = [
        title("项目支出绩效目标执行监控表（2023年度）", 16),
        beside(("项目名称", NAME), width=16),
        [
            M("项目资金（万元）", 1, 2),
            M("", 3),
            M("年初预算数", 3),
            M("1-7月执行数", 3),
            M("1-7月执行率", 3),
            M("全年预计执行数", 3),
        ],
        [M("年度资金总额：", 3), M("12", 3), M("9", 3), M("75%", 3), M("11.5", 3)],
        [
            *(M(word, 1, 2) for word in ("一级指标", "二级指标", "三级指标", "年度指标值")),
            *(M(word, 1, 2) for word in ("1-7月执行情况", "全年预计完成情况")),
            M("偏差原因分析", 6),
            M("完成目标可能性", 3),
            M("备注", 1, 2),
        ],
        ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明", "确定能", "有可能", "完全不可能"],
        [*SITES, "7个", "12个", "", "", "", "", "", "雨季停工", "√", "", "", ""],
    ]
    (project,) = read(form).projects
    assert project.form == "monitoring"
    assert [fund[1:] for fund in money(project)] == [("total", "批复", "12"), ("total", "监控", "9")]
    assert shown(project, "name", "value", "actual", "forecast", "reason") == [
        ("建成站点", "≥12个", "7个", "12个", "雨季停工")
    ]


def test_a_reason_in_a_merged_cell_is_that_of_all_indicators_beside_it():
    heads = ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因分析"]
    rows = [
        [*SITES, "10个", "50", "40", M("选址未定", 1, 2)],
        [*QUALITY, "90%", "40", "36"],
        [*PLEASED, "95%", "10", "10", ""],
    ]
    (project,) = read([title("项目支出绩效自评表（2023年度）"), beside(("项目名称", NAME)), heads, *rows]).projects
    assert shown(project, "reason") == [("选址未定",), ("选址未定",), (None,)]
