"""A project that prints no amount takes it from the budget table of its document, or a finding says why not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse import parse
from pipeline.parse.budget_join import joined
from pipeline.parse.budget_table import BudgetLine, BudgetTable
from pipeline.records import Place, Printed, PrintedFund, PrintedProject
from tests.parse.drawn import adds_up
from tests.parse.sheets import COVERED, document, sheet
from tests.parse.table import HEADING

_TARGET_HEADING = [HEADING[0], HEADING[1], *HEADING[3:]]
_BUDGET_HEADING = [
    ["项目代码", "项目名称", "项目单位", "功能科目编码", "合计", "本年拨款", COVERED],
    ["", "", "", "", "", "一般公共预算", "其他资金"],
]


def _target(project, unit="文化馆", name="开放天数"):
    return [unit, project, "按时完成。", "产出指标", "数量指标", name, "≥", "300", "天", "90", "正向指标"]


def _targets(*rows, title="部门项目支出绩效目标表05-2"):
    return sheet("05-2", [[title], ["单位：元"], _TARGET_HEADING, *rows])


def _budget(*rows, title="部门项目支出预算表05-1", unit="金额单位：万元"):
    return sheet("05-1", [[title], [unit], *_BUDGET_HEADING, *rows])


def _line(project, amount, *, unit="文化馆", code="", subject="2070109"):
    return [code, project, unit, subject, amount, amount, ""]


def _amounts(reading):
    return [(p.name.text, p.amount.text if p.amount else None) for p in reading.projects]


def _rules(reading):
    return [finding.rule_id for finding in reading.findings]


def test_a_budget_is_taken_by_name_with_its_own_money_unit_and_place():
    reading = parse(document(_budget(_line("场馆开放", "12.50")), _targets(_target("场馆开放"))))
    (project,) = reading.projects
    assert (project.amount.text, project.money_unit.text) == ("12.50", "万元")
    assert (project.amount.place.sheet, project.amount.place.row, project.amount.place.column) == ("05-1", 5, 5)
    (repair,) = reading.repairs
    assert (repair.rule, repair.after) == ("budget_joined", "12.50")
    assert "05-1" in repair.reason
    assert adds_up(reading)


def test_the_budget_table_may_stand_behind_the_targets():
    reading = parse(document(_targets(_target("场馆开放")), _budget(_line("场馆开放", "12.50"))))
    assert _amounts(reading) == [("场馆开放", "12.50")]


def test_names_are_compared_without_width_and_blanks():
    reading = parse(document(_budget(_line("场馆 开放（一期）", "1.00")), _targets(_target("场馆开放(一期)"))))
    assert _amounts(reading) == [("场馆开放(一期)", "1.00")]


def test_a_total_is_no_project_and_a_budget_without_targets_is_no_record():
    rows = [_line("场馆开放", "1.00"), _line("设备购置", "2.00"), ["合计", "", "", "", "3.00", "3.00", ""]]
    reading = parse(document(_budget(*rows), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", "1.00")]
    assert reading.other_tables[0].kind == "project_expenditure"
    assert not reading.findings


def test_a_budget_split_by_class_adds_up():
    rows = [_line("场馆开放", "1.00"), _line("场馆开放", "2.50", subject="2070199")]
    reading = parse(document(_budget(*rows), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", "3.50")]
    assert "1.00 + 2.50" in reading.repairs[0].reason


def test_the_printed_sum_of_a_split_budget_is_taken_once():
    rows = [
        _line("场馆开放", "3.50", subject=""),
        _line("场馆开放", "1.00"),
        _line("场馆开放", "2.50", subject="2070199"),
    ]
    reading = parse(document(_budget(*rows), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", "3.50")]


def test_a_line_that_may_be_the_sum_of_the_others_leaves_the_budget_open():
    rows = [_line("场馆开放", "2.00", subject="2070101"), _line("场馆开放", "2.00", subject="2070199")]
    reading = parse(document(_budget(*rows), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", None)]
    assert _rules(reading) == ["P11"]


def test_a_name_twice_in_the_same_class_is_not_joined():
    rows = [_line("场馆开放", "1.00"), _line("场馆开放", "2.50")]
    reading = parse(document(_budget(*rows), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", None)]
    assert _rules(reading) == ["P11"]


def test_a_line_without_a_name_below_a_project_leaves_its_budget_open():
    rows = [_line("场馆开放", "1.00"), ["", "", "", "2070199", "2.00", "2.00", ""]]
    reading = parse(document(_budget(*rows), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", None)]
    assert _rules(reading) == ["P11"]


def test_the_unit_tells_projects_of_one_name_apart():
    rows = [_line("场馆开放", "1.00", unit="307001-文化馆"), _line("场馆开放", "2.00", unit="307002-图书馆")]
    targets = _targets(_target("场馆开放", unit="307002-图书馆"), _target("场馆开放", unit="307001-文化馆"))
    reading = parse(document(_budget(*rows), targets))
    assert _amounts(reading) == [("场馆开放", "2.00"), ("场馆开放", "1.00")]


def test_a_name_of_another_unit_is_not_joined():
    reading = parse(document(_budget(_line("场馆开放", "1.00", unit="图书馆")), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", None)]
    assert _rules(reading) == ["P11"]


def test_a_project_that_the_budget_table_does_not_name_is_a_finding():
    reading = parse(document(_budget(_line("设备购置", "1.00")), _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", None)]
    assert _rules(reading) == ["P11"]


def test_only_the_column_of_the_whole_amount_is_taken():
    heading = [["项目名称", "财政拨款", COVERED, "其他资金"], ["", "合计", "一般公共预算", ""]]
    parts = sheet("05-1", [["项目支出预算表"], ["单位：元"], *heading, ["场馆开放", "5.00", "5.00", "7.00"]])
    reading = parse(document(parts, _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", None)]


def test_the_column_of_the_documents_year_is_taken():
    heading = ["项目名称", "2024年预算数", "2025年预算数（万元）"]
    table = sheet("项目", [["2025年项目支出预算表"], heading, ["场馆开放", "5.00", "7.00"]])
    reading = parse(document(table, _targets(_target("场馆开放"), title="项目支出绩效目标表（2025年度）")))
    assert _amounts(reading) == [("场馆开放", "7.00")]
    assert reading.projects[0].money_unit.text == "万元"


def test_a_budget_table_of_another_year_is_not_used():
    budget = _budget(_line("场馆开放", "1.00"), title="2024年部门项目支出预算表")
    reading = parse(document(budget, _targets(_target("场馆开放"), title="项目支出绩效目标表（2025年度）")))
    assert _amounts(reading) == [("场馆开放", None)]


def test_a_purchase_for_a_project_is_not_its_budget():
    table = sheet("采购", [["政府采购预算表"], ["项目名称", "采购品目", "金额"], ["场馆开放", "桌椅", "1.00"]])
    reading = parse(document(table, _targets(_target("场馆开放"))))
    assert _amounts(reading) == [("场馆开放", None)]
    assert not reading.repairs


# --- the join as a function ---

_PLACE = Place(1, 1, sheet="05-1")


def _printed(text):
    return Printed(text, _PLACE) if text else None


def _project(name="场馆开放", *, code="", unit="", amount="", year=None):
    kinds = {"goal": None, "department_label": None, "indicators": (), "money_unit": None}
    texts = {"name": name, "code": code, "unit_label": unit, "amount": amount}
    return PrintedProject(_PLACE, **{k: _printed(t) for k, t in texts.items()}, fiscal_year=year, **kinds)


def _budget_line(name="场馆开放", amount="1.00", *, code="", unit="", breakdown=(), owner=1):
    return BudgetLine(_printed(name), code, unit, _printed(amount), (0, owner, 1), breakdown)


def _table(*lines, year=None, is_unit_unknown=False):
    return BudgetTable("项目支出预算表", "05-1", year, _printed("元"), is_unit_unknown, lines)


def test_a_project_with_an_amount_stays_as_it_is():
    project = _project(amount="9.00")
    assert joined([project], [_table(_budget_line())]) == ((project,), [], [])


@pytest.mark.parametrize("printed", ["—", "详见附件"])
def test_a_form_that_prints_no_number_takes_the_amount_of_the_budget_table(printed):
    fund = PrintedFund("year", "total", "批复", _printed("年度资金总额"), _printed(printed))
    (project,), _, findings = joined([replace(_project(amount=printed), funds=(fund,))], [_table(_budget_line())])
    assert (project.amount.text, findings) == ("1.00", [])


def test_the_code_decides_before_the_unit():
    lines = [_budget_line(amount="1.00", code="A1", owner=1), _budget_line(amount="2.00", code="A2", owner=2)]
    (project,), _, findings = joined([_project(code="A2")], [_table(*lines)])
    assert (project.amount.text, findings) == ("2.00", [])


def test_a_name_with_several_codes_is_not_joined_where_the_project_prints_none():
    lines = [_budget_line(code="A1", owner=1), _budget_line(code="A2", owner=2)]
    (project,), _, (finding,) = joined([_project()], [_table(*lines)])
    assert project.amount is None
    assert finding.state == "undecidable"


def test_one_line_is_never_the_budget_of_two_projects():
    projects, repairs, findings = joined([_project(), _project()], [_table(_budget_line())])
    assert [project.amount for project in projects] == [None, None]
    assert (len(repairs), len(findings)) == (0, 2)


def test_a_merged_amount_counts_once():
    lines = [_budget_line(breakdown=("2070101",), owner=1), _budget_line(breakdown=("2070199",), owner=1)]
    (project,), _, _ = joined([_project()], [_table(*lines)])
    assert project.amount.text == "1.00"


def test_tables_that_contradict_each_other_are_not_joined():
    tables = [_table(_budget_line()), _table(_budget_line(amount="2.00"))]
    (project,), _, (finding,) = joined([_project()], tables)
    assert project.amount is None
    assert "1.00" in finding.evidence


def test_an_amount_without_a_known_money_unit_is_not_joined():
    (project,), _, (finding,) = joined([_project()], [_table(_budget_line(), is_unit_unknown=True)])
    assert project.amount is None
    assert finding.rule_id == "P11"


def test_a_whole_department_form_without_a_name_takes_nothing():
    project = replace(_project(), name=None)
    assert joined([project], [_table(_budget_line())]) == ((project,), [], [])


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=6, unique=True))
def test_lines_of_different_classes_add_up_or_are_left_open(cents):
    texts = [str(Decimal(n) / 100) for n in cents]
    lines = [_budget_line(amount=t, breakdown=(str(n),), owner=n) for n, t in enumerate(texts)]
    (project,), _, findings = joined([_project()], [_table(*lines)])
    whole = sum(map(Decimal, texts))
    assert project.amount is None or Decimal(project.amount.text) == whole
    assert (project.amount is None) == bool(findings)
