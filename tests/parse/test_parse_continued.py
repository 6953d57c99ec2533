"""A table that Word or a web page cut in two goes on without a heading, where nothing but its labels stands between."""

from __future__ import annotations

import pytest

from pipeline.extract import read
from pipeline.parse import parse
from tests.parse.drawn import adds_up
from tests.parse.table import HEADING, UNIT, first, more

_LONE = ["", "", "", "", "产出指标", "质量指标", "完好率", "≥", "95", "%", "40", "正向指标"]


def _table(rows):
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{t}</td>' for t in row)}</tr>" for row in rows) + "</table>"


def _read(path, between, rows):
    above = "<p>部门预算项目绩效目标表（2025年度）</p><p>金额单位：元</p>"
    path.write_text(
        f"<html><body>{above}{_table([HEADING, first(), more()])}{between}{_table(rows)}</body></html>",
        encoding="utf-8",
    )
    reading = parse(read(path))
    assert adds_up(reading)
    return reading


@pytest.mark.parametrize("between", ["", "<p>部门预算项目绩效目标表（续）</p>", "<p>金额单位：元</p>"])
def test_the_next_table_of_the_same_columns_goes_on_with_the_one_before(tmp_path, between):
    reading = _read(tmp_path / "a.html", between, [first("设备购置", "2,000.00", name="购置台数"), more()])
    assert [(p.name.text, p.amount.text) for p in reading.projects] == [
        ("场馆开放", "1,000.00"),
        ("设备购置", "2,000.00"),
    ]
    assert [p.unit_label.text for p in reading.projects] == [UNIT, UNIT]


def test_a_project_may_go_on_in_the_next_table(tmp_path):
    reading = _read(tmp_path / "a.html", "", [_LONE])
    (project,) = reading.projects
    assert [one.name.text for one in project.indicators][-1] == "完好率"


def test_a_project_that_is_printed_again_in_the_next_table_is_one_project(tmp_path):
    (project,) = _read(tmp_path / "a.html", "", [first(name="完好率"), more("场次")]).projects
    assert len(project.indicators) == 4


@pytest.mark.parametrize("between", ["<p>以下为部门其他情况。</p>", "<p>2025年政府采购预算表</p>"])
def test_a_text_between_two_tables_parts_them(tmp_path, between):
    reading = _read(tmp_path / "a.html", between, [first("设备购置", "2,000.00", name="购置台数"), more()])
    assert [p.name.text for p in reading.projects] == ["场馆开放"]


def test_a_table_with_other_columns_is_another_one(tmp_path):
    reading = _read(tmp_path / "a.html", "", [["办公设备", "台", "12", "3,000.00"]])
    assert [p.name.text for p in reading.projects] == ["场馆开放"]
