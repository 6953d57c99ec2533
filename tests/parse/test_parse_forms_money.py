"""Money in forms: each amount has a source, a phase and a span; what cannot be told is not loaded quietly."""

from __future__ import annotations

import pytest

from tests.parse.forms import M, beside, form, indicators, money, read, read_pages, texts, title

_PHASES = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
_TOTAL = ["年度资金总额", "10", "9", "8", "10", "88.9%", "8.89"]


def _phases(*rows, heads=None, unit="（万元）"):
    """A block of money with the phases as columns."""
    return [[M("项目资金" + unit, 1, len(rows) + 1), "", *(heads or _PHASES)], *rows]


def _project(*rows, name="村级服务站点建设"):
    (project,) = read(form(*rows, name=name)).projects
    return project


def test_the_phases_of_an_evaluation_are_columns():
    project = _project(*_phases(_TOTAL, ["其中：财政拨款", "7", "6", "5", "－", "88.9%", "－"]))
    assert money(project) == [
        ("year", "total", "批复", "10"),
        ("year", "total", "调整", "9"),
        ("year", "total", "执行", "8"),
        ("year", "fiscal", "批复", "7"),
        ("year", "fiscal", "调整", "6"),
        ("year", "fiscal", "执行", "5"),
    ]
    assert texts(project, "execution_rate", "execution_score", "money_unit") == ("88.9%", "8.89", "万元")


def test_points_before_the_amounts_are_no_amount():
    heads = ["分值", "年初预算数", "全年预算数", "全年执行数", "执行率", "得分"]
    project = _project(*_phases(["年度资金总额", "10", "21", "20", "19", "95%", "9.5"], heads=heads))
    assert [fund[2:] for fund in money(project)] == [("批复", "21"), ("调整", "20"), ("执行", "19")]
    assert texts(project, "execution_score") == ("9.5",)


def test_a_blank_approved_budget_is_not_filled_from_the_adjusted_one():
    project = _project(*_phases(["年度资金总额", "", "9", "8", "10", "88.9%", "8.89"]))
    assert project.amount is None
    assert [fund[2:] for fund in money(project)] == [("调整", "9"), ("执行", "8")]


def test_parts_of_the_money_are_not_the_total():
    project = _project(
        *_phases(["其中：财政拨款", "10", "9", "8", "－", "", "－"], ["其他资金", "1", "1", "1", "－", "", "－"])
    )
    assert project.amount is None
    assert {fund[1] for fund in money(project)} == {"fiscal", "other"}


@pytest.mark.parametrize("label", ["项目期", "实施期", "中期", "三年"])
@pytest.mark.parametrize("printed", ["3", "2024"])
def test_a_span_of_years_in_the_block_of_money_is_no_money(label, printed):
    project = _project(beside(("项目资金（万元）", "")), beside((label, printed)), beside(("年度资金总额", "600")))
    assert money(project) == [("year", "total", "批复", "600")]


def test_parts_of_the_years_money_without_a_total_are_told():
    reading = read(form(beside(("财政拨款", "30.50"), ("其他资金", "2.00"))))
    (project,) = reading.projects
    assert project.amount is None
    assert {fund[1] for fund in money(project)} == {"fiscal", "other"}
    assert [(f.rule_id, f.evidence) for f in reading.findings] == [("P09", "财政拨款 30.50；其他资金 2.00")]


@pytest.mark.parametrize("label", ["预算资金", "年度资金总额", "项目资金（万元）"])
@pytest.mark.parametrize(
    "printed", ["32.5万元（其中：财政拨款30.5万元，其他资金2万元）", "32.5万元，其中财政拨款30.5万元，其他资金2万元"]
)
def test_a_cell_that_prints_the_amount_and_its_parts_is_read_as_both(label, printed):
    project = _project(beside((label, printed)))
    assert [(fund[1], fund[3]) for fund in money(project)] == [
        ("total", "32.5万元"),
        ("fiscal", "30.5万元"),
        ("other", "2万元"),
    ]
    assert texts(project, "amount") == ("32.5万元",)


