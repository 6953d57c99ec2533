"""What a form prints for an amount: read where a list reads it, else kept as printed, and never lost without a word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.normalize import problems as p
from pipeline.normalize.typed import type_document
from pipeline.parse.forms.words import Fund, fund_of
from pipeline.records import Context
from tests.parse.drawn import read_rows
from tests.parse.forms import M, beside, form, indicators, money, read, texts, title
from tests.parse.table import HEADING, first, more

_PRINTED = {
    "50.00(万元)": Decimal(500000),
    "50.5万": Decimal(505000),
    "50万元整": Decimal(500000),
    "￥50.00": Decimal(500000),
    "人民币50万元": Decimal(500000),
    "50 000": Decimal(500000000),
    "0": Decimal(0),
    "详见附件": None,
    "待定": None,
    "50万元左右": None,
    "约50": None,
    "伍拾万元": None,
    "1,2345": None,
    "50美元": None,
    "—": None,
    "/": None,
    "": None,
}
_PHASES = ["年初预算数", "全年执行数", "执行率"]


def _told(reading):
    """Return the amount of the one project, and the rules that its money breaks."""
    document = type_document(reading, "e" * 64, "绩效目标表", 100, Context(fiscal_year=2024))
    money_rules = (p.NO_MONEY_UNIT, p.UNREADABLE_AMOUNT, p.BLANK_AMOUNT, p.NEGATIVE_AMOUNT)
    (row,) = (row for row in document.projects if row.phase == "批复")
    rules = [one.rule_id for one in document.findings if one.rule_id in money_rules and one.row_id == row.row_id]
    return row.amount_yuan, row.amount_printed, rules


def _in_a_list(path, amount):
    heads = ["预算数（万元）" if head.startswith("预算") else head for head in HEADING]
    assert heads != HEADING
    return _told(read_rows(path, [heads, first(amount=amount), more()]))


@pytest.mark.parametrize("printed", _PRINTED)
def test_a_form_reads_an_amount_as_a_list_does(tmp_path, printed):
    in_form = _told(read(form(beside(("年度资金总额（万元）", printed)))))
    assert in_form[0] == _PRINTED[printed]
    assert in_form == _in_a_list(tmp_path / "a.txt", printed)


@pytest.mark.parametrize("printed", [text for text in _PRINTED if text])
def test_under_the_heading_of_a_phase_it_is_the_same(printed):
    head = [M("项目资金（万元）", 1, 2), "", *_PHASES, M("", 3)]
    under = _told(read(form(head, ["年度资金总额", printed, "8", "80%", M("", 3)])))
    assert under == _told(read(form(beside(("年度资金总额（万元）", printed)))))


@pytest.mark.parametrize("printed", ["50.5万", "详见附件"])
def test_beside_the_name_of_the_block_it_is_the_total(printed):
    (project,) = read(form(beside(("项目资金（万元）", printed)))).projects
    assert texts(project, "amount") == (printed,)


@pytest.mark.parametrize("printed", ["50.5万", "详见附件"])
def test_under_a_label_that_heads_a_column_it_is_the_same(printed):
    labels = [M("年度资金总额（万元）", 2), M("财政拨款", 3), M("其他资金", 3)]
    (project,) = read(form(labels, [M(printed, 2), M("10", 3), M("2.5", 3)])).projects
    assert texts(project, "amount") == (printed,)


@pytest.mark.parametrize("printed", ["50.5万", "50.00（万元）", "详见附件", "—"])
def test_in_one_cell_with_its_label_it_is_the_same(printed):
    (project,) = read(form([M(f"年度资金总额：{printed}", 8)])).projects
    assert texts(project, "amount") == (printed,)


@pytest.mark.parametrize("word", ["金额", "备注", "财政拨款", "万元", "（万元）", "单位：万元", "注：见附表", "XX万元"])
def test_a_label_a_unit_a_note_or_a_prompt_is_no_amount(word):
    (project,) = read(form(beside(("年度资金总额", word)))).projects
    assert (project.amount, project.funds) == (None, ())


@pytest.mark.parametrize("rest", [["彩票公益金", "5"], ["", "彩票公益金", ""]])
def test_a_text_that_may_be_another_label_is_no_amount(rest):
    (project,) = read(form(["年度资金总额", *rest, *[""] * (7 - len(rest))])).projects
    assert project.amount is None


def test_of_several_texts_under_one_phase_none_is_the_amount():
    head = [M("项目资金", 1, 2), "", M("年初预算数", 3), M("全年执行数", 3)]
    (project,) = read(form(head, ["年度资金总额", "10", "含上年结转", "", M("8", 3)])).projects
    assert [fund[2:] for fund in money(project)] == [("批复", "10"), ("执行", "8")]


@pytest.mark.parametrize("printed", ["—", "详见附件"])
def test_a_total_without_a_number_does_not_contradict_the_one_that_has_one(printed):
    reading = read(form(beside(("预算金额（万元）", printed)), beside(("年度资金总额", "50"))))
    assert _told(reading) == (Decimal(500000), "50", [])
    document = type_document(reading, "e" * 64, "申报表", 100, Context(fiscal_year=2024))
    assert [one.observed for one in document.findings if one.rule_id == p.UNREADABLE_AMOUNT] == (
        [] if printed == "—" else [printed]
    )


def test_a_source_that_has_no_readable_amount_is_told_and_a_dash_is_not():
    reading = read(form(beside(("年度资金总额（万元）", "50")), beside(("其中：财政拨款", "约50"), ("其他资金", "—"))))
    document = type_document(reading, "e" * 64, "申报表", 100, Context(fiscal_year=2024))
    assert [(fund.amount_printed, fund.amount_yuan) for fund in document.funds[1:]] == [("约50", None), ("—", None)]
    assert [one.observed for one in document.findings if one.rule_id.startswith("N0")] == ["约50"]


def test_the_money_of_a_key_task_is_kept_as_printed():
    tasks = [
        [M("年度主要任务", 1, 3), "任务名称", M("主要内容", 3), M("预算金额（万元）", 3)],
        ["修路", M("修路10公里", 3), M("50.5万", 3)],
        ["架桥", M("架桥1座", 3), M("待定", 3)],
    ]
    top = [title("部门整体支出绩效目标表（2024年度）"), beside(("部门名称", "青禾县交通局"))]
    (project,) = read([*top, *tasks, *indicators()]).projects
    assert [fund.amount.text for fund in project.funds] == ["50.5万", "待定"]


def test_a_template_whose_amounts_are_dashes_stays_a_template():
    rows = [("产出指标", "数量指标", "指标1：", "")]
    assert not read(form(beside(("年度资金总额", "—")), rows=rows)).projects


@pytest.mark.parametrize(
    ("label", "source", "span"),
    [
        ("部门整体支出总额", "total", "any"),
        ("预算安排（万元）", "total", "any"),
        ("年度申请资金（万元）", "total", "year"),
        ("本年度预算金额", "total", "year"),
        ("自治区财政资金", "provincial", "any"),
        ("其中：地方政府专项债券", "other", "any"),
        ("本级安排", "own_level", "any"),
        ("市级安排", "city", "any"),
        ("县级安排", "county", "any"),
    ],
)
def test_words_of_money_that_provinces_print(label, source, span):
    assert fund_of(label) == Fund(source, span)
