"""A total row is not a project, and a label alone is none either."""

from __future__ import annotations

import pypdfium2
import pytest

from pipeline.normalize.typed import type_document
from pipeline.parse import parse
from pipeline.records import Context
from samples.drawing import page_rows, ruled_pdf
from tests.parse.drawn import outcome, read_rows
from tests.parse.sheets import document, sheet
from tests.parse.table import HEADING, UNIT, first, more, total


def _typed(reading):
    return type_document(reading, "d" * 64, "a.txt", 1, Context())


@pytest.mark.parametrize(
    ("label", "scope"),
    [
        ("307-县文化局部门", "department"),
        (UNIT, "unit"),
        ("合计", "table"),
        ("总 计", "table"),
        ("小计", "unit"),
        ("部门合计", "department"),
    ],
)
def test_a_total_row_is_not_a_project(tmp_path, label, scope):
    reading = read_rows(tmp_path / "a.txt", [HEADING, total(label, "1,000.00"), first(), more()])
    assert [(printed.scope, printed.label.text, printed.amount.text) for printed in reading.totals] == [
        (scope, label, "1,000.00")
    ]
    assert [project.name.text for project in reading.projects] == ["场馆开放"]
    assert reading.account.label_rows == 1


@pytest.mark.parametrize("amount", ["1,000.00元", "0.1万元", "人民币1,000.00", "¥1,000.00", "1,000.00（元）"])
def test_a_total_may_be_printed_with_its_unit(tmp_path, amount):
    typed = _typed(read_rows(tmp_path / "a.txt", [HEADING, first(), more(), total("合计", amount)]))
    assert [(one.total_yuan, one.difference_yuan) for one in typed.control_totals] == [(1000, 0)]


def _sums(tmp_path, *lines):
    typed = _typed(read_rows(tmp_path / "a.txt", [HEADING, *lines]))
    return [(one.label, one.difference_yuan) for one in typed.control_totals]


def test_a_bare_subtotal_sums_the_rows_of_its_unit_since_the_last_total(tmp_path):
    unit = "307002-青禾县图书馆"
    lines = [first(), more(), first("图书购置", "500.00", unit=""), more(), total("小计", "1,500.00")]
    lines += [first("设备购置", "2,000.00", unit=unit), more(), total("小计", "2,100.00"), total("合计", "3,500.00")]
    assert _sums(tmp_path, *lines) == [("小计", 0), ("小计", 100), ("合计", 0)]


def test_subtotals_above_their_rows_are_not_held_against_the_rows_above(tmp_path):
    lines = [total("小计", "1,000.00"), first(), more(), total("小计", "2,000.00")]
    assert _sums(tmp_path, *lines, first("设备购置", "2,000.00"), more()) == [("小计", None), ("小计", None)]


def test_a_subtotal_below_several_units_is_not_held_against_them(tmp_path):
    lines = [first(), more(), first("设备购置", "2,000.00", unit="307002-青禾县图书馆"), more()]
    assert _sums(tmp_path, *lines, total("小计", "2,000.00")) == [("小计", None)]


def test_a_total_whose_amount_cannot_be_read_is_told(tmp_path):
    typed = _typed(read_rows(tmp_path / "a.txt", [HEADING, first(), more(), total("合计", "详见附件")]))
    assert [(one.label, one.total_yuan) for one in typed.control_totals] == [("合计", None)]
    assert "N14" in [finding.rule_id for finding in typed.findings]


def test_a_unit_total_names_the_unit_of_the_rows_below(tmp_path):
    lines = [HEADING, total("307001-甲馆", "1"), first(unit=""), total("307002-乙馆", "1"), first("设备购置", unit="")]
    reading = read_rows(tmp_path / "a.txt", lines)
    assert [project.unit_label.text for project in reading.projects] == ["307001-甲馆", "307002-乙馆"]


def test_a_department_row_names_the_department_of_the_rows_below(tmp_path):
    lines = [
        HEADING,
        total("307-文化局", "1"),
        first(),
        total("308-教育局", "2"),
        first("设备购置", unit="308001-一小"),
    ]
    reading = read_rows(tmp_path / "a.txt", lines)
    assert [project.department_label.text for project in reading.projects] == ["307-文化局", "308-教育局"]


@pytest.mark.parametrize(
    ("line", "row", "department"),
    [
        ("307-县文化局", "307-县文化局部门", "307-县文化局"),
        ("307-青禾县文化局", "307-县文化局", "307-青禾县文化局"),
        ("县文化局", "307-县文化局部门", "307-县文化局"),
        ("县文化局", "307-县文化局", "307-县文化局"),
        ("307-县文化局", "308-县教育局部门", "308-县教育局部门"),
        ("县文化局", "308-县教育局部门", "308-县教育局部门"),
        (None, "307-县文化局部门", "307-县文化局部门"),
    ],
)
def test_the_line_above_the_table_names_the_department_that_the_total_row_sums_up(line, row, department):
    above = [[f"部门：{line}"]] if line else []
    rows = [["部门预算项目绩效目标表（2025年度）"], *above, HEADING, total(row, "1,000.00"), first(unit=""), more()]
    reading = parse(document(sheet("Sheet1", [list(cells) for cells in rows])))
    assert [project.department_label.text for project in reading.projects] == [department]
    assert [one.label.text for one in reading.totals] == [row]


@pytest.mark.parametrize("columns", [2, 3, 12])
def test_a_total_alone_on_the_last_page_may_have_fewer_columns(tmp_path, columns):
    table = ruled_pdf(tmp_path / "a.pdf", page_rows([HEADING, first(), first("设备购置", "2.00", unit="")]))
    last = ruled_pdf(tmp_path / "b.pdf", [[("合计", "1,002.00", *[""] * (columns - 2))]])
    both = pypdfium2.PdfDocument(table)
    both.import_pages(pypdfium2.PdfDocument(last))
    both.save(tmp_path / "c.pdf")
    reading = outcome(tmp_path / "c.pdf", []).reading
    assert [printed.amount.text for printed in reading.totals] == ["1,002.00"]
    assert len(reading.projects) == 2


def test_a_project_without_indicators_is_a_project(tmp_path):
    bare = [UNIT, "预备项目", "5,000.00", "待定。", *[""] * 8]
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), bare])
    assert [(p.name.text, len(p.indicators)) for p in reading.projects] == [("场馆开放", 1), ("预备项目", 0)]


def test_notes_and_page_numbers_are_left_over_by_name(tmp_path):
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), ["注：金额为元。"], ["第 2 页"], ["- 3 -"]])
    assert [left.reason for left in reading.leftovers] == ["note", "page number"]
    assert not reading.quarantined