def test_an_amount_with_a_note_that_is_no_money_is_not_taken_apart():
    project = _project(beside(("年度资金总额", "32.5万元（其中：人员12人）")))
    assert money(project) == [("year", "total", "批复", "32.5万元（其中：人员12人）")]


def test_the_money_of_a_span_of_years_says_that_it_is_money():
    project = _project(beside(("三年资金总额", "900")), beside(("年度资金总额", "300")))
    assert money(project) == [("project", "total", "批复", "900"), ("year", "total", "批复", "300")]


@pytest.mark.parametrize(
    ("label", "source"), [("地方资金", "local"), ("市县资金", "local"), ("县级资金", "county"), ("本级资金", "county")]
)
def test_local_money_is_of_no_certain_level(label, source):
    project = _project(beside(("年度资金总额", "12")), beside(("其中：中央补助", "9")), beside((label, "3")))
    assert [fund[1] for fund in money(project)] == ["total", "central", source]


def test_the_money_of_the_whole_project_is_not_the_years():
    project = _project(beside(("实施期资金总额", "600")), beside(("其中：财政拨款", "500")))
    assert project.amount is None
    assert money(project) == [("project", "total", "批复", "600"), ("project", "fiscal", "批复", "500")]


def test_the_block_of_the_whole_projects_money_may_print_the_years_amount():
    block = M("实施期资金情况\n（万元）", 1, 2)
    project = _project([block, M("年度金额：", 3), M("128.64", 4)], [M("其中：中央补助", 3), M("105", 4)])
    assert money(project) == [("year", "total", "批复", "128.64"), ("year", "central", "批复", "105")]
    assert texts(project, "amount", "money_unit") == ("128.64", "万元")


def test_the_whole_projects_money_is_not_the_years_though_only_its_block_says_so():
    block = M("实施期资金情况（万元）", 1, 2)
    project = _project([block, M("资金总额", 3), M("600", 4)], [M("其中：财政拨款", 3), M("500", 4)])
    assert money(project) == [("project", "total", "批复", "600"), ("project", "fiscal", "批复", "500")]
    assert project.amount is None


def test_the_money_that_is_applied_for_is_the_years_total():
    assert texts(_project(beside(("项目申请资金", "19.2万元"))), "amount") == ("19.2万元",)


@pytest.mark.parametrize("mark", ["－", "/", "—", "无", "见附件"])
def test_a_mark_instead_of_an_amount_is_kept_as_printed(mark):
    project = _project(*_phases(["年度资金总额", mark, "9", mark, "10", "", ""]))
    assert texts(project, "amount") == (mark,)
    assert [fund[2:] for fund in money(project)] == [("批复", mark), ("调整", "9"), ("执行", mark)]


def test_a_form_that_prints_a_column_of_execution_evaluates_though_nothing_was_spent():
    project = _project(*_phases(["年度资金总额", "10", "9", "", "10", "", ""]))
    assert project.form == "self_evaluation"


@pytest.mark.parametrize("amount", ["157.5万元", "120 元", "1,200,000.00"])
def test_an_amount_is_kept_as_printed_with_its_unit(amount):
    project = _project(beside(("年度资金总额", amount)))
    assert texts(project, "amount") == (amount,)


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("项目资金（元）", "元"),
        ("预算金额（万元）", "万元"),
        ("年度资金总额(单位：万元)", "万元"),
        ("项目 资金\n（万 元）", "万元"),
    ],
)
def test_the_unit_of_money_stands_in_a_label(label, unit):
    project = _project(beside((label, "12.5")))
    assert texts(project, "amount", "money_unit") == ("12.5", unit)


def test_two_units_of_money_in_one_form_are_told():
    reading = read(form(beside(("年度资金总额（万元）", "120")), beside(("其中：财政拨款（元）", "1200000"))))
    assert reading.projects[0].money_unit is None
    assert any(f.severity == "error" and "several money units" in f.message for f in reading.findings)


