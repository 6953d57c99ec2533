"""Tables without targets are named and left whole; a table that looks like targets is never left quietly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import read
from pipeline.parse import parse
from pipeline.parse.other_kinds import is_performance_title, is_table_title, kind_by_title
from tests.parse.drawn import adds_up
from tests.parse.sheets import COVERED, document, page, sheet, text
from tests.parse.table import HEADING, first, more

SHARED = Path(__file__).parents[2].parent / "shared"
_LABELS = ["部门：青禾县文化局", "", "单位：万元"]
_BY_FUNCTION = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["207", "文化支出", "100.00", "60.00", "40.00"],
    ["208", "社会保障支出", "10.00", "10.00", "0.00"],
    ["", "合计", "110.00", "70.00", "40.00"],
]
_EXPENDITURE = [["2025年部门支出预算总表"], _LABELS, *_BY_FUNCTION]
_TARGETS = [["部门预算项目绩效目标表（2025年度）"], ["金额单位：元"], list(HEADING), first(), more()]
_FIVE = [0.0, 50.0, 150.0, 220.0, 290.0, 360.0]
_TITLES = [
    ("2025年部门收支预算总表", "income_expenditure_total"),
    ("部门财务收支总体情况表", "income_expenditure_total"),
    ("表二 部门收入总表", "income_total"),
    ("部门支出预算表01-3", "expenditure_total"),
    ("财政拨款收支预算总表", "fiscal_income_expenditure"),
    ("一般公共预算支出预算表（按功能科目分类）", "general_expenditure"),
    ("一般公共预算基本支出表（经济分类）", "general_basic"),
    ("政府性基金预算支出预算表06", "government_fund"),
    ("国有资本经营预算支出表", "state_capital"),
    ("一般公共预算“三公”经费支出预算表", "three_public"),
    ("机关运行经费支出预算表", "operating"),
    ("部门项目支出预算表05-1", "project_expenditure"),
    ("2025年政府采购预算表", "procurement"),
    ("政府购买服务预算表", "purchased_services"),
    ("新增资产配置表", "new_assets"),
    ("政府债务情况表", "debt"),
    ("上级转移支付补助项目支出预算表", "transfers_received"),
    ("对下转移支付预算表09-1", "transfers_paid"),
    ("收入支出决算总表", "final_income_expenditure"),
    ("支出决算表", "final_expenditure"),
    ("财政拨款收入支出决算总表", "final_fiscal"),
    ("人员编制情况表", "staff"),
]


def _tables(reading):
    return [(table.kind, table.title) for table in reading.other_tables]


def _totals(reading):
    return [t for t in reading.totals if t.basis == "project_expenditure"]


@pytest.mark.parametrize(("title", "kind"), _TITLES)
def test_a_title_names_the_kind_of_its_table(title, kind):
    found = kind_by_title(title)
    assert is_table_title(title)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("title", ["对下转移支付绩效目标表09-2", "部门项目支出绩效目标表", "项目支出绩效自评表"])
def test_a_title_of_performance_is_no_other_table(title):
    assert is_performance_title(title)


@pytest.mark.parametrize("title", ["绩效工资发放情况表", "部门支出总表"])
def test_pay_for_performance_is_no_performance(title):
    assert not is_performance_title(title)


@pytest.mark.parametrize("line", ["公开03表", "表", "本表反映部门收支情况。", "一、部门支出总表……………5", "附件2"])
def test_a_number_a_sentence_and_a_line_of_contents_are_no_titles(line):
    assert not is_table_title(line)


def test_a_table_of_money_beside_targets_is_named_and_left_whole():
    reading = parse(document(sheet("支出总表", _EXPENDITURE), sheet("绩效目标", _TARGETS)))
    assert _tables(reading) == [("expenditure_total", "2025年部门支出预算总表")]
    (table,) = reading.other_tables
    assert (table.rows, table.cells, table.place.sheet) == (4, 19, "支出总表")
    assert [project.name.text for project in reading.projects] == ["场馆开放"]
    assert any(left.reason == table.reason and left.cells == table.cells for left in reading.leftovers)
    assert adds_up(reading)


def test_a_table_without_a_title_has_that_of_its_sheet():
    reading = parse(document(sheet("政府采购预算表", [["品目", "金额"], ["计算机", "3.00"], ["桌椅", "1.00"]])))
    assert _tables(reading) == [("procurement", "政府采购预算表")]


def test_a_table_of_unknown_kind_is_named_unknown_and_says_what_to_do():
    reading = parse(document(sheet("Sheet1", [["河道清单"], ["河道", "长度"], ["青河", "12"], ["禾河", "8"]])))
    (table,) = reading.other_tables
    assert (table.kind, table.title) == ("unknown", "河道清单")
    assert "other_tables.csv" in table.reason
    assert not reading.findings


def test_a_table_over_three_pages_is_one_table():
    rest = [["209", "卫生支出", "5.00", "5.00", "0.00"]]
    last = [["合计", "115.00", "75.00", "40.00"]]
    reading = parse(
        document(
            text(1, "2025年部门支出预算总表"),
            text(1, "编制部门：青禾县文化局"),
            page(1, _BY_FUNCTION[:3], _FIVE),
            text(1, "— 1 —"),
            page(2, [_BY_FUNCTION[0], *rest], _FIVE, is_next=True),
            page(3, last, [0.0, *_FIVE[2:]], is_next=True),
        )
    )
    (table,) = reading.other_tables
    assert (table.kind, table.rows, table.place.page) == ("expenditure_total", 6, 1)
    (total,) = _totals(reading)
    assert (total.amount.text, total.amount.place.page, total.label.text) == ("40.00", 3, "青禾县文化局")


def test_a_page_with_another_title_is_another_table():
    reading = parse(
        document(
            text(1, "部门支出总表"),
            page(1, _BY_FUNCTION, _FIVE),
            text(2, "部门收入总表", is_next=True),
            page(2, _BY_FUNCTION, _FIVE),
        )
    )
    assert [kind for kind, _ in _tables(reading)] == ["expenditure_total", "income_total"]


def test_two_tables_on_one_sheet_are_two():
    reading = parse(document(sheet("Sheet1", [*_EXPENDITURE, ["政府采购预算表"], ["品目", "金额"], ["桌椅", "1.00"]])))
    assert [kind for kind, _ in _tables(reading)] == ["expenditure_total", "procurement"]


def test_the_title_and_labels_of_a_table_may_share_one_cell():
    head = ["支出预算总表\n部门：青禾县文化局\n单位：万元", *[COVERED] * 4]
    reading = parse(document(page(1, [head, *_BY_FUNCTION], _FIVE)))
    assert _tables(reading) == [("expenditure_total", "支出预算总表")]
    (total,) = _totals(reading)
    assert (total.label.text, total.money_unit.text) == ("青禾县文化局", "万元")


def test_a_contents_page_is_no_table():
    lines = [["目 录"], ["一、部门主要职能……………………1"], ["二、部门支出预算总表…………………2"]]
    reading = parse(document(sheet("目录", lines)))
    assert not reading.other_tables
    assert any(left.reason == "contents page" for left in reading.leftovers)


def test_prose_in_a_frame_is_no_table():
    grids = [
        page(1, [["完成全年工作任务。"]], [0.0, 300.0]),
        text(1, "二、其他"),
        page(1, [["甲", "乙"]], [0.0, 90.0, 180.0]),
    ]
    reading = parse(document(*grids))
    assert not reading.other_tables
    assert adds_up(reading)


@pytest.mark.parametrize(
    "rows",
    [
        [["绩效目标表"], ["事项", "完成情况"], ["甲", "完成"], ["乙", "完成"]],
        [["情况表"], ["序号", "绩效指标名称", "数值"], ["1", "开放天数", "300"]],
        [["基本信息"], ["名称", "青禾县文化局"], ["一级指标", "二级指标", "指标值"], ["产出指标", "数量指标", "3"]],
    ],
)
def test_a_table_that_looks_like_targets_is_never_left_quietly(rows):
    reading = parse(document(sheet("Sheet1", rows), sheet("支出总表", _EXPENDITURE)))
    assert not reading.projects
    assert reading.failure
    assert any(finding.severity == "error" for finding in reading.findings)
    assert adds_up(reading)


def test_a_table_that_looks_like_targets_is_a_finding_beside_targets_that_are_read():
    odd = [["对下转移支付绩效目标表"], ["事项", "完成情况"], ["甲", "完成"], ["乙", "完成"]]
    reading = parse(document(sheet("绩效目标", _TARGETS), sheet("对下", odd)))
    assert reading.failure is None
    assert [finding.rule_id for finding in reading.findings if finding.severity == "error"] == ["P01"]


def test_pay_for_performance_among_classes_of_expenditure_is_no_suspect():
    rows = [["一般公共预算基本支出表"], ["科目编码", "科目名称", "金额"], ["30107", "绩效工资", "77.66"]]
    reading = parse(document(sheet("基本支出", rows)))
    assert not reading.findings


def test_an_office_that_manages_performance_is_no_suspect():
    rows = [
        ["内设机构表"],
        ["序号", "科室", "职责"],
        ["一", "预算绩效科", "负责预算绩效管理工作，编制绩效目标并组织绩效评价"],
    ]
    reading = parse(document(sheet("机构", rows)))
    assert not reading.findings
    assert reading.failure is None


# --- the department's project expenditure as a control total ---


def test_the_project_expenditure_of_the_department_is_a_control_total_in_its_own_unit():
    reading = parse(document(sheet("支出总表", _EXPENDITURE), sheet("绩效目标", _TARGETS)))
    (total,) = _totals(reading)
    assert (total.scope, total.label.text, total.amount.text) == ("department", "青禾县文化局", "40.00")
    assert total.money_unit.text == "万元"
    assert {project.money_unit.text for project in reading.projects} == {"元"}


def test_without_a_table_of_expenditure_the_table_of_income_and_expenditure_tells():
    rows = [["收入", COVERED, "支出", COVERED], ["一、财政拨款", "110.00", "一、基本支出", "70.00"]]
    rows = [
        ["部门收支总表"],
        _LABELS,
        *rows,
        ["", "", "二、项目支出", "40.00"],
        ["收入合计", "110.00", "支出合计", "110.00"],
    ]
    reading = parse(document(sheet("收支总表", rows)))
    assert [total.amount.text for total in _totals(reading)] == ["40.00"]


def test_the_table_of_expenditure_is_trusted_before_the_other():
    rows = [["部门收支总表"], _LABELS, ["收入", COVERED, "支出", COVERED], ["拨款", "9.00", "项目支出", "9.00"]]
    reading = parse(document(sheet("收支总表", rows), sheet("支出总表", _EXPENDITURE)))
    assert [total.amount.text for total in _totals(reading)] == ["40.00"]


@pytest.mark.parametrize(
    "title", ["一般公共预算支出预算表", "支出决算表", "2025年单位支出预算总表", "2023年部门支出预算总表"]
)
def test_tables_of_one_fund_of_a_unit_of_the_past_or_of_another_year_are_no_control_total(title):
    reading = parse(document(sheet("表", [[title], _LABELS, *_BY_FUNCTION]), sheet("绩效目标", _TARGETS)))
    assert not _totals(reading)


def test_two_columns_of_project_expenditure_give_no_control_total():
    heading = [["科目", "上年预算", COVERED, "本年预算", COVERED], ["", "基本支出", "项目支出", "基本支出", "项目支出"]]
    reading = parse(document(sheet("表", [["部门支出总表"], *heading, ["合计", "1.00", "2.00", "3.00", "4.00"]])))
    assert not _totals(reading)


def test_two_figures_for_the_same_department_are_a_finding_and_no_control_total():
    other = [[*row[:-1], row[-1].replace("40.00", "41.00")] for row in _EXPENDITURE]
    reading = parse(document(sheet("表1", _EXPENDITURE), sheet("表2", other)))
    assert not _totals(reading)
    assert [finding.rule_id for finding in reading.findings] == ["P12"]


def test_a_control_total_without_a_money_unit_is_not_used_where_the_document_has_several():
    silent = [_EXPENDITURE[0], *_BY_FUNCTION]
    purchases = [["政府采购预算表"], ["单位：万元"], ["品目", "金额"], ["桌椅", "1.00"]]
    reading = parse(document(sheet("支出", silent), sheet("采购", purchases), sheet("绩效目标", _TARGETS)))
    assert not _totals(reading)
    assert "P12" in [finding.rule_id for finding in reading.findings]


def test_a_word_table_with_thin_columns_gives_its_control_total():
    edges = [0.0, 3.0, 90.0, 93.0, 96.0, 180.0, 183.0, 186.0, 270.0, 273.0]
    heading = ["", "合计", "", "", "基本支出", "", "", "项目支出", ""]
    row = ["110.00", COVERED, COVERED, "70.00", COVERED, COVERED, "40.00", COVERED, COVERED]
    reading = parse(
        document(text(1, "三、2025年度部门支出预算总表"), text(1, "单位：万元"), page(1, [heading, row], edges))
    )
    assert [total.amount.text for total in _totals(reading)] == ["40.00"]


_RESULTS = ["项目名称", "主管部门", "项目资金（万元）", "评价得分", "评价等级", "评价机构"]
_RESULT = ["场馆开放", "青禾县文化局", "1250", "88.6", "良", "某会计师事务所"]


def test_the_results_of_evaluations_are_no_unread_targets():
    reading = parse(document(sheet("Sheet1", [["2023年度财政重点绩效评价结果公开表"], _RESULTS, _RESULT, _RESULT])))
    assert [table.kind for table in reading.other_tables] == ["evaluation_results"]
    assert (reading.findings, reading.failure) == ((), None)


def test_results_of_evaluations_beside_targets_that_are_not_read_are_told():
    rows = [[*_RESULTS, "绩效目标"], [*_RESULT, "开放300天"], [*_RESULT, "开放310天"]]
    reading = parse(document(sheet("Sheet1", [["2023年度财政重点绩效评价结果公开表"], *rows])))
    assert [finding.rule_id for finding in reading.findings] == ["P01"]


@given(
    st.lists(
        st.lists(st.text("表总支出项目绩效目录指标12. ：", max_size=6), min_size=1, max_size=4), min_size=1, max_size=12
    )
)
def test_whatever_stands_on_a_sheet_every_cell_is_accounted_for(rows):
    reading = parse(document(sheet("Sheet1", rows)))
    assert adds_up(reading)
    assert sum(table.cells for table in reading.other_tables) <= reading.account.leftover_cells


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not beside the project")
@pytest.mark.parametrize(
    ("name", "tables", "amount"),
    [
        ("jiangsu-high-court-2018-budget.pdf", 12, "11,343.27"),
        ("shanghai-putuo-wanli-2024-budget.pdf", 9, "56,505,103"),
        ("shanghai-putuo-social-work-2024-final-account.pdf", 10, None),
        ("template-department-budget.xlsx", 9, None),
    ],
)
def test_a_published_budget_without_targets_gives_its_tables_and_no_record(name, tables, amount):
    reading = parse(read(SHARED / "documents" / name))
    assert len(reading.other_tables) == tables
    assert "unknown" not in {table.kind for table in reading.other_tables}
    assert [total.amount.text for total in _totals(reading)] == ([amount] if amount else [])
    assert not reading.projects
    assert reading.failure is None
    assert adds_up(reading)
