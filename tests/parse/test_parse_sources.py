"""Sources of money in lists: columns beside the amount, and parts inside its cell, where they add up."""

from __future__ import annotations

import pytest

from pipeline.normalize.typed import type_document
from pipeline.records import Context
from tests.parse.forms import M, money, read, read_pages, reasons, texts

REST = ["年度绩效目标", "一级指标", "二级指标", "三级指标", "指标值"]
_INDICATOR = ["建成站点", "产出指标", "数量指标", "建成站点", "≥12个"]
SOURCES = ("财政拨款", "专户资金", "单位资金")


def listed(heads, *projects):
    """A list in 万元 with these columns of money; a project is the texts in them."""
    width = 1 + len(heads) + len(REST)
    top = [[M("部门预算项目绩效目标表（2024年度）", width)], [M("单位：万元", width)], ["项目名称", *heads, *REST]]
    return read([*top, *([f"项目{n}", *texts, *_INDICATOR] for n, texts in enumerate(projects, 1))])


@pytest.mark.parametrize("whole", ["合计", "预算数", "资金总额（万元）"])
def test_columns_of_sources_that_add_up_to_the_amount_are_its_parts(whole):
    reading = listed([whole, *SOURCES], ["30", "20", "4", "6"], ["50", "50", "", "—"])
    first, second = reading.projects
    assert money(first) == [
        ("year", "total", "批复", "30"),
        ("year", "fiscal", "批复", "20"),
        ("year", "own", "批复", "4"),
        ("year", "own", "批复", "6"),
    ]
    assert [fund.label.text for fund in first.funds] == [whole, *SOURCES]
    assert [fund[1:] for fund in money(second)] == [("total", "批复", "50"), ("fiscal", "批复", "50")]
    assert (texts(second, "amount"), reading.leftovers, reading.findings) == (("50",), (), ())


def test_under_one_heading_they_are_its_parts_too():
    top = [[M("部门预算项目绩效目标表（2024年度）", 9)]]
    heads = [[M("项目名称", 1, 2), M("资金总额（万元）", 3), *(M(head, 1, 2) for head in REST)]]
    (project,) = read(
        [*top, *heads, ["合计", "财政拨款", "其他资金"], ["项目", "30", "20", "10", *_INDICATOR]]
    ).projects
    assert [fund[1::2] for fund in money(project)] == [("total", "30"), ("fiscal", "20"), ("other", "10")]


def test_what_the_fiscal_money_is_made_of_is_no_further_part():
    heads = ["合计", "财政拨款", "其中：一般公共预算", "政府性基金", "其他资金"]
    (project,) = listed(heads, ["30", "20", "15", "5", "10"]).projects
    assert {fund[1] for fund in money(project)} == {"total", "fiscal", "general_public", "government_fund", "other"}


@pytest.mark.parametrize("printed", [["30", "20", "4", "7"], ["30", "20", "约4", "6"]])
def test_sources_that_do_not_add_up_are_told_and_not_loaded(printed):
    good = ["50", "50", "", ""]
    reading = listed(["合计", *SOURCES], good, printed, good)
    assert [bool(money(project)) for project in reading.projects] == [True, False, True]
    assert [finding.rule_id for finding in reading.findings] == ["N19"]
    assert [left.text for left in reading.leftovers] == [" | ".join(text for text in printed[1:] if text)]


def test_columns_that_hardly_ever_add_up_are_no_sources():
    reading = listed(["合计", *SOURCES], ["50", "50", "", ""], ["30", "20", "1", ""], ["40", "20", "1", ""])
    assert not any(map(money, reading.projects))
    assert "专户资金" in reasons(reading)


@pytest.mark.parametrize(
    "heads",
    [
        ["财政拨款", "专户资金", "单位资金"],
        ["预算数", "其他资金", "其他资金"],
        ["预算数（万元）", "财政拨款（元）", "其他资金（元）"],
    ],
)
def test_columns_that_may_be_no_parts_of_the_amount_are_left_and_told(heads):
    reading = listed(heads, ["30", "20", "10"])
    assert money(reading.projects[0]) == []
    assert "财政拨款" in reasons(reading) or "其他资金" in reasons(reading)


def test_in_a_report_the_columns_of_sources_are_left_and_told():
    width = 3 + len(REST) + 1
    heads = ["项目名称", "预算数", "财政拨款", *REST, "实际完成值"]
    row = ["项目", "30", "30", *_INDICATOR, "12个"]
    reading = read([[M("项目支出绩效自评表（2024年度）", width)], heads, row])
    assert all(fund[1] == "total" for fund in money(reading.projects[0]))
    assert "财政拨款" in reasons(reading)


@pytest.mark.parametrize(
    "printed",
    [
        "30（其中：财政拨款25，其他资金5）",
        "合计：30；其中：财政拨款：25；其他资金：5",
        "总额30，其中财政拨款25，其他资金5",
        "30（财政拨款25，其他资金5）",
    ],
)
def test_an_amount_and_its_parts_in_one_cell_are_both_read(printed):
    (project,) = listed(["预算数"], [printed]).projects
    assert texts(project, "amount") == ("30",)
    assert [fund[1::2] for fund in money(project)] == [("total", "30"), ("fiscal", "25"), ("other", "5")]
    assert {fund.label.text for fund in project.funds} == {printed}


def test_parts_in_one_cell_that_do_not_add_up_are_told():
    reading = listed(["预算数"], ["30（其中：财政拨款25，其他资金6）"])
    document = type_document(reading, "e" * 64, "目标表", 100, Context())
    assert document.projects[0].amount_yuan == 300_000
    assert "N19" in [finding.rule_id for finding in document.findings]


@pytest.mark.parametrize(
    "printed", ["30（其中：人员12人）", "30（25+5）", "30（2024年25，2025年5）", "财政拨款25，其他资金5", "30（含税）"]
)
def test_a_cell_that_says_something_else_is_not_taken_apart(printed):
    (project,) = listed(["预算数"], [printed]).projects
    assert (texts(project, "amount"), money(project)) == ((printed,), [])


def test_sources_that_a_page_edge_parts_from_their_project_come_with_its_amount():
    heads = ["项目名称", "合计", *SOURCES, *REST]
    line = [[M("部门预算项目绩效目标表（2024年度）", len(heads))], [M("单位：万元", len(heads))], heads]
    above = [*line, ["甲", "50", "50", "", "", *_INDICATOR], ["乙", "", "", "", "", *_INDICATOR]]
    below = [["", "30", "20", "4", "6", "", "产出指标", "质量指标", "合格率", "≥90%"]]
    _, second = read_pages(above, below).projects
    assert [fund[3] for fund in money(second)] == ["30", "20", "4", "6"]