@pytest.mark.parametrize(
    "text",
    ["其中：财政拨款 300 其他资金 20", "其中：财政拨款300万元，其他资金20万元", "财政拨款：300；其他资金：20"],
)
def test_several_amounts_in_one_cell_are_parted(text):
    project = _project(beside(("年度资金总额", "320")), [M(text, 8)])
    assert texts(project, "amount") == ("320",)
    assert [(source, amount.removesuffix("万元")) for _, source, _, amount in money(project)] == [
        ("total", "320"),
        ("fiscal", "300"),
        ("other", "20"),
    ]


def test_prose_about_money_is_kept_whole_and_not_parted():
    prose = "约120万元，其中中央资金100万元"
    project = _project(beside(("年度资金总额", prose)))
    assert money(project) == [("year", "total", "批复", prose)]


def test_several_amounts_without_headings_are_told_and_none_is_taken():
    reading = read(form(["年度资金总额", "10", "9", M("8", 5)]))
    assert reading.projects[0].amount is None
    assert any(f.severity == "error" and "several amounts" in f.message for f in reading.findings)


def test_an_unknown_column_of_money_is_told_by_its_heading():
    heads = ["财评数", "下达数", "全年执行数"]
    reading = read(
        form([M("项目资金（万元）", 1, 2), "", *heads, M("", 3)], ["年度资金总额", "10", "9", "8", M("", 3)])
    )
    assert [fund[2:] for fund in money(reading.projects[0])] == [("执行", "8")]
    assert {f.evidence for f in reading.findings} == {"财评数", "下达数"}


def test_an_unknown_source_of_money_is_told_and_is_not_the_total():
    reading = read(form(*_phases(["彩票公益金", "10", "9", "8", "10", "", ""])))
    assert reading.projects[0].amount is None
    assert any("彩票公益金" in finding.message for finding in reading.findings)


def test_headings_of_money_hold_over_a_page_edge():
    rows = form(*_phases(_TOTAL))
    reading = read_pages(rows[:4], [["", *_TOTAL], *rows[5:]])
    (project,) = reading.projects
    assert [fund[2:] for fund in money(project)] == [("批复", "10"), ("调整", "9"), ("执行", "8")]


@pytest.mark.parametrize("name", ["人员经费", "项目支出", "其他资金", "财政拨款", "专项资金"])
def test_a_project_that_is_called_like_money_keeps_its_name_and_its_amount(name):
    project = _project(beside(("年度资金总额", "12.5")), name=name)
    assert texts(project, "name", "amount") == (name, "12.5")
    assert money(project) == [("year", "total", "批复", "12.5")]


def test_labels_of_money_may_head_columns():
    labels = [M("年度资金总额（万元）", 2), M("财政拨款", 3), M("其他资金", 3)]
    project = _project(labels, [M("12.5", 2), M("10", 3), M("2.5", 3)])
    assert texts(project, "amount", "money_unit") == ("12.5", "万元")
    assert [fund[1:] for fund in money(project)] == [
        ("total", "批复", "12.5"),
        ("fiscal", "批复", "10"),
        ("other", "批复", "2.5"),
    ]


_SICHUAN = [
    [M("预算执行情况（万元）", 1, 3), "预算数：", M("120.00", 2), M("执行数：", 2), M("118.20", 2)],
    ["其中：财政拨款", M("100.00", 2), M("其中：财政拨款", 2), M("98.20", 2)],
    ["其他资金", M("20.00", 2), M("其他资金", 2), M("20.00", 2)],
]


def test_two_phases_side_by_side_have_their_amounts_beside_them_and_their_parts_below():
    project = _project(*_SICHUAN)
    assert money(project) == [
        ("year", "total", "批复", "120.00"),
        ("year", "total", "执行", "118.20"),
        ("year", "fiscal", "批复", "100.00"),
        ("year", "fiscal", "执行", "98.20"),
        ("year", "other", "批复", "20.00"),
        ("year", "other", "执行", "20.00"),
    ]
    assert texts(project, "amount", "money_unit") == ("120.00", "万元")


