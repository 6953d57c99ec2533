"""Where the frame of a table is open on both sides of a page edge, the cells above and below it are one."""

from __future__ import annotations

from dataclasses import replace

from pipeline.parse import parse
from pipeline.records import Cell, Extract, Grid, Place
from tests.parse.drawn import adds_up
from tests.parse.table import HEADING, UNIT, first, more, row


def _grid(page, rows, *, is_open_above=False, is_open_below=False):
    cells = [[Cell(text, Place(r, c, page)) for c, text in enumerate(line, 1)] for r, line in enumerate(rows, 1)]
    if is_open_above:
        cells[0] = [replace(cell, is_open_above=True) for cell in cells[0]]
    if is_open_below:
        cells[-1] = [replace(cell, is_open_below=True) for cell in cells[-1]]
    return Grid(f"page {page}", "table", tuple(map(tuple, cells)), page_break_before=page > 1)


def _read(upper, lower, *, is_open):
    pages = (
        _grid(1, [[*HEADING], *upper], is_open_below=is_open),
        _grid(2, lower, is_open_above=is_open),
    )
    return parse(Extract("pdf", 2, pages))


def _names(reading):
    return [[indicator.name.text for indicator in project.indicators] for project in reading.projects]


_REST = ["", "", "", "资金及时拨付。", "", "", "和时长", "", "", "", "", ""]


def test_a_row_that_the_edge_cut_through_is_one_row():
    reading = _read([first()], [_REST, row(UNIT, "图书购置", "500.00", "购书。", name="购书册数")], is_open=True)
    assert _names(reading) == [["开放天数和时长"], ["购书册数"]]
    assert reading.projects[0].goal.text == "按时开放。资金及时拨付。"
    assert {repair.rule for repair in reading.repairs} >= {"name_joined", "goal_joined"}
    assert not reading.quarantined
    assert adds_up(reading)


def test_two_rows_that_print_what_one_row_has_once_stay_two_however_open_the_frame():
    other = row(UNIT, "图书购置", "500.00", "购书。", name="购书册数", weight="90")
    reading = _read([first()], [other, more()], is_open=True)
    assert [name for project in _names(reading) for name in project] == ["开放天数", "购书册数", "开放场馆"]
    assert [project.amount.text for project in reading.projects] == ["1,000.00", "500.00"]