def test_a_phase_without_its_total_still_has_its_parts():
    blank = [*_SICHUAN[0][:-1], M("", 2)]
    assert money(_project(blank, *_SICHUAN[1:]))[:3] == [
        ("year", "total", "批复", "120.00"),
        ("year", "fiscal", "批复", "100.00"),
        ("year", "fiscal", "执行", "98.20"),
    ]


def test_the_goal_beside_what_was_reached_stands_under_its_label():
    goals = [
        [M("年度目标完成情况", 1, 2), M("预期目标", 4), M("实际完成目标", 3)],
        [M("建成服务站点12个。", 4), M("已建成。", 3)],
    ]
    assert texts(_project(*goals), "goal") == ("建成服务站点12个。",)


def test_the_block_of_a_departments_money_and_the_column_of_its_kinds_are_known():
    block = M("部门整体资金（万元）", 1, 3)
    heads = [block, "支出类型", "年初预算数", "全年预算数", M("1-7月执行数", 2), M("执行率", 2)]
    parts = [[kind, "10", "9", M("5", 2), M("55.6%", 2)] for kind in ("基本支出", "项目支出")]
    reading = read([title("部门整体绩效监控表"), beside(("部门名称", "青禾县民政局")), heads, *parts, *indicators()])
    assert [fund[1:] for fund in money(reading.projects[0])] == [
        (source, phase, amount)
        for source in ("basic", "project")
        for phase, amount in (("批复", "10"), ("调整", "9"), ("监控", "5"))
    ]
    assert [f.evidence for f in reading.findings] == ["基本支出 10；项目支出 10"], (
        "no total is printed, and no word unknown"
    )


def test_money_in_a_table_inside_a_cell_is_read():
    inner = "年度资金总额  36.40  其中：财政拨款  36.40  其他资金  0"
    project = _project([M("资金情况（万元）"), M(inner, 7)])
    assert [fund[1:] for fund in money(project)] == [
        ("total", "批复", "36.40"),
        ("fiscal", "批复", "36.40"),
        ("other", "批复", "0"),
    ]
    assert texts(project, "amount", "money_unit") == ("36.40", "万元")


def _by_nature(left, right):
    """A block of money whose parts each stand in a cell as wide as half of it, under the headings of the total."""
    parts = [[M(one, 4), M(other, 3)] for one, other in zip(left, right, strict=True)]
    by_nature = [M("按收入性质分：", 4), M("按支出性质分：", 3)]
    block = [M("年度预算申请（万元）", 1, len(parts) + 3), "", *_PHASES]
    return read(form(block, _TOTAL, by_nature, *parts))


@pytest.mark.parametrize(("phase", "parts"), [("批复", ("7", "3")), ("调整", ("6", "3")), ("执行", ("7.5", "0.5"))])
def test_parts_under_all_headings_are_of_the_phase_whose_total_they_add_up_to(phase, parts):
    own, fund = parts
    reading = _by_nature(
        [f"其中：一般公共预算：{own}", f"政府性基金拨款：{fund}"], [f"其中：基本支出：{own}", f"项目支出：{fund}"]
    )
    assert [one[1:] for one in money(reading.projects[0])][3:] == [
        ("general_public", phase, own),
        ("government_fund", phase, fund),
        ("basic", phase, own),
        ("project", phase, fund),
    ]
    assert not reading.findings


def test_parts_under_all_headings_that_add_up_to_none_of_the_totals_are_not_loaded_and_told():
    reading = _by_nature(["其中：一般公共预算：7"], ["其中：基本支出：10"])
    assert [one[1:] for one in money(reading.projects[0])][3:] == [("basic", "批复", "10")]
    (finding,) = reading.findings
    assert (finding.rule_id, finding.severity, finding.evidence) == ("P09", "error", "其中：一般公共预算：7")


def test_parts_that_are_one_phase_in_one_column_and_another_in_the_next_are_not_loaded_and_told():
    reading = _by_nature(["其中：一般公共预算：9"], ["其中：基本支出：8"])
    assert len(money(reading.projects[0])) == 3
    assert [finding.severity for finding in reading.findings] == ["error", "error"]


def test_the_phases_of_the_money_may_be_printed_without_the_word_for_a_number():
    heads = ["年初预算", "全年预算(A)", "全年执行(B)", "权重", "执行率(B/A)", "得分"]
    block = _phases(_TOTAL, heads=heads)
    reading = read(form(*block))
    assert [one[2:] for one in money(reading.projects[0])] == [("批复", "10"), ("调整", "9"), ("执行", "8")]
    assert not reading.findings


@pytest.mark.parametrize(
    "name", ["资金", "预算资金", "资金投入情况", "专项资金执行情况", "补助资金使用情况", "年度预算申请"]
)
def test_the_block_of_money_has_many_names(name):
    block = [[M(f"{name}（万元）", 1, 2), "", *_PHASES], _TOTAL]
    reading = read(form(*block))
    assert (texts(reading.projects[0], "money_unit"), reading.findings) == (("万元",), ())


@pytest.mark.parametrize("head", ["1-7月执行率", "执行率"])
def test_the_share_that_was_spent_by_mid_year_is_the_rate_of_a_form_without_another(head):
    heads = ["年初预算数", M("1-7月执行数", 2), head, M("全年预计执行数", 2)]
    project = _project(*_phases(["年度资金总额", "36", M("19.8", 2), "55%", M("36", 2)], heads=heads))
    assert texts(project, "execution_rate") == ("55%",)
    assert [one[2:] for one in money(project)] == [("批复", "36"), ("监控", "19.8")]


def test_the_share_that_was_spent_by_mid_year_is_not_the_rate_of_what_the_whole_year_spent():
    heads = ["年初预算数", M("1-7月执行数", 2), "1-7月执行率", M("全年执行数", 2)]
    project = _project(*_phases(["年度资金总额", "36", M("19.8", 2), "55%", M("36", 2)], heads=heads))
    assert texts(project, "execution_rate") == (None,)


def test_a_score_beside_the_rate_that_is_higher_than_its_points_is_not_the_rates():
    project = _project(beside(("执行率", "94.5%"), ("得分", "95")))
    assert texts(project, "execution_rate", "execution_score") == ("94.5%", None)


def test_phases_side_by_side_each_have_the_amount_beside_them():
    line = beside(("预算资金（万元）", ""), ("年初", "58"), ("全年预算", "55"), ("全年支出", "52"))
    rates = beside(("执行率", "94.5%"), ("分值", "10"), ("得分", "9.45"))
    project = _project(line, rates)
    assert money(project) == [
        ("year", "total", "批复", "58"),
        ("year", "total", "调整", "55"),
        ("year", "total", "执行", "52"),
    ]
    assert texts(project, "amount", "execution_rate", "execution_score") == ("58", "94.5%", "9.45")


def test_the_money_unit_may_stand_among_the_headings_of_the_money():
    block = [[M("项目资金", 1, 2), "单位：万元", *_PHASES], _TOTAL]
    reading = read(form(*block))
    assert (texts(reading.projects[0], "money_unit"), reading.findings) == (("万元",), ())


def test_a_failed_formula_is_no_label_of_the_points_beside_it():
    reading = read(
        form(
            *_phases(
                ["年度资金总额", "52", "0", "0", "#DIV/0!", "10", "#DIV/0!"],
                heads=[*_PHASES[:3], "执行率", "分值", "得分"],
            )
        )
    )
    assert (texts(reading.projects[0], "amount"), reading.findings) == (("52",), ())
